using Amazon.Runtime;

namespace OmicsTools.Engine.Connection;

/// <summary>The credentials of an invocation, and where they came from.</summary>
internal sealed class FoundCredentials
{
    public FoundCredentials(AWSCredentials value, string source, string? profile = null)
    {
        Value = value;
        Source = source;
        Profile = profile;
    }

    public AWSCredentials Value { get; }

    /// <summary>Where they came from, as a user would say it; never a secret.</summary>
    public string Source { get; }

    /// <summary>The profile that they belong to, whose Region and endpoint count; null for none.</summary>
    public string? Profile { get; }
}
