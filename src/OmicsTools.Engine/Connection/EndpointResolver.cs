using System;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>Finds the endpoint that is to be called instead of the Region's own.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html"/></remarks>
internal static class EndpointResolver
{
    /// <summary>The parameter, then the environment's word for this service, then for all, then the profile's.</summary>
    /// <returns>An absolute http or https address; null for the Region's own endpoint.</returns>
    /// <exception cref="OmicsFailureException">What was given is no such address.</exception>
    public static Sourced<string>? Find(ConnectionSettings settings, Profiles profiles)
    {
        var found = Said(settings.EndpointUrl, "-EndpointUrl");
        if (found is null && !string.Equals(
            Environment.GetEnvironmentVariable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"), "true", StringComparison.OrdinalIgnoreCase))
        {
            var profile = settings.ProfileInUse;
            found = Said(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_OMICS"), "AWS_ENDPOINT_URL_OMICS")
                ?? Said(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL"), "AWS_ENDPOINT_URL")
                ?? Said(profiles.EndpointOf(profile), $"the profile '{profile}'");
        }

        if (found is not null
            && !(Uri.TryCreate(found.Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            throw new OmicsFailureException(new OmicsFailure(
                FailureKind.InvalidConfiguration,
                $"'{Runs.RunReference.Shorten(found.Value)}' from {found.Source} is not an endpoint.",
                "Give an address that starts with https:// (or http:// for a local endpoint)."));
        }

        return found;
    }

    private static Sourced<string>? Said(string? url, string source) =>
        string.IsNullOrWhiteSpace(url) ? null : new Sourced<string>(url!.Trim(), source);
}
