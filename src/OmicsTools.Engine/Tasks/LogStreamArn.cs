using System;

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
