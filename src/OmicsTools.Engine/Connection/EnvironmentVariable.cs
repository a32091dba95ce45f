using System;

namespace OmicsTools.Engine.Connection;

/// <summary>Environment variables as the AWS SDKs read them: an empty one is not set.</summary>
internal static class EnvironmentVariable
{
    /// <summary>The variable's value, or null.</summary>
    public static string? Get(string name) =>
        Environment.GetEnvironmentVariable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
