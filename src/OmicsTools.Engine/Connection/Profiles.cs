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

    public Profiles(string? location)
    {
        _location = string.IsNullOrWhiteSpace(location) ? null : location;
        _store = new CredentialProfileStoreChain(_location);
    }

    /// <summary>The profile, or null where there is none of that name.</summary>
    public CredentialProfile? Find(string name) => _store.TryGetProfile(name, out var profile) ? profile : null;

    /// <summary>The Region that a profile names; null where there is no such profile, or it names none.</summary>
    public string? RegionOf(string name) => Find(name)?.Region?.SystemName;

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
            return AWSCredentialsFactory.GetAWSCredentials(profile, _store);
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
}
