using System;
using System.Text.RegularExpressions;
using OmicsTools.Engine.Runs;

namespace OmicsTools.Engine.Tasks;

/// <summary>Takes the ARN of a log stream apart, since CloudWatch Logs asks for names.</summary>
/// <remarks>
/// <c>arn:aws:logs:us-east-1:123456789012:log-group:/aws/omics/WorkflowLog:log-stream:run/1234567/task/1234567</c>;
/// <see href="https://docs.aws.amazon.com/omics/latest/dev/monitoring-cloudwatch-logs.html"/>.
/// </remarks>
public static class LogStreamArn
{
    private const string Group = ":log-group:";
    private const string Stream = ":log-stream:";

    private static readonly Regex TaskStream = new(
        "^arn:[a-z-]+:logs:(?<region>[a-z0-9-]*):(?<account>[0-9]*):log-group:/aws/omics/WorkflowLog:log-stream:run/(?<run>[0-9]{1,18})/task/(?<task>[0-9]{1,18})$",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    /// <summary>The run whose task writes to a log stream. The answer of GetRunTask says it there alone.</summary>
    /// <param name="arn">The stream's ARN; null where there is none.</param>
    /// <param name="taskId">The task.</param>
    /// <returns>The run; null where the stream is another one.</returns>
    public static RunReference? RunOf(string? arn, string taskId) =>
        TaskStream.Match(arn ?? string.Empty) is { Success: true } match && match.Groups["task"].Value == taskId
            ? new RunReference(match.Groups["run"].Value, Part(match, "region"), Part(match, "account"))
            : null;

    private static string? Part(Match match, string name) => match.Groups[name].Value is { Length: > 0 } value ? value : null;

    /// <summary>The names in an ARN.</summary>
    /// <param name="arn">The ARN; null where there is none.</param>
    /// <returns>The log group's and the log stream's name; null for what the ARN does not name.</returns>
    public static (string? LogGroupName, string? LogStreamName) Split(string? arn)
    {
        var group = arn?.IndexOf(Group, StringComparison.Ordinal) ?? -1;
        var stream = arn?.IndexOf(Stream, StringComparison.Ordinal) ?? -1;
        return group >= 0 && stream > group
            ? (arn!.Substring(group + Group.Length, stream - group - Group.Length), arn.Substring(stream + Stream.Length))
            : (null, null);
    }
}
