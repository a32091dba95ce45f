using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.Omics;

/// <summary>
/// How the storage of a run is provisioned. A value that the service adds later is carried as it came.
/// <see href="https://docs.aws.amazon.com/omics/latest/dev/workflows-run-types.html">Source</see>.
/// </summary>
public class StorageType : ConstantClass
{
    /// <summary>A fixed capacity, set when the run starts.</summary>
    public static readonly StorageType STATIC = new("STATIC");

    /// <summary>Grows and shrinks with what the run writes.</summary>
    public static readonly StorageType DYNAMIC = new("DYNAMIC");

    /// <summary>A value with the given wire name, known here or not.</summary>
    public StorageType(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this wire name, upper or lower case; a new value when none has it; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static StorageType? FindValue(string? value) => FindValue<StorageType>(value);

    /// <summary>Same as <see cref="FindValue(string)"/>.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator StorageType?(string? value) => FindValue(value);
}
