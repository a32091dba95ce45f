using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>Gets the credentials of a profile of any kind.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html"/></remarks>
internal sealed class ProfileCredentials
{
    private readonly Profiles _profiles;
    private readonly Roles _roles;
    private readonly CredentialServices _services;

    public ProfileCredentials(Profiles profiles, Roles roles, CredentialServices services)
    {
        _profiles = profiles;
        _roles = roles;
        _services = services;
    }

    /// <summary>The credentials of the profile.</summary>
    /// <param name="name">The profile's name.</param>
    /// <exception cref="OmicsException">There is no such profile, or it gives no credentials.</exception>
    public ExplainedCredentials Of(string name) => Of(name, []);

    private ExplainedCredentials Of(string name, IReadOnlyList<string> dependents)
    {
        if (dependents.Contains(name, StringComparer.Ordinal))
        {
            throw Unusable(name, $"its source_profile leads back to itself ({string.Join(" > ", dependents.Append(name))}).");
        }

        var profile = dependents.Count == 0
            ? _profiles.Get(name)
            : _profiles.Find(name) ?? throw Unusable(dependents[dependents.Count - 1], $"its source_profile '{name}' is not there.");
        var options = profile.Options;
        if (IsOfCliLogin(profile))
        {
            return FromCliLogin(profile);
        }

        if (!profile.CanCreateAWSCredentials)
        {
            throw Unusable(name, "it holds neither keys nor anything that leads to some.");
        }

        var isRole = !string.IsNullOrEmpty(options.RoleArn);
        if (isRole && !string.IsNullOrEmpty(options.WebIdentityTokenFile))
        {
            return Explained(
                _roles.OfWebIdentity(options.WebIdentityTokenFile, options.RoleArn, options.RoleSessionName, name),
                name,
                "Check web_identity_token_file of the profile, and the trust policy of its role.");
        }

        if (isRole && (!string.IsNullOrEmpty(options.SourceProfile) || !string.IsNullOrEmpty(options.CredentialSource)))
        {
            AWSCredentials source = string.IsNullOrEmpty(options.SourceProfile)
                ? FromSource(name, options.CredentialSource)
                : Of(options.SourceProfile, [.. dependents, name]);
            return Explained(
                _roles.Of(source, profile),
                name,
                $"Check that {options.RoleArn} trusts this identity, and that the identity may call sts:AssumeRole on it.");
        }

        return !string.IsNullOrEmpty(options.SsoAccountId)
            ? new ExplainedCredentials(new LoginCredentials(profile, _services), e => CredentialFailures.Login(name, e))
            : FromSdk(profile);
    }

    private static AWSCredentials FromSource(string profile, string source)
    {
        switch (source)
        {
            case "Environment" when EnvironmentVariable.HasKeys:
                return new EnvironmentVariablesAWSCredentials();
            case "EcsContainer" when ContainerCredentials.Find() is { } credentials:
                return credentials;
            case "Ec2InstanceMetadata" when InstanceMetadata.Credentials is { } credentials:
                return credentials;
            default:
                throw Unusable(profile, $"there are no credentials in its credential_source {source}.");
        }
    }

    private bool IsOfCliLogin(CredentialProfile profile) =>
        string.IsNullOrEmpty(profile.Options.AccessKey) && string.IsNullOrEmpty(profile.Options.RoleArn) && string.IsNullOrEmpty(profile.Options.SsoAccountId)
        && _profiles.SettingOf(profile.Name, "login_session") is not null;

    // The AWS CLI keeps such a login for itself, and gives out its keys where the profile names it as a program.
    private ExplainedCredentials FromCliLogin(CredentialProfile profile) => string.IsNullOrEmpty(profile.Options.CredentialProcess)
        ? throw new OmicsException(
            FailureKind.CredentialsNotFound,
            $"The profile '{profile.Name}' signs in with 'aws login', and the AWS CLI keeps that login for itself.",
            $"Sign in with: aws login --profile {profile.Name}; and add to the profile: credential_process = "
                + $"aws configure export-credentials --profile {profile.Name} --format process")
        : FromSdk(new CredentialProfile(profile.Name, new CredentialProfileOptions { CredentialProcess = profile.Options.CredentialProcess }));

    private ExplainedCredentials FromSdk(CredentialProfile profile)
    {
        try
        {
            return Explained(
                AWSCredentialsFactory.GetAWSCredentials(profile, _profiles.Store),
                profile.Name,
                string.IsNullOrEmpty(profile.Options.CredentialProcess)
                    ? "Check the profile, or name another one with -ProfileName."
                    : "Run the profile's credential_process by hand to see why it fails.");
        }
        catch (Exception e) when (e is AmazonClientException or InvalidOperationException or ArgumentException or InvalidDataException)
        {
            throw Unusable(profile.Name, e.Message);
        }
    }

    private static ExplainedCredentials Explained(AWSCredentials credentials, string profile, string remedy) =>
        new(credentials, e => CredentialFailures.Unavailable($"the profile '{profile}'", e, remedy));

    private static OmicsException Unusable(string profile, string reason) => new(
        FailureKind.CredentialsNotFound,
        $"The profile '{profile}' gives no credentials: {reason}",
        "Complete the profile, or name another one with -ProfileName.");
}
