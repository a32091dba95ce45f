namespace Amazon.CloudWatchLogs.Model;

/// <summary>
/// Which streams of a log group to list.
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html">API reference</see>.
/// </summary>
public class DescribeLogStreamsRequest : AmazonCloudWatchLogsRequest
{
    /// <summary>The name of the log group. Required.</summary>
    public string? LogGroupName { get; set; }

    /// <summary>What the names of the streams begin with; null for all.</summary>
    public string? LogStreamNamePrefix { get; set; }

    /// <summary><see cref="DescribeLogStreamsResponse.NextToken"/> of the page before; null for the first page.</summary>
    public string? NextToken { get; set; }

    /// <summary>The most streams in one page, 1 to 50; null for the service's choice.</summary>
    public int? Limit { get; set; }
}
