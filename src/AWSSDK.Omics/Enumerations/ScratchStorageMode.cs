using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.Omics;

/// <summary>
/// What is mounted at <c>/tmp</c> of a CPU task. A value that the service adds later is carried as it came.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_GetRun.html">Source</see>.
/// </summary>
public class ScratchStorageMode : ConstantClass
{
    /// <summary>Storage of the task's own instance.</summary>
    public static readonly ScratchStorageMode LOCAL = new("LOCAL");

    /// <summary>The storage of the run: the default.</summary>
    public static readonly ScratchStorageMode SHARED = new("SHARED");

    /// <summary>A value with the given wire name, known here or not.</summary>
    public ScratchStorageMode(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this wire name, upper or lower case; a new value when none has it; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static ScratchStorageMode? FindValue(string? value) => FindValue<ScratchStorageMode>(value);

    /// <summary>Same as <see cref="FindValue(string)"/>.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ScratchStorageMode?(string? value) => FindValue(value);
}
