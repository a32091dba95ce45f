using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.Omics;

/// <summary>
/// Where a task is in its life. A value that the service adds later is carried as it came.
/// <see href="https://docs.aws.amazon.com/omics/latest/dev/monitoring-runs.html">Source</see>.
/// </summary>
public class TaskStatus : ConstantClass
{
    /// <summary>Waiting for its inputs or for capacity.</summary>
    public static readonly TaskStatus PENDING = new("PENDING");

    /// <summary>Its instance is being provisioned.</summary>
    public static readonly TaskStatus STARTING = new("STARTING");

    /// <summary>Its command is executing.</summary>
    public static readonly TaskStatus RUNNING = new("RUNNING");

    /// <summary>Finished; its instance is being released.</summary>
    public static readonly TaskStatus STOPPING = new("STOPPING");

    /// <summary>Ended well.</summary>
    public static readonly TaskStatus COMPLETED = new("COMPLETED");

    /// <summary>Ended because its run was cancelled.</summary>
    public static readonly TaskStatus CANCELLED = new("CANCELLED");

    /// <summary>Ended with an error: see <see cref="Model.GetRunTaskResponse.FailureReason"/>.</summary>
    public static readonly TaskStatus FAILED = new("FAILED");

    /// <summary>A value with the given wire name, known here or not.</summary>
    public TaskStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this wire name, upper or lower case; a new value when none has it; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static TaskStatus? FindValue(string? value) => FindValue<TaskStatus>(value);

    /// <summary>Same as <see cref="FindValue(string)"/>.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator TaskStatus?(string? value) => FindValue(value);
}
