using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.Omics;

/// <summary>
/// Which task outputs a run saves in its run cache. A value that the service adds later is carried as it came.
/// <see href="https://docs.aws.amazon.com/omics/latest/dev/how-run-cache.html">Source</see>.
/// </summary>
public class CacheBehavior : ConstantClass
{
    /// <summary>Those of completed tasks, if the run fails.</summary>
    public static readonly CacheBehavior CACHE_ON_FAILURE = new("CACHE_ON_FAILURE");

    /// <summary>Those of completed tasks, however the run ends.</summary>
    public static readonly CacheBehavior CACHE_ALWAYS = new("CACHE_ALWAYS");

    /// <summary>A value with the given wire name, known here or not.</summary>
    public CacheBehavior(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this wire name, upper or lower case; a new value when none has it; null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static CacheBehavior? FindValue(string? value) => FindValue<CacheBehavior>(value);

    /// <summary>Same as <see cref="FindValue(string)"/>.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator CacheBehavior?(string? value) => FindValue(value);
}
