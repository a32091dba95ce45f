using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.Omics;

/// <summary>
/// What GetRun can return in addition to the run. A value that the service adds later is carried as it came.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_GetRun.html">Source</see>.
/// </summary>
public class RunExport : ConstantClass
{
    /// <summary>The workflow definition.</summary>
    public static readonly RunExport DEFINITION = new("DEFINITION");

    /// <summary>A value with the given wire name, known here or not.</summary>
    public RunExport(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this wire name, upper or lower case; a new value when none has it; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static RunExport? FindValue(string? value) => FindValue<RunExport>(value);

    /// <summary>Same as <see cref="FindValue(string)"/>.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator RunExport?(string? value) => FindValue(value);
}
