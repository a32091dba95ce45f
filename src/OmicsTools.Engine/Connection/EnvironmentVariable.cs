using System;

namespace OmicsTools.Engine.Connection;

/// <summary>Environment variables as the AWS SDKs read them: an empty one is not set.</summary>
internal static class EnvironmentVariable
{
    /// <summary>Whether the environment holds keys; <c>AWS_SECRET_KEY</c> is the .NET SDK's old name.</summary>
    public static bool HasKeys =>
        Get("AWS_ACCESS_KEY_ID") is not null && (Get("AWS_SECRET_ACCESS_KEY") ?? Get("AWS_SECRET_KEY")) is not null;

    /// <summary>The variable's value, or null.</summary>
    public static string? Get(string name) =>
        Environment.GetEnvironmentVariable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>Whether the variable is set and says true; null where it is not set or says neither.</summary>
    public static bool? GetFlag(string name) => bool.TryParse(Get(name), out var flag) ? flag : null;
}
