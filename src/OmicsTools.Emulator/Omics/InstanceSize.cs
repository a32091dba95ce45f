using System;
using System.Globalization;
using System.Runtime.InteropServices;

namespace OmicsTools.Emulator;

/// <summary>What an instance type has.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/memory-and-compute-tasks.html"/></remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InstanceSize(int Cpus, int MemoryGiB, int Gpus)
{
    /// <summary>What a type such as <c>omics.m.2xlarge</c> has; null for one that is not known.</summary>
    public static InstanceSize? Of(string? type)
    {
        if (type?.Split('.') is not ["omics", var family, var size])
        {
            return null;
        }

        var cpus = size switch
        {
            "large" => 2,
            "xlarge" => 4,
            _ when size.EndsWith("xlarge", StringComparison.Ordinal)
                && int.TryParse(size[..^"xlarge".Length], NumberStyles.None, CultureInfo.InvariantCulture, out var times) => 4 * times,
            _ => 0,
        };
        var perCpu = family switch
        {
            "c" => 2,
            "m" or "g4dn" or "g5" or "g6" => 4,
            "r" or "g6e" => 8,
            _ => 0,
        };
        var gpus = family[0] != 'g' ? 0 : size is "12xlarge" or "24xlarge" ? 4 : 1;
        return cpus * perCpu == 0 ? null : new InstanceSize(cpus, cpus * perCpu, gpus);
    }
}
