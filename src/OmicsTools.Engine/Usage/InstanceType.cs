using System;
using System.Globalization;

namespace OmicsTools.Engine.Usage;

/// <summary>What an instance type of HealthOmics has.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/memory-and-compute-tasks.html"/></remarks>
internal sealed class InstanceType
{
    private InstanceType(string name, int cpus, int memoryGiB, bool hasGpus)
    {
        Name = name;
        Cpus = cpus;
        MemoryGiB = memoryGiB;
        HasGpus = hasGpus;
    }

    public string Name { get; }

    public int Cpus { get; }

    public int MemoryGiB { get; }

    public bool HasGpus { get; }

    /// <summary>Reads a name such as <c>omics.m.2xlarge</c>.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The type; null for one that is not known.</returns>
    public static InstanceType? Parse(string name)
    {
        var parts = name.Split('.');
        if (parts.Length != 3 || parts[0] != "omics")
        {
            return null;
        }

        var memoryPerCpu = parts[1] switch
        {
            "c" => 2,
            "m" or "g4dn" or "g5" or "g6" => 4,
            "r" or "g6e" => 8,
            _ => 0,
        };
        var cpus = CpusOf(parts[2]);
        return cpus * memoryPerCpu == 0 ? null : new InstanceType(name, cpus, cpus * memoryPerCpu, parts[1][0] == 'g');
    }

    private static int CpusOf(string size) => size switch
    {
        "large" => 2,
        "xlarge" => 4,
        _ when size.EndsWith("xlarge", StringComparison.Ordinal)
            && int.TryParse(size.TrimEnd('x', 'l', 'a', 'r', 'g', 'e'), NumberStyles.None, CultureInfo.InvariantCulture, out var times) => 4 * times,
        _ => 0,
    };
}
