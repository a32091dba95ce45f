using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace OmicsTools.Engine.Connection;

/// <summary>
/// Assumes roles, as the SDK's own classes do, but in the Region in use, through the user's proxy and without waiting for
/// the metadata of an instance that is none; and asks for MFA codes where someone can answer.
/// </summary>
internal sealed class Roles
{
    // A code counts once, and a session lasts an hour: the next commands of the process go on with it.
    private static readonly ConcurrentDictionary<string, AWSCredentials> MfaSessions = new(StringComparer.Ordinal);

    private readonly ConnectionSettings _settings;
    private readonly Profiles _profiles;
    private readonly CredentialServices _services;

    public Roles(ConnectionSettings settings, Profiles profiles, CredentialServices services)
    {
        _settings = settings;
        _profiles = profiles;
        _services = services;
    }

    /// <summary>The role that a profile names.</summary>
    /// <param name="source">Who may assume it.</param>
    /// <param name="profile">The profile.</param>
    /// <exception cref="OmicsException">An MFA code is needed, and there is no one to ask.</exception>
    public AWSCredentials Of(AWSCredentials source, CredentialProfile profile)
    {
        var request = new AssumeRoleRequest
        {
            RoleArn = profile.Options.RoleArn,
            RoleSessionName = profile.Options.RoleSessionName ?? SessionName(),
            ExternalId = profile.Options.ExternalID,
            SerialNumber = profile.Options.MfaSerial,
        };
        return string.IsNullOrEmpty(request.SerialNumber)
            ? new RoleCredentials(() => AssumeAsync(source, profile.Name, request))
            : WithMfa(source, profile.Name, request);
    }

    /// <summary>The role that a web identity may assume.</summary>
    /// <param name="tokenFile">The file with the identity's token, which others renew.</param>
    /// <param name="roleArn">The role.</param>
    /// <param name="sessionName">What the session is called; null for a name of ours.</param>
    /// <param name="profile">The profile that names the role; null where the environment does.</param>
    public AWSCredentials OfWebIdentity(string tokenFile, string roleArn, string? sessionName, string? profile) =>
        new RoleCredentials(async () =>
        {
            using var file = new StreamReader(tokenFile);
            var token = await file.ReadToEndAsync().ConfigureAwait(false);
            using var client = Connect(new AnonymousAWSCredentials(), profile);
            var answer = await client.AssumeRoleWithWebIdentityAsync(new AssumeRoleWithWebIdentityRequest
            {
                WebIdentityToken = token.Trim(),
                RoleArn = roleArn,
                RoleSessionName = sessionName ?? SessionName(),
            }).ConfigureAwait(false);
            return answer.Credentials;
        });

    private AWSCredentials WithMfa(AWSCredentials source, string profile, AssumeRoleRequest request)
    {
        var session = $"{_settings.ProfileLocation}\n{profile}\n{request.RoleArn}\n{request.SerialNumber}";
        if (MfaSessions.TryGetValue(session, out var open) && open.Expiration > DateTime.UtcNow)
        {
            return open;
        }

        // Asked here, on the caller's thread: renewing happens where no one can be asked.
        var code = _settings.AskForMfaCode?.Invoke(request.SerialNumber);
        if (string.IsNullOrWhiteSpace(code))
        {
            throw CredentialFailures.MfaRequired(profile, "no one can be asked for it here.");
        }

        var credentials = new RoleCredentials(() =>
        {
            if (code is null)
            {
                throw CredentialFailures.MfaRequired(profile, "its session has ended.");
            }

            request.TokenCode = code.Trim();
            code = null;
            return AssumeAsync(source, profile, request);
        });
        return MfaSessions[session] = credentials;
    }

    private async Task<Credentials> AssumeAsync(AWSCredentials source, string profile, AssumeRoleRequest request)
    {
        using var client = Connect(source, profile);
        return (await client.AssumeRoleAsync(request).ConfigureAwait(false)).Credentials;
    }

    private AmazonSecurityTokenServiceClient Connect(AWSCredentials source, string? profile)
    {
        var inUse = _settings.ProfileName ?? profile ?? Profiles.InEnvironment;
        var region = RegionResolver.Find(_settings, runRegion: null, _profiles, inUse)?.Value ?? RegionResolver.ForSigning;
        return new AmazonSecurityTokenServiceClient(source, _services.Configure(new AmazonSecurityTokenServiceConfig(), "STS", region, inUse));
    }

    private static string SessionName() => string.Format(CultureInfo.InvariantCulture, "omicstools-{0}", DateTime.UtcNow.Ticks);
}
