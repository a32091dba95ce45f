using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.Omics;

/// <summary>
/// Hardware that a workflow needs beside CPUs. A value that the service adds later is carried as it came.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_GetRun.html">Source</see>.
/// </summary>
public class Accelerators : ConstantClass
{
    /// <summary>Graphics processing units.</summary>
    public static readonly Accelerators GPU = new("GPU");

    /// <summary>A value with the given wire name, known here or not.</summary>
    public Accelerators(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this wire name, upper or lower case; a new value when none has it; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static Accelerators? FindValue(string? value) => FindValue<Accelerators>(value);

    /// <summary>Same as <see cref="FindValue(string)"/>.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator Accelerators?(string? value) => FindValue(value);
}
