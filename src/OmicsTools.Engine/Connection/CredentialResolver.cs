using Amazon.Runtime;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>
/// Finds the credentials, the first that are there: what the command was told, what the session was told, then the places
/// that every AWS SDK looks in.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html"/></remarks>
internal static class CredentialResolver
{
    /// <summary>Finds the credentials.</summary>
    /// <exception cref="OmicsFailureException">There are none, or what was given cannot be used.</exception>
    public static Sourced<AWSCredentials> Resolve(ConnectionSettings settings, Profiles profiles) =>
        FromKeys(settings)
        ?? FromProfile(Given(settings.ProfileName), profiles)
        ?? FromObject(settings.Credential, "-Credential")
        ?? FromObject(settings.SessionCredential, "$StoredAWSCredentials")
        ?? FromEnvironment()
        ?? FromWebIdentity()
        ?? FromProfile(EnvironmentVariable.Get("AWS_PROFILE"), profiles)
        ?? FromDefaultProfile(profiles)
        ?? FromContainer()
        ?? FromInstance()
        ?? throw new OmicsFailureException(new OmicsFailure(
            FailureKind.CredentialsNotFound,
            "No AWS credentials were found. Tried: the key parameters, -ProfileName, -Credential, $StoredAWSCredentials, "
            + "AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY, a web identity token, AWS_PROFILE, the profile 'default', "
            + "a container's credentials, an instance's metadata.",
            "Name a profile with -ProfileName, or make one with: aws configure. In a new runspace (ForEach-Object -Parallel, "
            + "Start-ThreadJob) session variables are not there: add -Credential $using:StoredAWSCredentials."));

    private static Sourced<AWSCredentials>? FromKeys(ConnectionSettings settings)
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

        AWSCredentials keys = hasToken
            ? new SessionAWSCredentials(settings.AccessKey, settings.SecretKey, settings.SessionToken)
            : new BasicAWSCredentials(settings.AccessKey, settings.SecretKey);
        return new Sourced<AWSCredentials>(keys, "the key parameters");
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static Sourced<AWSCredentials>? FromProfile(string? name, Profiles profiles)
    {
        if (name is null)
        {
            return null;
        }

        var source = $"the profile '{name}'";
        return new Sourced<AWSCredentials>(new NamedCredentials(profiles.CredentialsOf(name), source, name), source);
    }

    private static Sourced<AWSCredentials> Named(AWSCredentials credentials, string source) =>
        new(new NamedCredentials(credentials, source, profile: null), source);

    private static Sourced<AWSCredentials>? FromObject(object? given, string source) =>
        given is null ? null : Named(ForeignCredentials.From(given, source), source);

    private static Sourced<AWSCredentials>? FromEnvironment() =>
        EnvironmentVariable.Get("AWS_ACCESS_KEY_ID") is not null && EnvironmentVariable.Get("AWS_SECRET_ACCESS_KEY") is not null
            ? new Sourced<AWSCredentials>(new EnvironmentVariablesAWSCredentials(), "AWS_ACCESS_KEY_ID")
            : null;

    private static Sourced<AWSCredentials>? FromWebIdentity() =>
        EnvironmentVariable.Get("AWS_WEB_IDENTITY_TOKEN_FILE") is not null && EnvironmentVariable.Get("AWS_ROLE_ARN") is not null
            ? Named(AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables(), "AWS_WEB_IDENTITY_TOKEN_FILE")
            : null;

    private static Sourced<AWSCredentials>? FromDefaultProfile(Profiles profiles) =>
        profiles.Find(Profiles.Default) is { CanCreateAWSCredentials: true } ? FromProfile(Profiles.Default, profiles) : null;

    private static Sourced<AWSCredentials>? FromContainer() =>
        EnvironmentVariable.Get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") is not null
        || EnvironmentVariable.Get("AWS_CONTAINER_CREDENTIALS_FULL_URI") is not null
            ? Named(new GenericContainerCredentials(), "the container")
            : null;

    private static Sourced<AWSCredentials>? FromInstance() =>
        InstanceMetadata.Credentials is { } credentials
            ? Named(credentials, "the instance's metadata")
            : null;
}
