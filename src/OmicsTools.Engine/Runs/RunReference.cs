using System;
using System.Globalization;
using System.Linq;
using Amazon;

namespace OmicsTools.Engine.Runs;

/// <summary>Which run is meant: its id, and its Region where the text that named it said so.</summary>
public sealed class RunReference
{
    /// <summary>The longest id the service accepts, in digits.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/omics/latest/api/API_GetRun.html"/></remarks>
    public const int MaxIdLength = 18;

    private static readonly char[] ArnSeparator = [':'];

    /// <summary>Creates a reference from parts that are already known to be sound.</summary>
    /// <param name="runId">The id of the run: 1 to 18 digits.</param>
    /// <param name="region">The Region's system name, for example <c>us-east-1</c>; null where it is not known.</param>
    /// <param name="accountId">The id of the account that the run belongs to; null where it is not known.</param>
    public RunReference(string runId, string? region = null, string? accountId = null)
    {
        RunId = runId;
        Region = region;
        AccountId = accountId;
    }

    /// <summary>The id of the run: 1 to 18 digits. Unique in an account and Region at any one time.</summary>
    public string RunId { get; }

    /// <summary>The Region that the run's ARN names; null when only an id was given.</summary>
    public string? Region { get; }

    /// <summary>The account that the run's ARN names; null when only an id was given. Another account may have a run of the same id.</summary>
    public string? AccountId { get; }

    /// <summary>Reads a run id (<c>1234567</c>) or a run ARN (<c>arn:aws:omics:us-east-1:123456789012:run/1234567</c>).</summary>
    /// <param name="text">What the user gave; surrounding white space does not count.</param>
    /// <param name="reference">The run, when the text names one; otherwise null.</param>
    /// <param name="problem">What is wrong with the text, as a sentence for the user; otherwise null.</param>
    /// <returns>Whether the text names a run.</returns>
    public static bool TryParse(string? text, out RunReference? reference, out string? problem)
    {
        reference = null;
        problem = null;
        var trimmed = text?.Trim() ?? string.Empty;
        if (trimmed.StartsWith("arn:", StringComparison.OrdinalIgnoreCase))
        {
            return TryParseArn(trimmed, out reference, out problem);
        }

        if (!IsId(trimmed))
        {
            problem = trimmed.Length == 0
                ? "The run id is empty. Give a run id (1 to 18 digits) or a run ARN."
                : $"'{Shorten(trimmed)}' is not a run id. Give 1 to 18 digits, for example 1234567, or a run ARN.";
            return false;
        }

        reference = new RunReference(trimmed);
        return true;
    }

    /// <summary>Whether a text is the ARN of a run.</summary>
    /// <param name="text">The text; null is none.</param>
    /// <returns>True for the ARN of a run.</returns>
    public static bool IsArn(string? text) =>
        text?.Trim().StartsWith("arn:", StringComparison.OrdinalIgnoreCase) == true && TryParse(text, out _, out _);

    /// <summary>Whether a text has the form of a run or task id: 1 to 18 ASCII digits.</summary>
    /// <param name="text">The text, already trimmed.</param>
    /// <returns>True for an id.</returns>
    public static bool IsId(string text) =>
        text.Length is >= 1 and <= MaxIdLength && text.All(c => c is >= '0' and <= '9');

    /// <summary>What a user's text looks like in a message: cut when long, control characters made visible.</summary>
    /// <param name="text">The text as given.</param>
    /// <returns>At most about eighty printable characters.</returns>
    public static string Shorten(string text)
    {
        const int Longest = 80;
        var visible = string.Concat(text.Take(Longest).Select(c => char.IsControl(c)
            ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture)
            : c.ToString()));
        return text.Length <= Longest ? visible : visible + "…";
    }

    /// <summary>The task that an ARN names (<c>arn:aws:omics:us-east-1:123456789012:task/7654321</c>).</summary>
    /// <param name="arn">The ARN, or any other text.</param>
    /// <returns>The task's id, and its Region where the ARN has one; nulls where the text is not the ARN of a HealthOmics task.</returns>
    public static (string? TaskId, string? Region) ParseTaskArn(string? arn)
    {
        var parts = arn?.Trim().Split(ArnSeparator, 6) ?? [];
        var resource = parts.Length == 6 && parts[2] == "omics" ? parts[5].Split('/') : [];
        return resource.Length == 2 && resource[0] == "task" && IsId(resource[1])
            ? (resource[1], parts[3].Length == 0 ? null : parts[3])
            : (null, null);
    }

    // arn:partition:omics:region:account:run/id
    private static bool TryParseArn(string arn, out RunReference? reference, out string? problem)
    {
        reference = null;
        problem = null;
        var parts = arn.Split(ArnSeparator, 6);
        var resource = parts.Length == 6 ? parts[5].Split('/') : [];
        if (parts.Length == 6 && parts[2] == "omics" && resource.Length == 2 && resource[0] == "run" && IsId(resource[1]))
        {
            if (parts[3].Length > 0 && RegionEndpoint.GetBySystemName(parts[3]).PartitionName is var partition && partition != parts[1])
            {
                problem = $"'{Shorten(arn)}' names the partition {Shorten(parts[1])}, and its Region is one of {partition}.";
                return false;
            }

            reference = new RunReference(resource[1], NullIfEmpty(parts[3]), NullIfEmpty(parts[4]));
            return true;
        }

        var what = parts.Length == 6 && parts[2] == "omics" && resource.Length == 2 && resource[0] != "run"
            ? $"is the ARN of a {resource[0]}, not of a run"
            : "is not the ARN of a HealthOmics run";
        problem = $"'{Shorten(arn)}' {what}. A run's ARN ends in ':run/' and 1 to 18 digits.";
        return false;
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
