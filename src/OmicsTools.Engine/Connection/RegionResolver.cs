using System;
using System.Text.RegularExpressions;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>Finds the Region, the first that is there.</summary>
internal static class RegionResolver
{
    /// <summary>The Region to sign for where an endpoint decides who answers, and no Region is known.</summary>
    public const string ForSigning = "us-east-1";

    // A Region becomes part of a host name, so nothing else may pass.
    private static readonly Regex Form = new("^[a-z]{2,}(-[a-z0-9]+)+$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>
    /// The parameter, the run's ARN, the session's Region, the profile in use, the environment, the instance. Another profile
    /// says nothing about a profile that is there.
    /// </summary>
    /// <param name="settings">What the user said.</param>
    /// <param name="runRegion">The Region that came with the run; null where none did.</param>
    /// <param name="profiles">The user's profiles.</param>
    /// <param name="profileInUse">The profile whose settings count.</param>
    /// <returns>The Region's system name; null where none is found.</returns>
    /// <exception cref="OmicsException">What was found cannot be a Region.</exception>
    public static Sourced<string>? Find(ConnectionSettings settings, string? runRegion, Profiles profiles, string profileInUse)
    {
        var found = Said(settings.Region, "-Region")
            ?? Said(runRegion, "the run")
            ?? Said(settings.SessionRegion, "$StoredAWSRegion")
            ?? OfProfile(profiles, profileInUse)
            ?? (profileInUse != Profiles.Unknown && profiles.Find(profileInUse) is null ? OfProfile(profiles, Profiles.Default) : null)
            ?? OfEnvironment("AWS_REGION")
            ?? OfEnvironment("AWS_DEFAULT_REGION")
            ?? Said(InstanceMetadata.Region, "the instance's metadata");

        if (found is not null && !IsRegion(found.Value))
        {
            throw new OmicsException(
                FailureKind.InvalidConfiguration,
                $"'{Runs.RunReference.Shorten(found.Value)}' from {found.Source} is not the name of an AWS Region.",
                "Give a Region's system name, for example us-east-1.");
        }

        return found;
    }

    /// <summary>Whether a text has the form of a Region's name.</summary>
    public static bool IsRegion(string text) => Form.IsMatch(text);

    /// <summary>There is no Region anywhere.</summary>
    public static OmicsException NotFound() => new(
        FailureKind.RegionNotFound,
        "No AWS Region was found: not in the parameters, the run's ARN, $StoredAWSRegion, the profile, "
        + "AWS_REGION, AWS_DEFAULT_REGION or an instance's metadata.",
        "Add -Region, for example -Region us-east-1, or set it for the session with Set-DefaultAWSRegion or $env:AWS_REGION. "
        + "In a new runspace (ForEach-Object -Parallel, Start-ThreadJob) session variables are not there: "
        + "add -Region $using:StoredAWSRegion.");

    private static Sourced<string>? OfProfile(Profiles profiles, string name) =>
        Said(profiles.Find(name)?.Region?.SystemName, $"the profile '{name}'");

    private static Sourced<string>? OfEnvironment(string variable) => Said(EnvironmentVariable.Get(variable), variable);

    private static Sourced<string>? Said(string? region, string source) =>
        string.IsNullOrWhiteSpace(region) ? null : new Sourced<string>(region!.Trim(), source);
}
