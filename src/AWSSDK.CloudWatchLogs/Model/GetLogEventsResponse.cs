using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.CloudWatchLogs.Model;

/// <summary>
/// A page of a log stream.
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html">API reference</see>.
/// </summary>
public class GetLogEventsResponse : AmazonWebServiceResponse
{
    /// <summary>The lines in the order of their times. A page may be empty although more follow.</summary>
    public List<OutputLogEvent>? Events { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What to ask for the page after this one with; the token that was sent where there is none.</summary>
    public string? NextForwardToken { get; set; }

    /// <summary>What to ask for the page before this one with; the token that was sent where there is none.</summary>
    public string? NextBackwardToken { get; set; }
}
