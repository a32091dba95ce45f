using System;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>
/// Which lines of a log stream to get.
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html">API reference</see>.
/// </summary>
public class GetLogEventsRequest : AmazonCloudWatchLogsRequest
{
    /// <summary>The name of the log group. Required.</summary>
    public string? LogGroupName { get; set; }

    /// <summary>The name of the log stream. Required.</summary>
    public string? LogStreamName { get; set; }

    /// <summary>Only lines of this time or later; null for no limit.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>Only lines before this time; null for no limit.</summary>
    public DateTime? EndTime { get; set; }

    /// <summary>A token of the page before; null for the first page.</summary>
    public string? NextToken { get; set; }

    /// <summary>The most lines in one page, 1 to 10,000; null for as many as fit in 1 MB.</summary>
    public int? Limit { get; set; }

    /// <summary>Whether the first page is that of the oldest lines; null and false for that of the newest.</summary>
    public bool? StartFromHead { get; set; }
}
