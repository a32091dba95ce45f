using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.Omics.Model;

/// <summary>
/// A page of a batch's members.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_ListRunsInBatch.html">API reference</see>.
/// </summary>
public class ListRunsInBatchResponse : AmazonWebServiceResponse
{
    /// <summary>What to ask the next page with; null on the last.</summary>
    public string? NextToken { get; set; }

    /// <summary>The members of this page, which may be empty although more pages follow.</summary>
    public List<RunBatchListItem>? Runs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
