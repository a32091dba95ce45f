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

    public Profiles(string? location)
    {
        Location = string.IsNullOrWhiteSpace(location) ? null : location;
        Store = new CredentialProfileStoreChain(Location);
    }

    /// <summary>The profile that the environment names, or the one that counts without.</summary>
    public static string InEnvironment => EnvironmentVariable.Get("AWS_PROFILE") ?? Default;

    /// <summary>The file given in place of the default ones; null for those.</summary>
    public string? Location { get; }

    /// <summary>The SDK's view of the files.</summary>
    public CredentialProfileStoreChain Store { get; }

    /// <summary>The profile, or null where there is none of that name.</summary>
    /// <exception cref="OmicsFailureException">It is there, but cannot be read.</exception>
    public CredentialProfile? Find(string name)
    {
        try
        {
            return Store.TryGetProfile(name, out var profile) ? profile : null;
        }
        catch (AmazonClientException e)
        {
            throw Unreadable(name, e.Message, "Correct the profile.", e);
        }
        catch (NullReferenceException e)
        {
            // AWSSDK.Core looks for a services section in the config file alone, and takes for granted that there is one.
            throw Unreadable(
                name,
                "it names a services section, and there is no config file to hold one.",
                "Put the section into a file named config in the same folder, or use endpoint_url in the profile.",
                e);
        }
    }

    /// <summary>The profile.</summary>
    /// <exception cref="OmicsFailureException">There is none of that name, or it cannot be read.</exception>
    public CredentialProfile Get(string name) => Find(name) ?? throw new OmicsFailureException(new OmicsFailure(
        FailureKind.CredentialsNotFound,
        $"There is no profile '{name}' in {Where}, or it holds a setting that cannot be read.",
        "List the profiles with: aws configure list-profiles (or Get-AWSCredential -ListProfileDetail)"));

    private string Where => Location is null ? "the AWS credentials and config files" : $"'{Location}'";

    private OmicsFailureException Unreadable(string name, string reason, string remedy, Exception cause) => new(new OmicsFailure(
        FailureKind.InvalidConfiguration, $"The profile '{name}' in {Where} cannot be read: {reason}", remedy)
    { Cause = cause });
}
