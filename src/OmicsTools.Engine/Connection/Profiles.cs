using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal.Util;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>The profiles in the user's AWS files.</summary>
internal sealed class Profiles
{
    /// <summary>The profile that counts where none is named.</summary>
    public const string Default = "default";

    /// <summary>The profile of credentials that come from a file which is not known: it is nowhere, and no other one stands in for it.</summary>
    public const string Unknown = "";

    private const string CredentialsVariable = "AWS_SHARED_CREDENTIALS_FILE";
    private const string ConfigVariable = "AWS_CONFIG_FILE";

    private static readonly Regex Place = new(
        "^Line (?<line>[0-9]+):<.*> in file (?<file>.+) does not", RegexOptions.ExplicitCapture | RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    // AWSSDK.Core reads these two once in the life of the process, when it first looks at profiles: not before this.
    private static readonly string? CredentialsFileOfSdk = EnvironmentVariable.Get(CredentialsVariable);
    private static readonly string? ConfigFileOfSdk = EnvironmentVariable.Get(ConfigVariable);

    /// <param name="location">The credentials file to look in; null for the default places.</param>
    /// <exception cref="OmicsException">The environment names another config file than at the start.</exception>
    public Profiles(string? location)
    {
        if (EnvironmentVariable.Get(ConfigVariable) is var configFile && configFile != ConfigFileOfSdk)
        {
            throw new OmicsException(
                FailureKind.InvalidConfiguration,
                $"{ConfigVariable} is {configFile ?? "not set"} now, and was {ConfigFileOfSdk ?? "not set"} when profiles were first read in this "
                    + "process. The AWS SDK would go on with the first.",
                "Set it before the first command of a session: start a new one, or set it back.");
        }

        Location = string.IsNullOrWhiteSpace(location) ? null : location;
        if (Location is null && EnvironmentVariable.Get(CredentialsVariable) is var credentialsFile && credentialsFile != CredentialsFileOfSdk)
        {
            Location = credentialsFile ?? SharedCredentialsFile.DefaultFilePath;
        }

        Store = new CredentialProfileStoreChain(Location);
        Quoted = QuotedSections.Read(ConfigFile);
    }

    /// <summary>The profile that the environment names, or the one that counts without.</summary>
    public static string InEnvironment => EnvironmentVariable.Get("AWS_PROFILE") ?? Default;

    /// <summary>The file in place of those that the SDK looks in by itself; null for those.</summary>
    public string? Location { get; }

    /// <summary>The SDK's view of the files.</summary>
    public CredentialProfileStoreChain Store { get; }

    /// <summary>What the SDK's view of the files lacks; null for nothing.</summary>
    public QuotedSections? Quoted { get; }

    /// <summary>The names of the profiles, for completion.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            try
            {
                return [.. Store.ListProfiles().Select(profile => profile.Name).Where(name => name.IndexOfAny(['"', '\'']) < 0)
                    .Union(Quoted?.ProfileNames ?? [], StringComparer.Ordinal)];
            }
            catch (AmazonClientException)
            {
                // One that cannot be read spoils the list of the others.
                return [.. Quoted?.ProfileNames ?? []];
            }
        }
    }

    /// <summary>The profile, or null where there is none of that name.</summary>
    /// <exception cref="OmicsException">It is there, but cannot be read.</exception>
    public CredentialProfile? Find(string name)
    {
        try
        {
            return Quoted?.Find(name, CredentialsFile) ?? (Store.TryGetProfile(name, out var profile) ? profile : null);
        }
        catch (AmazonClientException e)
        {
            throw Unreadable(name, e.Message, "Correct the profile.", e);
        }
        catch (InvalidDataException e)
        {
            throw Malformed(e);
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

    /// <summary>A setting in the config file that the SDK's profiles do not show; null where it is not there.</summary>
    /// <param name="profile">The profile's name.</param>
    /// <param name="setting">The setting's name.</param>
    /// <exception cref="OmicsException">The file cannot be read.</exception>
    public string? SettingOf(string profile, string setting)
    {
        try
        {
            return ReadSetting(profile, setting);
        }
        catch (InvalidDataException e)
        {
            throw Malformed(e);
        }
    }

    private string? ReadSetting(string profile, string setting)
    {
        if (Quoted?.SettingOf(profile, setting) is { } quoted)
        {
            return quoted;
        }

        if (!File.Exists(ConfigFile))
        {
            return null;
        }

        // The one profile whose heading may do without the word.
        var file = new ProfileIniFile(ConfigFile, profileMarkerRequired: profile != Default);
        return file.TryGetSection(profile, isSsoSession: false, isServicesSection: false, out var settings, out _) && settings.TryGetValue(setting, out var value)
            ? value
            : null;
    }

    private string CredentialsFile => Location ?? SharedCredentialsFile.DefaultFilePath;

    // Where the SDK looks: beside the credentials file, unless the environment names one.
    private string ConfigFile => ConfigFileOfSdk ?? Path.Combine(Path.GetDirectoryName(CredentialsFile) ?? string.Empty, "config");

    /// <summary>The profile.</summary>
    /// <exception cref="OmicsException">There is none of that name, or it cannot be read.</exception>
    public CredentialProfile Get(string name) => Find(name) ?? throw new OmicsException(
        FailureKind.CredentialsNotFound,
        $"There is no profile '{name}' in {Where}, or it holds a setting that cannot be read.",
        "List the profiles with: aws configure list-profiles (or Get-AWSCredential -ListProfileDetail)");

    /// <summary>Where the profiles are, for messages.</summary>
    public string Where => Location is null ? "the AWS credentials and config files" : $"'{Location}'";

    // The SDK quotes the line, which may hold a key: neither its words nor the exception go on.
    private static OmicsException Malformed(InvalidDataException e)
    {
        var place = Place.Match(e.Message);
        return new(
            FailureKind.InvalidConfiguration,
            place.Success
                ? $"{place.Groups["file"].Value} cannot be read: line {place.Groups["line"].Value} is no section, no setting and no comment."
                : "The AWS credentials or config file cannot be read: a line is no section, no setting and no comment.",
            "Correct the line: a setting is written as name = value, and nothing stands behind the ] of a section.");
    }

    private OmicsException Unreadable(string name, string reason, string remedy, Exception cause) => new(
        FailureKind.InvalidConfiguration, $"The profile '{name}' in {Where} cannot be read: {reason}", remedy)
    { Cause = cause };
}
