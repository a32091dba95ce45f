using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Amazon;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal.Util;

namespace OmicsTools.Engine.Connection;

/// <summary>
/// The profiles of a config file whose names are in quotes, as the AWS CLI reads and writes names with spaces. AWSSDK.Core takes
/// the quotes for a part of the name.
/// </summary>
internal sealed class QuotedSections
{
    private const string ProfileKind = "profile";
    private const string SessionKind = "sso-session";
    private const string ServicesKind = "services";

    private readonly ProfileIniFile _config;
    private readonly HashSet<(string Kind, string Name)> _quoted = [];

    private QuotedSections(string path)
    {
        _config = new ProfileIniFile(path, profileMarkerRequired: true);
        foreach (var section in new IniFile(path).ListSectionNames())
        {
            if (IsQuoted(section) && Words(section) is { Count: 2 } words && words[0] is ProfileKind or SessionKind or ServicesKind)
            {
                // In memory: nothing is written. Of two sections that mean the same, the last one counts.
                _config.RenameSection(section, $"{words[0]} {words[1]}", force: true);
                _ = _quoted.Add((words[0], words[1]));
            }
        }
    }

    /// <summary>The names of the profiles.</summary>
    public IEnumerable<string> ProfileNames => _quoted.Where(section => section.Kind == ProfileKind).Select(section => section.Name);

    /// <summary>Reads a config file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its sections; null where none is in quotes.</returns>
    public static QuotedSections? Read(string path)
    {
        try
        {
            return File.Exists(path) && new IniFile(path).ListSectionNames().Any(IsQuoted) ? new QuotedSections(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // Whoever reads the file next says so.
            return null;
        }
    }

    /// <summary>A profile that is in quotes, or leads to a section in quotes; null for any other.</summary>
    /// <param name="name">The profile's name.</param>
    /// <param name="credentialsFile">The file whose settings come before those of the config file.</param>
    public CredentialProfile? Find(string name, string credentialsFile)
    {
        if (!_config.TryGetSection(name, isSsoSession: false, isServicesSection: false, out var settings, out _))
        {
            return null;
        }

        var (session, services) = (Setting("sso_session"), Setting("services"));
        if (!_quoted.Contains((ProfileKind, name)) && !IsQuoted(SessionKind, session) && !IsQuoted(ServicesKind, services))
        {
            return null;
        }

        if (File.Exists(credentialsFile) && new ProfileIniFile(credentialsFile, profileMarkerRequired: false).TryGetSection(name, out var nearer))
        {
            foreach (var setting in nearer)
            {
                settings[setting.Key] = setting.Value;
            }
        }

        if (session is not null)
        {
            foreach (var setting in SectionOf(SessionKind, session) ?? [])
            {
                settings[setting.Key] = setting.Value;
            }
        }

        return new CredentialProfile(name, new CredentialProfileOptions
        {
            AccessKey = Setting("aws_access_key_id"),
            SecretKey = Setting("aws_secret_access_key"),
            Token = Setting("aws_session_token"),
            CredentialProcess = Setting("credential_process"),
            CredentialSource = Setting("credential_source"),
            ExternalID = Setting("external_id"),
            MfaSerial = Setting("mfa_serial"),
            RoleArn = Setting("role_arn"),
            RoleSessionName = Setting("role_session_name"),
            SourceProfile = Setting("source_profile"),
            SsoAccountId = Setting("sso_account_id"),
            SsoRegion = Setting("sso_region"),
            SsoRoleName = Setting("sso_role_name"),
            SsoSession = session,
            SsoStartUrl = Setting("sso_start_url"),
            WebIdentityTokenFile = Setting("web_identity_token_file"),
        })
        {
            Region = Setting("region") is { } region ? RegionEndpoint.GetBySystemName(region) : null,
            UseFIPSEndpoint = Flag("use_fips_endpoint"),
            UseDualstackEndpoint = Flag("use_dualstack_endpoint"),
            EndpointUrl = Setting("endpoint_url"),
        };

        string? Setting(string setting) => settings.TryGetValue(setting, out var value) && value.Length > 0 ? value : null;

        bool? Flag(string setting) => bool.TryParse(Setting(setting), out var flag) ? flag : null;
    }

    /// <summary>The endpoint of a service that such a profile names; null for none.</summary>
    /// <param name="name">The profile's name.</param>
    /// <param name="service">The service's name in profiles, for example <c>cloudwatch_logs</c>.</param>
    public string? EndpointOf(string name, string service) =>
        _config.TryGetSection(name, isSsoSession: false, isServicesSection: false, out var settings, out _)
        && settings.TryGetValue(ServicesKind, out var services)
        && _config.TryGetSection(services, isSsoSession: false, isServicesSection: true, out _, out var nested)
        && nested?.TryGetValue(service, out var own) == true && own.TryGetValue("endpoint_url", out var url)
            ? url
            : null;

    /// <summary>A setting of a profile; null where it is not there.</summary>
    /// <param name="profile">The profile's name.</param>
    /// <param name="setting">The setting's name.</param>
    public string? SettingOf(string profile, string setting) =>
        SectionOf(ProfileKind, profile)?.TryGetValue(setting, out var value) == true ? value : null;

    private Dictionary<string, string>? SectionOf(string kind, string name) =>
        _config.TryGetSection(name, isSsoSession: kind == SessionKind, isServicesSection: false, out var settings, out _) ? settings : null;

    private static bool IsQuoted(string section) => section.IndexOfAny(['"', '\'', '\\']) >= 0;

    private bool IsQuoted(string kind, string? name) => name is not null && _quoted.Contains((kind, name));

    /// <summary>The words of a section's heading, as a shell takes them apart; null where a quote is not closed.</summary>
    private static List<string>? Words(string heading)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        for (var i = 0; i < heading.Length; i++)
        {
            var c = heading[i];
            if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (word is not null)
                {
                    words.Add(word.ToString());
                    word = null;
                }

                continue;
            }

            word ??= new StringBuilder();
            if (c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '\\' && quote != '\'' && i + 1 < heading.Length && (quote == '\0' || heading[i + 1] is '"' or '\\'))
            {
                _ = word.Append(heading[++i]);
            }
            else
            {
                _ = word.Append(c);
            }
        }

        if (word is not null)
        {
            words.Add(word.ToString());
        }

        return quote == '\0' ? words : null;
    }
}
