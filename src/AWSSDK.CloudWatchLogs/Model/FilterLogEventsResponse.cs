using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>
/// A page of the lines of several streams.
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html">API reference</see>.
/// </summary>
public class FilterLogEventsResponse : AmazonWebServiceResponse
{
    /// <summary>The lines in the order of their times. A page may be empty although more follow.</summary>
    public List<FilteredLogEvent>? Events { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What to ask the next page with; null on the last.</summary>
    public string? NextToken { get; set; }

    /// <summary>Always empty: the service does not say any more which streams were searched.</summary>
    public List<SearchedLogStream>? SearchedLogStreams { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
