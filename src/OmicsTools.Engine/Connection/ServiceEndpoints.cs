using System;
using Amazon;
using Amazon.Runtime;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>Decides which endpoint of a service is called. The SDK is left nothing to decide: it would look at other profiles.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html"/>,
/// <see href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-endpoints.html"/>
/// </remarks>
internal static class ServiceEndpoints
{
    // https://docs.aws.amazon.com/general/latest/gr/rande.html
    private static readonly string[] DomainsOfAws = [".amazonaws.com", ".amazonaws.com.cn", ".api.aws", ".api.amazonwebservices.com.cn"];

    /// <summary>The parameter, then the environment's word for the service, then for all, then the profile's.</summary>
    /// <param name="config">The configuration of a client of the service, which knows the service's name in profiles.</param>
    /// <param name="service">The service's name in environment variables.</param>
    /// <param name="given">What the parameter says; null for nothing.</param>
    /// <param name="profiles">The user's profiles.</param>
    /// <param name="profile">The profile in use.</param>
    /// <returns>An absolute http or https address; null for the Region's own endpoint.</returns>
    /// <exception cref="OmicsException">What was given is no such address.</exception>
    public static Sourced<string>? Find(
        ClientConfig config, string service, Sourced<string>? given, Profiles profiles, string profile)
    {
        var found = given;
        if (found is null && EnvironmentVariable.GetFlag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") != true)
        {
            found = FromEnvironment($"AWS_ENDPOINT_URL_{service}")
                ?? FromEnvironment("AWS_ENDPOINT_URL")
                ?? FromProfile(config, service, profiles, profile);
        }

        if (found is not null
            && !(Uri.TryCreate(found.Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            throw new OmicsException(
                FailureKind.InvalidConfiguration,
                $"'{Runs.RunReference.Shorten(found.Value)}' from {found.Source} is not an endpoint.",
                "Give an address that starts with https:// (or http:// for a local endpoint).");
        }

        return found;
    }

    /// <summary>Has a client call an endpoint, or the Region's own: the plain, the FIPS or the dual-stack one.</summary>
    /// <param name="config">The client's configuration.</param>
    /// <param name="region">The Region to ask; with an endpoint, the Region to sign for.</param>
    /// <param name="endpoint">What <see cref="Find"/> found.</param>
    /// <param name="profiles">The user's profiles.</param>
    /// <param name="profile">The profile in use.</param>
    /// <exception cref="OmicsException">The settings contradict each other.</exception>
    public static void Configure(ClientConfig config, string region, Sourced<string>? endpoint, Profiles profiles, string profile)
    {
        var settings = profiles.Find(profile);
        var useFips = EnvironmentVariable.GetFlag("AWS_USE_FIPS_ENDPOINT") ?? settings?.UseFIPSEndpoint ?? false;
        config.IgnoreConfiguredEndpointUrls = true;
        if (endpoint is null)
        {
            config.UseFIPSEndpoint = useFips;
            config.UseDualstackEndpoint =
                EnvironmentVariable.GetFlag("AWS_USE_DUALSTACK_ENDPOINT") ?? settings?.UseDualstackEndpoint ?? false;
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
            return;
        }

        if (useFips)
        {
            throw new OmicsException(
                FailureKind.InvalidConfiguration,
                $"A FIPS endpoint is demanded, and {endpoint.Source} gives an endpoint of its own: {endpoint.Value}.",
                "Take back one of them: AWS_USE_FIPS_ENDPOINT or use_fips_endpoint, or the endpoint.");
        }

        // Said aloud, lest the SDK take them from the environment; an endpoint of one's own has no dual-stack twin.
        config.UseFIPSEndpoint = false;
        config.UseDualstackEndpoint = false;
        config.ServiceURL = endpoint.Value;
        config.AuthenticationRegion = region;
    }

    /// <summary>The same for every spelling of an endpoint, to count requests by; empty for those of AWS, which the Region tells apart.</summary>
    /// <param name="endpoint">What <see cref="Find"/> found.</param>
    public static string NameOf(Sourced<string>? endpoint)
    {
        if (endpoint is null)
        {
            return string.Empty;
        }

        var url = new Uri(endpoint.Value);
        var isOfAws = Array.Exists(DomainsOfAws, domain => url.IdnHost.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
        return isOfAws ? string.Empty : url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
    }

    /// <summary>An address that was given somewhere; null where it was not.</summary>
    public static Sourced<string>? Said(string? url, string source) =>
        string.IsNullOrWhiteSpace(url) ? null : new Sourced<string>(url!.Trim(), source);

    private static Sourced<string>? FromEnvironment(string variable) => Said(EnvironmentVariable.Get(variable), variable);

    // The SDK reads services sections, but shows them only by what a configuration makes of them.
    private static Sourced<string>? FromProfile(ClientConfig config, string service, Profiles profiles, string profile)
    {
        var (source, name) = ($"the profile '{profile}'", service.ToLowerInvariant());
        if (profiles.Find(profile) is not { } settings)
        {
            return null;
        }

        if (profiles.Quoted?.EndpointOf(profile, name) is { } own)
        {
            return Said(own, source);
        }

        if (settings.Services is null)
        {
            return Said(settings.EndpointUrl, source);
        }

        config.Profile = new Profile(profile, profiles.Location);
        return Said(config.ServiceURL, source);
    }
}
