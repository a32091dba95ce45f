namespace Amazon.CloudWatchLogs.Model;

/// <summary>
/// A stream that was searched.
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_SearchedLogStream.html">API reference</see>.
/// </summary>
public class SearchedLogStream
{
    /// <summary>The stream's name.</summary>
    public string? LogStreamName { get; set; }

    /// <summary>Whether all of it was searched.</summary>
    public bool? SearchedCompletely { get; set; }
}
