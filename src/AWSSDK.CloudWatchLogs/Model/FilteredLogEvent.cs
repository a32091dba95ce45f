namespace Amazon.CloudWatchLogs.Model;

/// <summary>
/// A line of one of several streams.
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilteredLogEvent.html">API reference</see>.
/// </summary>
public class FilteredLogEvent
{
    /// <summary>The line's id.</summary>
    public string? EventId { get; set; }

    /// <summary>When CloudWatch Logs had it, in milliseconds since 1970.</summary>
    public long? IngestionTime { get; set; }

    /// <summary>The stream it is in.</summary>
    public string? LogStreamName { get; set; }

    /// <summary>The line.</summary>
    public string? Message { get; set; }

    /// <summary>When the line was written, in milliseconds since 1970.</summary>
    public long? Timestamp { get; set; }
}
