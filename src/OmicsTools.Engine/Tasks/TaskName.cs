using System;
using System.Linq;

namespace OmicsTools.Engine.Tasks;

/// <summary>Takes the name of a scattered task apart.</summary>
/// <remarks>
/// The workflow engines write the shard into the task's name, each in its own way: WDL <c>align-3-17</c>,
/// Nextflow <c>ALIGN:BWA (sample1)</c>, CWL <c>align_2</c>. A regular expression would need a limit of time, and what it says
/// of a name would depend on how busy the computer is.
/// </remarks>
public static class TaskName
{
    /// <summary>Splits a task name into what all shards share and what tells them apart.</summary>
    /// <param name="name">The task's name; null where the service gave none.</param>
    /// <returns>The shared part (the whole name where there is no shard) and the shard (null where there is none).</returns>
    public static (string? BaseName, string? Shard) Split(string? name) =>
        name is null ? (null, null) : Nextflow(name) ?? Wdl(name) ?? Cwl(name) ?? (name, null);

    private static (string? BaseName, string? Shard)? Nextflow(string name)
    {
        if (name.LastOrDefault() != ')')
        {
            return null;
        }

        for (var open = name.IndexOf('('); open >= 0; open = name.IndexOf('(', open + 1))
        {
            var baseName = name.Substring(0, open).TrimEnd();
            if (baseName.Length is > 0 && baseName.Length < open)
            {
                return (baseName, name.Substring(open + 1, name.Length - open - 2));
            }
        }

        return null;
    }

    // The first hyphen with two numbers after it, with a hyphen between them.
    private static (string? BaseName, string? Shard)? Wdl(string name)
    {
        for (var hyphen = name.IndexOf('-', Math.Min(1, name.Length)); hyphen >= 0; hyphen = name.IndexOf('-', hyphen + 1))
        {
            var next = name.IndexOf('-', hyphen + 1);
            if (next > hyphen + 1 && next + 1 < name.Length && IsNumber(name, hyphen + 1, next) && IsNumber(name, next + 1, next + 2))
            {
                return (name.Substring(0, hyphen), name.Substring(hyphen + 1));
            }
        }

        return null;
    }

    private static (string? BaseName, string? Shard)? Cwl(string name)
    {
        var underscore = name.LastIndexOf('_');
        return underscore > 0 && underscore + 1 < name.Length && IsNumber(name, underscore + 1, name.Length)
            ? (name.Substring(0, underscore), name.Substring(underscore + 1))
            : null;
    }

    private static bool IsNumber(string name, int from, int to) => name.Skip(from).Take(to - from).All(character => character is >= '0' and <= '9');
}
