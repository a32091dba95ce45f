using System;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>The profiles in the user's AWS files.</summary>
internal sealed class Profiles
{
    /// <summary>The profile that counts where none is named.</summary>
    public const string Default = "default";

    private readonly CredentialProfileStoreChain _store;
    private readonly string? _location;
    private readonly ConnectionSettings _settings;

    public Profiles(ConnectionSettings settings)
    {
        _settings = settings;
        _location = string.IsNullOrWhiteSpace(settings.ProfileLocation) ? null : settings.ProfileLocation;
        _store = new CredentialProfileStoreChain(_location);
    }

    /// <summary>The profile, or null where there is none of that name.</summary>
    public CredentialProfile? Find(string name) => _store.TryGetProfile(name, out var profile) ? profile : null;

    /// <summary>The Region that a profile names; null where there is no such profile, or it names none.</summary>
    public string? RegionOf(string name) => Find(name)?.Region?.SystemName;

    /// <summary>The endpoint that a profile names for all services; null where it names none.</summary>
    public string? EndpointOf(string name) => Find(name) is { IgnoreConfiguredEndpointUrls: not true } profile ? profile.EndpointUrl : null;

    /// <summary>The credentials that a profile gives.</summary>
    /// <exception cref="OmicsFailureException">There is no such profile, or it gives no credentials.</exception>
    public AWSCredentials CredentialsOf(string name)
    {
        var where = _location is null ? "the AWS credentials and config files" : $"'{_location}'";
        if (Find(name) is not { } profile)
        {
            throw new OmicsFailureException(new OmicsFailure(
                FailureKind.CredentialsNotFound,
                $"There is no profile '{name}' in {where}.",
                "Check -ProfileName, or list the profiles with: aws configure list-profiles"));
        }

        try
        {
            return Prepare(AWSCredentialsFactory.GetAWSCredentials(profile, _store));
        }
        catch (Exception e) when (e is AmazonClientException or InvalidOperationException or ArgumentException)
        {
            throw new OmicsFailureException(new OmicsFailure(
                FailureKind.CredentialsNotFound,
                $"The profile '{name}' in {where} gives no credentials: {e.Message}",
                "Complete the profile, or name another one with -ProfileName.")
            { Cause = e });
        }
    }

    // What the SDK would do by itself: wait for a code at a console that may not be there, open a browser for a login, and
    // leave the proxy out.
    private AWSCredentials Prepare(AWSCredentials credentials)
    {
        switch (credentials)
        {
            case AssumeRoleAWSCredentials role:
                role.Options.ProxySettings = _settings.Proxy;
                if (role.Options.MfaSerialNumber is { Length: > 0 } serialNumber)
                {
                    var opener = Environment.CurrentManagedThreadId;
                    role.Options.MfaTokenCodeCallback = () =>
                        _settings.AskForMfaCode is { } ask && Environment.CurrentManagedThreadId == opener
                            ? ask(serialNumber)
                            : throw new MfaRequiredException(serialNumber);
                }

                _ = Prepare(role.SourceCredentials);
                break;

            case SSOAWSCredentials login:
                login.Options.SupportsGettingNewToken = false;
                login.Options.ProxySettings = _settings.Proxy;
                break;
        }

        return credentials;
    }
}
