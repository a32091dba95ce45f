using System;
using System.Text.RegularExpressions;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>Finds the Region, the first that is there.</summary>
internal static class RegionResolver
{
    // A Region becomes part of a host name, so nothing else may pass.
    private static readonly Regex Form = new("^[a-z]{2,}(-[a-z0-9]+)+$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>
    /// The parameter, the run's ARN, the session's Region, the profile in use, the environment, the instance.
    /// </summary>
    /// <param name="settings">What the user said.</param>
    /// <param name="runRegion">The Region that came with the run; null where none did.</param>
    /// <param name="profiles">The user's profiles.</param>
    /// <returns>The Region's system name; null where none is found.</returns>
    /// <exception cref="OmicsFailureException">What was found cannot be a Region.</exception>
    public static Sourced<string>? Find(ConnectionSettings settings, string? runRegion, Profiles profiles)
    {
        var profileInUse = settings.ProfileInUse;
        var found = Said(settings.Region, "-Region")
            ?? Said(runRegion, "the run")
            ?? Said(settings.SessionRegion, "$StoredAWSRegion")
            ?? Said(profiles.RegionOf(profileInUse), $"the profile '{profileInUse}'")
            ?? Said(profiles.RegionOf(Profiles.Default), $"the profile '{Profiles.Default}'")
            ?? Said(EnvironmentVariable.Get("AWS_REGION"), "AWS_REGION")
            ?? Said(EnvironmentVariable.Get("AWS_DEFAULT_REGION"), "AWS_DEFAULT_REGION")
            ?? Said(InstanceMetadata.Region, "the instance's metadata");

        if (found is not null && !Form.IsMatch(found.Value))
        {
            throw new OmicsFailureException(new OmicsFailure(
                FailureKind.InvalidConfiguration,
                $"'{Runs.RunReference.Shorten(found.Value)}' from {found.Source} is not the name of an AWS Region.",
                "Give a Region's system name, for example us-east-1."));
        }

        return found;
    }

    /// <summary>There is no Region anywhere.</summary>
    public static OmicsFailure NotFound() => new(
        FailureKind.RegionNotFound,
        "No AWS Region was found: not in the parameters, the run's ARN, $StoredAWSRegion, the profile, "
        + "AWS_REGION, AWS_DEFAULT_REGION or an instance's metadata.",
        "Add -Region, for example -Region us-east-1, or set it for the session with Set-DefaultAWSRegion or $env:AWS_REGION.");

    private static Sourced<string>? Said(string? region, string source) =>
        string.IsNullOrWhiteSpace(region) ? null : new Sourced<string>(region!.Trim(), source);
}
