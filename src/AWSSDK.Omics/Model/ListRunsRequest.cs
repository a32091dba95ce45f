namespace Amazon.Omics.Model;

/// <summary>
/// Which runs of the account to list: all, or those that fit every filter given.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_ListRuns.html">API reference</see>.
/// </summary>
public class ListRunsRequest : AmazonOmicsRequest
{
    /// <summary>Only runs that this batch started.</summary>
    public string? BatchId { get; set; }

    /// <summary>The most runs in one page, 1 to 100; null for the service's choice.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Only runs with this name.</summary>
    public string? Name { get; set; }

    /// <summary>Only runs of this group.</summary>
    public string? RunGroupId { get; set; }

    /// <summary><see cref="ListRunsResponse.NextToken"/> of the page before; null for the first page.</summary>
    public string? StartingToken { get; set; }

    /// <summary>Only runs with this status.</summary>
    public RunStatus? Status { get; set; }
}
