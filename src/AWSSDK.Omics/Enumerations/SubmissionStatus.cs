using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.Omics;

/// <summary>
/// What became of submitting a run of a batch, or of cancelling or deleting it with the batch. A value that the service adds
/// later is carried as it came.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_RunBatchListItem.html">Source</see>.
/// </summary>
public class SubmissionStatus : ConstantClass
{
    /// <summary>The run could not be cancelled.</summary>
    public static readonly SubmissionStatus CANCEL_FAILED = new("CANCEL_FAILED");

    /// <summary>The run was cancelled.</summary>
    public static readonly SubmissionStatus CANCEL_SUCCESS = new("CANCEL_SUCCESS");

    /// <summary>The run could not be deleted.</summary>
    public static readonly SubmissionStatus DELETE_FAILED = new("DELETE_FAILED");

    /// <summary>The run was deleted.</summary>
    public static readonly SubmissionStatus DELETE_SUCCESS = new("DELETE_SUCCESS");

    /// <summary>There is no run: it could not be submitted.</summary>
    public static readonly SubmissionStatus FAILED = new("FAILED");

    /// <summary>The run was submitted.</summary>
    public static readonly SubmissionStatus SUCCESS = new("SUCCESS");

    /// <summary>A value with the given wire name, known here or not.</summary>
    public SubmissionStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this wire name, upper or lower case; a new value when none has it; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static SubmissionStatus? FindValue(string? value) => FindValue<SubmissionStatus>(value);

    /// <summary>Same as <see cref="FindValue(string)"/>.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator SubmissionStatus?(string? value) => FindValue(value);
}
