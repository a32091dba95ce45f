using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.Omics;

/// <summary>
/// What becomes of old runs at the account's limit. A value that the service adds later is carried as it came.
/// <see href="https://docs.aws.amazon.com/omics/latest/dev/run-retention.html">Source</see>.
/// </summary>
public class RunRetentionMode : ConstantClass
{
    /// <summary>Kept until someone deletes it; a new run is refused at the limit.</summary>
    public static readonly RunRetentionMode RETAIN = new("RETAIN");

    /// <summary>The oldest gives way to a new run.</summary>
    public static readonly RunRetentionMode REMOVE = new("REMOVE");

    /// <summary>A value with the given wire name, known here or not.</summary>
    public RunRetentionMode(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this wire name, upper or lower case; a new value when none has it; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static RunRetentionMode? FindValue(string? value) => FindValue<RunRetentionMode>(value);

    /// <summary>Same as <see cref="FindValue(string)"/>.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator RunRetentionMode?(string? value) => FindValue(value);
}
