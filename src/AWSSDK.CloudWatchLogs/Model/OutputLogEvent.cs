using System;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>
/// A line of a log stream.
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_OutputLogEvent.html">API reference</see>.
/// </summary>
public class OutputLogEvent
{
    /// <summary>When the line was written, UTC.</summary>
    public DateTime? Timestamp { get; set; }

    /// <summary>When CloudWatch Logs had it, UTC.</summary>
    public DateTime? IngestionTime { get; set; }

    /// <summary>The line.</summary>
    public string? Message { get; set; }
}
