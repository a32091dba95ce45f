using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.Omics;

/// <summary>
/// Whose workflow a run executes. A value that the service adds later is carried as it came.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_GetRun.html">Source</see>.
/// </summary>
public class WorkflowType : ConstantClass
{
    /// <summary>A workflow of a customer account.</summary>
    public static readonly WorkflowType PRIVATE = new("PRIVATE");

    /// <summary>A workflow that the service offers ready-made.</summary>
    public static readonly WorkflowType READY2RUN = new("READY2RUN");

    /// <summary>A value with the given wire name, known here or not.</summary>
    public WorkflowType(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this wire name, upper or lower case; a new value when none has it; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static WorkflowType? FindValue(string? value) => FindValue<WorkflowType>(value);

    /// <summary>Same as <see cref="FindValue(string)"/>.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator WorkflowType?(string? value) => FindValue(value);
}
