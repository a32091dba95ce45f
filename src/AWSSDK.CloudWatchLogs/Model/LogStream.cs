using System;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>
/// A log stream.
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogStream.html">API reference</see>.
/// </summary>
public class LogStream
{
    /// <summary>The stream's ARN.</summary>
    public string? Arn { get; set; }

    /// <summary>The stream's name.</summary>
    public string? LogStreamName { get; set; }

    /// <summary>When the stream was made, UTC.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>The time of the first line, UTC.</summary>
    public DateTime? FirstEventTimestamp { get; set; }
}
