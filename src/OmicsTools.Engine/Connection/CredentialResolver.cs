using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>Finds the credentials, the first that are there in AWS.Tools' order.</summary>
internal static class CredentialResolver
{
    /// <summary>Key parameters, then the named profile, then the SDK's own chain.</summary>
    /// <exception cref="OmicsFailureException">There are none, or what was given is not complete.</exception>
    public static Sourced<AWSCredentials> Resolve(ConnectionSettings settings, Profiles profiles)
    {
        if (FromKeys(settings) is { } keys)
        {
            return new Sourced<AWSCredentials>(keys, "the key parameters");
        }

        if (!string.IsNullOrWhiteSpace(settings.ProfileName))
        {
            return new Sourced<AWSCredentials>(
                profiles.CredentialsOf(settings.ProfileName!), $"the profile '{settings.ProfileName}'");
        }

        try
        {
            var found = DefaultAWSCredentialsIdentityResolver.GetCredentials();
            return new Sourced<AWSCredentials>(found, $"the environment or the default profile ({found.GetType().Name})");
        }
        catch (AmazonClientException e)
        {
            throw new OmicsFailureException(new OmicsFailure(
                FailureKind.CredentialsNotFound,
                "No AWS credentials were found: not in the parameters, the environment, the profile files, "
                + "or the metadata of a container or instance.",
                "Name a profile with -ProfileName, set one up with 'aws configure', or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.")
            {
                Cause = e,
            });
        }
    }

    private static AWSCredentials? FromKeys(ConnectionSettings settings)
    {
        var hasAccessKey = !string.IsNullOrWhiteSpace(settings.AccessKey);
        var hasSecretKey = !string.IsNullOrWhiteSpace(settings.SecretKey);
        var hasToken = !string.IsNullOrWhiteSpace(settings.SessionToken);
        if (!hasAccessKey && !hasSecretKey && !hasToken)
        {
            return null;
        }

        if (!hasAccessKey || !hasSecretKey)
        {
            throw new OmicsFailureException(new OmicsFailure(
                FailureKind.InvalidConfiguration,
                $"{(hasAccessKey ? "-SecretKey" : "-AccessKey")} is missing: the key parameters only work together.",
                "Give both -AccessKey and -SecretKey, and -SessionToken where the keys are temporary; or none of them."));
        }

        return hasToken
            ? new SessionAWSCredentials(settings.AccessKey, settings.SecretKey, settings.SessionToken)
            : new BasicAWSCredentials(settings.AccessKey, settings.SecretKey);
    }
}
