using Amazon.Runtime;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>
/// Finds the credentials, the first that are there: what the command was told, what the session was told, then the places
/// that every AWS SDK looks in.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html"/></remarks>
internal sealed class CredentialResolver
{
    private const string Session = "$StoredAWSCredentials";

    private readonly ConnectionSettings _settings;
    private readonly Profiles _profiles;
    private readonly Roles _roles;
    private readonly ProfileCredentials _ofProfile;

    public CredentialResolver(ConnectionSettings settings, Profiles profiles)
    {
        _settings = settings;
        _profiles = profiles;
        var services = new CredentialServices(settings, profiles);
        _roles = new Roles(settings, profiles, services);
        _ofProfile = new ProfileCredentials(profiles, _roles, services);
    }

    /// <summary>Finds the credentials.</summary>
    /// <exception cref="OmicsException">There are none, or what was given cannot be used.</exception>
    public FoundCredentials Resolve() =>
        FromKeys()
        ?? FromProfile(_settings.ProfileName)
        ?? FromObject(_settings.Credential, "-Credential")
        ?? FromSession(_settings.SessionCredential)
        ?? FromEnvironment()
        ?? FromWebIdentity()
        ?? FromProfile(EnvironmentVariable.Get("AWS_PROFILE"))
        ?? FromDefaultProfile()
        ?? FromContainer()
        ?? FromInstance()
        ?? throw new OmicsException(
            FailureKind.CredentialsNotFound,
            "No AWS credentials were found. Tried: the key parameters, -ProfileName, -Credential, $StoredAWSCredentials, "
            + "AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY, a web identity token, AWS_PROFILE, the profile 'default', "
            + "a container's credentials, an instance's metadata.",
            "Name a profile with -ProfileName, or make one with: aws configure; or set AWS_ACCESS_KEY_ID and "
            + "AWS_SECRET_ACCESS_KEY. In a new runspace (ForEach-Object -Parallel, "
            + "Start-ThreadJob) session variables are not there: add -Credential $using:StoredAWSCredentials.");

    private FoundCredentials? FromKeys()
    {
        var hasAccessKey = !string.IsNullOrWhiteSpace(_settings.AccessKey);
        var hasSecretKey = !string.IsNullOrWhiteSpace(_settings.SecretKey);
        var hasToken = !string.IsNullOrWhiteSpace(_settings.SessionToken);
        if (!hasAccessKey && !hasSecretKey && !hasToken)
        {
            return null;
        }

        if (!hasAccessKey || !hasSecretKey)
        {
            throw new OmicsException(
                FailureKind.InvalidConfiguration,
                $"{(hasAccessKey ? "-SecretKey" : "-AccessKey")} is missing: the key parameters only work together.",
                "Give both -AccessKey and -SecretKey, and -SessionToken where the keys are temporary; or none of them.");
        }

        AWSCredentials keys = hasToken
            ? new SessionAWSCredentials(_settings.AccessKey, _settings.SecretKey, _settings.SessionToken)
            : new BasicAWSCredentials(_settings.AccessKey, _settings.SecretKey);
        return new FoundCredentials(keys, "the key parameters");
    }

    private FoundCredentials? FromProfile(string? name) =>
        name is null ? null : new FoundCredentials(_ofProfile.Of(name), $"the profile '{name}'", name);

    private static FoundCredentials? FromObject(object? given, string source, string? profile = null) => given is null
        ? null
        : Explained(ForeignCredentials.From(given, source), source, "Set them anew, for example with Set-AWSCredential.", profile);

    // AWS Tools names what it stores: by its profile, or by words such as "Supplied Key Parameters". It does not keep the file that
    // the profile is in: a profile of the same name in the default files may be another one, with an endpoint of its own.
    private FoundCredentials? FromSession(object? given)
    {
        if (given is null || _settings.SessionProfileName is not { } name)
        {
            return FromObject(given, Session);
        }

        var profile = _profiles.Find(name);
        return profile is null ? FromObject(given, Session, _settings.IsSessionProfile ? Profiles.Unknown : null)
            : ForeignCredentials.MayBeOf(given, profile.Options) && (profile.CanCreateAWSCredentials || !_settings.IsSessionProfile) ? FromObject(given, Session, name)
            : FromObject(given, $"{Session}, from another file than the profile '{name}' in {_profiles.Where}", Profiles.Unknown);
    }

    private static FoundCredentials? FromEnvironment() => EnvironmentVariable.HasKeys
        ? new FoundCredentials(new EnvironmentVariablesAWSCredentials(), "AWS_ACCESS_KEY_ID")
        : null;

    private FoundCredentials? FromWebIdentity() =>
        EnvironmentVariable.Get("AWS_WEB_IDENTITY_TOKEN_FILE") is { } file && EnvironmentVariable.Get("AWS_ROLE_ARN") is { } role
            ? Explained(
                _roles.OfWebIdentity(file, role, EnvironmentVariable.Get("AWS_ROLE_SESSION_NAME"), profile: null),
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                $"Check that the file is there, and that {role} trusts the identity in it.")
            : null;

    private FoundCredentials? FromDefaultProfile() =>
        _profiles.Find(Profiles.Default) is { CanCreateAWSCredentials: true } ? FromProfile(Profiles.Default) : null;

    private static FoundCredentials? FromContainer() => ContainerCredentials.Find() is { } credentials
        ? Explained(credentials, "the container's credentials", "Check the task role or pod identity of the container.")
        : null;

    private static FoundCredentials? FromInstance() => InstanceMetadata.Credentials is { } credentials
        ? Explained(credentials, "the instance's metadata", "Check the instance profile.")
        : null;

    private static FoundCredentials Explained(AWSCredentials credentials, string source, string remedy, string? profile = null) =>
        new(new ExplainedCredentials(credentials, e => CredentialFailures.Unavailable(source, e, remedy)), source, profile);
}
