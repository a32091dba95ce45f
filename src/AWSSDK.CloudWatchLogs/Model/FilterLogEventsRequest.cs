using System.Collections.Generic;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>
/// Which lines of the streams of a log group to get.
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html">API reference</see>.
/// </summary>
public class FilterLogEventsRequest : AmazonCloudWatchLogsRequest
{
    /// <summary>The name of the log group. Required.</summary>
    public string? LogGroupName { get; set; }

    /// <summary>The streams, 100 at most; null for those of <see cref="LogStreamNamePrefix"/>.</summary>
    public List<string>? LogStreamNames { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What the names of the streams begin with; null for all. Not together with <see cref="LogStreamNames"/>.</summary>
    public string? LogStreamNamePrefix { get; set; }

    /// <summary>Only lines of this time or later, in milliseconds since 1970; null for no limit.</summary>
    public long? StartTime { get; set; }

    /// <summary>Only lines before this time, in milliseconds since 1970; null for no limit.</summary>
    public long? EndTime { get; set; }

    /// <summary>What a line has to match; null for all lines.</summary>
    public string? FilterPattern { get; set; }

    /// <summary>The most lines in one page, 1 to 10,000; null for as many as fit in 1 MB.</summary>
    public int? Limit { get; set; }

    /// <summary><see cref="FilterLogEventsResponse.NextToken"/> of the page before; null for the first page.</summary>
    public string? NextToken { get; set; }
}
