namespace Amazon.Omics.Model;

/// <summary>
/// Which members of a batch to list: all, or those that fit the one filter that the service takes in a call.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_ListRunsInBatch.html">API reference</see>.
/// </summary>
public class ListRunsInBatchRequest : AmazonOmicsRequest
{
    /// <summary>The batch's id. Required.</summary>
    public string? BatchId { get; set; }

    /// <summary>The most members in one page, 1 to 100; null for the service's choice.</summary>
    public int? MaxItems { get; set; }

    /// <summary>Only the member with this run.</summary>
    public string? RunId { get; set; }

    /// <summary>Only the member of this run setting.</summary>
    public string? RunSettingId { get; set; }

    /// <summary><see cref="ListRunsInBatchResponse.NextToken"/> of the page before; null for the first page.</summary>
    public string? StartingToken { get; set; }

    /// <summary>Only members with this submission status.</summary>
    public SubmissionStatus? SubmissionStatus { get; set; }
}
