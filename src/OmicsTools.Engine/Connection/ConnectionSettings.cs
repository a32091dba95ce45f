using System.Linq;

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

    /// <summary>The profile that settings beside the credentials come from.</summary>
    internal string ProfileInUse =>
        new[] { ProfileName, SessionProfileName, EnvironmentVariable.Get("AWS_PROFILE") }.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name))
        ?? Profiles.Default;

    /// <summary>An AWSCredentials object of any copy of AWSSDK.Core, given for this call.</summary>
    public object? Credential { get; set; }

    /// <summary>An AWSCredentials object of any copy of AWSSDK.Core, set for the session (<c>Set-AWSCredential</c>).</summary>
    public object? SessionCredential { get; set; }

    /// <summary>The profile that the session's credentials come from; null where they come from elsewhere.</summary>
    public string? SessionProfileName { get; set; }

    /// <summary>
    /// Asks the user for the code of an MFA device, given its serial number; throws <see cref="MfaRequiredException"/> where
    /// no one can be asked. Called on the thread that opens the connections only.
    /// </summary>
    public System.Func<string, string>? AskForMfaCode { get; set; }

    /// <summary>The proxy to go through; null for the system's own.</summary>
    public System.Net.IWebProxy? Proxy { get; set; }

    /// <summary>The endpoint to call instead of the Region's own.</summary>
    public string? EndpointUrl { get; set; }
}
