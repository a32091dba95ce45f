using System;
using System.Text.RegularExpressions;

namespace OmicsTools.Engine.Tasks;

/// <summary>Takes the name of a scattered task apart.</summary>
/// <remarks>
/// The workflow engines write the shard into the task's name, each in its own way: WDL <c>align-3-17</c>,
/// Nextflow <c>ALIGN:BWA (sample1)</c>, CWL <c>align_2</c>.
/// </remarks>
public static class TaskName
{
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.Singleline;

    // Names come from the service, at most 128 characters of them; the limit is for those that do not.
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);
    private static readonly Regex Nextflow = new(@"^(?<base>.*?\S)\s+\((?<shard>.*)\)$", Options, Limit);
    private static readonly Regex Wdl = new("^(?<base>.+?)-(?<shard>[0-9]+-[0-9]+.*)$", Options, Limit);
    private static readonly Regex Cwl = new("^(?<base>.+)_(?<shard>[0-9]+)$", Options, Limit);

    /// <summary>Splits a task name into what all shards share and what tells them apart.</summary>
    /// <param name="name">The task's name; null where the service gave none.</param>
    /// <returns>The shared part (the whole name where there is no shard) and the shard (null where there is none).</returns>
    public static (string? BaseName, string? Shard) Split(string? name)
    {
        if (name is null)
        {
            return (null, null);
        }

        foreach (var form in new[] { Nextflow, Wdl, Cwl })
        {
            if (Match(form, name) is { Success: true } match)
            {
                return (match.Groups["base"].Value, match.Groups["shard"].Value);
            }
        }

        return (name, null);
    }

    private static Match? Match(Regex form, string name)
    {
        try
        {
            return form.Match(name);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
