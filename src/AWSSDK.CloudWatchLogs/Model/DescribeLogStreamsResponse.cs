using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>
/// A page of a log group's streams.
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html">API reference</see>.
/// </summary>
public class DescribeLogStreamsResponse : AmazonWebServiceResponse
{
    /// <summary>The streams of this page.</summary>
    public List<LogStream>? LogStreams { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What to ask the next page with; null on the last.</summary>
    public string? NextToken { get; set; }
}
