namespace Amazon.Omics.Model;

/// <summary>
/// A member of a batch: what became of one run setting.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_RunBatchListItem.html">API reference</see>.
/// </summary>
public class RunBatchListItem
{
    /// <summary>The run's ARN; null if there is no run.</summary>
    public string? RunArn { get; set; }

    /// <summary>The run's id: digits; null if there is no run.</summary>
    public string? RunId { get; set; }

    /// <summary>The run's universally unique identifier; null if there is no run.</summary>
    public string? RunInternalUuid { get; set; }

    /// <summary>What the one who started the batch calls this member, unique in the batch.</summary>
    public string? RunSettingId { get; set; }

    /// <summary>Why the submission failed, in a sentence.</summary>
    public string? SubmissionFailureMessage { get; set; }

    /// <summary>Why the submission failed, as a code.</summary>
    public string? SubmissionFailureReason { get; set; }

    /// <summary>What became of the submission; null before it was tried.</summary>
    public SubmissionStatus? SubmissionStatus { get; set; }
}
