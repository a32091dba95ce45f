using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.Omics;

/// <summary>
/// Where a run is in its life. A value that the service adds later is carried as it came.
/// <see href="https://docs.aws.amazon.com/omics/latest/dev/monitoring-runs.html">Source</see>.
/// </summary>
public class RunStatus : ConstantClass
{
    /// <summary>Queued: also while a quota or a run group holds it back.</summary>
    public static readonly RunStatus PENDING = new("PENDING");

    /// <summary>Storage and the workflow engine are being provisioned.</summary>
    public static readonly RunStatus STARTING = new("STARTING");

    /// <summary>Importing inputs, executing tasks or exporting outputs.</summary>
    public static readonly RunStatus RUNNING = new("RUNNING");

    /// <summary>Finished; its resources are being released.</summary>
    public static readonly RunStatus STOPPING = new("STOPPING");

    /// <summary>Ended well.</summary>
    public static readonly RunStatus COMPLETED = new("COMPLETED");

    /// <summary>Its record was deleted.</summary>
    public static readonly RunStatus DELETED = new("DELETED");

    /// <summary>Ended because someone cancelled it.</summary>
    public static readonly RunStatus CANCELLED = new("CANCELLED");

    /// <summary>Ended with an error: see <see cref="Model.GetRunResponse.FailureReason"/>.</summary>
    public static readonly RunStatus FAILED = new("FAILED");

    /// <summary>A value with the given wire name, known here or not.</summary>
    public RunStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this wire name, upper or lower case; a new value when none has it; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static RunStatus? FindValue(string? value) => FindValue<RunStatus>(value);

    /// <summary>Same as <see cref="FindValue(string)"/>.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator RunStatus?(string? value) => FindValue(value);
}
