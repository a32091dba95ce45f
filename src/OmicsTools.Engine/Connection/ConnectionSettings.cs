using System;
using System.Net;

namespace OmicsTools.Engine.Connection;

/// <summary>What the user said about account, Region and endpoint; null for what was not said.</summary>
public sealed class ConnectionSettings
{
    /// <summary>The Region's system name, given for this call.</summary>
    public string? Region { get; set; }

    /// <summary>The Region's system name, set for the session (<c>Set-DefaultAWSRegion</c>).</summary>
    public string? SessionRegion { get; set; }

    /// <summary>The profile to take credentials and Region from.</summary>
    public string? ProfileName { get; set; }

    /// <summary>The credentials file to look for the profile in, instead of the default places.</summary>
    public string? ProfileLocation { get; set; }

    /// <summary>The access key id.</summary>
    public string? AccessKey { get; set; }

    /// <summary>The secret access key. Never written anywhere.</summary>
    public string? SecretKey { get; set; }

    /// <summary>The session token that belongs to the keys. Never written anywhere.</summary>
    public string? SessionToken { get; set; }

    /// <summary>An AWSCredentials object of any copy of AWSSDK.Core, given for this call.</summary>
    public object? Credential { get; set; }

    /// <summary>An AWSCredentials object of any copy of AWSSDK.Core, set for the session (<c>Set-AWSCredential</c>).</summary>
    public object? SessionCredential { get; set; }

    /// <summary>What the session calls its credentials: the name of a profile, where they come from one.</summary>
    public string? SessionProfileName { get; set; }

    /// <summary>Whether that name is known to be a profile's, and not only what the session calls its credentials.</summary>
    public bool IsSessionProfile { get; set; }

    /// <summary>The proxy to go through, for HealthOmics and for whoever gives out credentials; null for the system's own.</summary>
    public WebProxy? Proxy { get; set; }

    /// <summary>The endpoint to call instead of the Region's own, for every service that has none of its own.</summary>
    public string? EndpointUrl { get; set; }

    /// <summary>Whether logs are read too.</summary>
    public bool ReadsLogs { get; set; }

    /// <summary>The endpoint to ask for logs, instead of the Region's own.</summary>
    public string? LogsEndpointUrl { get; set; }

    /// <summary>Whether the profile is not the user's word, but what a run came with.</summary>
    public bool IsProfileOfRun { get; private set; }

    /// <summary>The profile that the user named; null for none, and for keys, which come before it.</summary>
    public ProfileReference? NamedProfile => ProfileName is null || (AccessKey ?? SecretKey ?? SessionToken) is not null ? null : new ProfileReference(ProfileName, ProfileLocation);

    /// <summary>Whether the user said for this call whose credentials to use, so that those which a run came with do not count.</summary>
    public bool NamesIdentity => (ProfileName ?? ProfileLocation ?? AccessKey ?? SecretKey ?? SessionToken ?? Credential) is not null;

    /// <summary>
    /// Asks the user for the code that a device shows now, given the device's serial number or ARN; null, or an answer of
    /// null, where there is no one to ask. Called on the thread that makes the <see cref="OmicsConnections"/>.
    /// </summary>
    public Func<string, string?>? AskForMfaCode { get; set; }

    /// <summary>The same settings, with a profile that a run came with.</summary>
    /// <param name="profile">The profile.</param>
    /// <returns>Other settings.</returns>
    internal ConnectionSettings WithProfileOfRun(ProfileReference profile)
    {
        var settings = (ConnectionSettings)MemberwiseClone();
        (settings.ProfileName, settings.ProfileLocation, settings.IsProfileOfRun) = (profile.Name, profile.Location, true);
        return settings;
    }
}
