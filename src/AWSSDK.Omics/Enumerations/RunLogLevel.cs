using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.Omics;

/// <summary>
/// How much a run logs. A value that the service adds later is carried as it came.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_GetRun.html">Source</see>.
/// </summary>
public class RunLogLevel : ConstantClass
{
    /// <summary>Nothing.</summary>
    public static readonly RunLogLevel OFF = new("OFF");

    /// <summary>What ended the run.</summary>
    public static readonly RunLogLevel FATAL = new("FATAL");

    /// <summary>Errors of the run and its tasks.</summary>
    public static readonly RunLogLevel ERROR = new("ERROR");

    /// <summary>Everything.</summary>
    public static readonly RunLogLevel ALL = new("ALL");

    /// <summary>A value with the given wire name, known here or not.</summary>
    public RunLogLevel(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this wire name, upper or lower case; a new value when none has it; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static RunLogLevel? FindValue(string? value) => FindValue<RunLogLevel>(value);

    /// <summary>Same as <see cref="FindValue(string)"/>.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator RunLogLevel?(string? value) => FindValue(value);
}
