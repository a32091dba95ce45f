using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.CloudWatchLogs;
using Amazon.Omics;
using Amazon.Runtime;

namespace OmicsTools.Engine.Connection;

/// <summary>The connections of one identity: a client for each Region that its runs are in.</summary>
internal sealed class IdentityConnections : IDisposable
{
    private readonly Dictionary<string, OmicsConnection> _byRegion = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _prepared = new(StringComparer.Ordinal);
    private readonly ConnectionSettings _settings;
    private readonly Action<string> _log;
    private readonly Action<string> _warn;
    private readonly Profiles _profiles;
    private readonly FoundCredentials _credentials;
    private readonly ImmutableCredentials _keys;
    private readonly string _profileInUse;
    private readonly Sourced<string>? _endpoint;
    private readonly Sourced<string>? _logsEndpoint;
#if NET
    private readonly HttpConnections _http;
#endif

    /// <summary>Finds credentials and endpoint, and has the credentials show that they give keys.</summary>
    /// <param name="settings">What the user said, and the run's profile where the user named no identity.</param>
    /// <param name="log">Is told where each setting came from; never a secret.</param>
    /// <param name="warn">Is told what the user should not do.</param>
    /// <param name="cancellationToken">Stops waiting for whoever gives out the keys.</param>
    /// <exception cref="OmicsException">No credentials, or settings that cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IdentityConnections(ConnectionSettings settings, Action<string> log, Action<string> warn, CancellationToken cancellationToken)
    {
        _settings = settings;
        _log = log;
        _warn = warn;
        _profiles = new Profiles(settings.ProfileLocation);
        _credentials = new CredentialResolver(settings, _profiles).Resolve();
        _log($"Credentials from {_credentials.Source}{(settings.IsProfileOfRun ? ", which the run came with" : string.Empty)}.");
        _keys = FetchKeys(_credentials.Value, cancellationToken);
        _profileInUse = settings.ProfileName ?? _credentials.Profile ?? Profiles.InEnvironment;
#if NET
        _http = new HttpConnections(settings.Proxy, CertificateBundle.Validation(CertificateBundle.Find(_profiles.SettingOf(_profileInUse, CertificateBundle.Setting))));
#endif
        var endpoint = ServiceEndpoints.Said(settings.EndpointUrl, "-EndpointUrl");
        _endpoint = FindEndpoint(new AmazonOmicsConfig(), "OMICS", endpoint, "Endpoint");
        if (settings.ReadsLogs)
        {
            var logsEndpoint = ServiceEndpoints.Said(settings.LogsEndpointUrl, "-LogsEndpointUrl") ?? endpoint;
            _logsEndpoint = FindEndpoint(new AmazonCloudWatchLogsConfig(), "CLOUDWATCH_LOGS", logsEndpoint, "Endpoint for logs");
        }
    }

    /// <summary>Whether it is the identity that runs came with, and not the command's own.</summary>
    public bool IsOfRun => _settings.IsProfileOfRun;

    /// <summary>The profile that was named, or that keys came from in a file that was named; null for none.</summary>
    public ProfileReference? Profile => _settings.NamedProfile
        ?? (_settings.ProfileLocation is { } file && _credentials.Profile is { } profile ? new ProfileReference(profile, file) : null);

    /// <summary>Whether everything that was asked was answered, so that the network's connections can serve the next command.</summary>
    public bool IsDone { get; set; }

    /// <summary>Decides which Region answers for a run, and prepares the way there.</summary>
    /// <param name="runRegion">The Region that came with the run; null where none did.</param>
    /// <returns>The Region's system name.</returns>
    /// <exception cref="OmicsException">No Region is known, or its name cannot be one.</exception>
    public string Prepare(string? runRegion)
    {
        var key = runRegion ?? string.Empty;
        if (_prepared.TryGetValue(key, out var known))
        {
            return known;
        }

        var region = RegionResolver.Find(_settings, runRegion, _profiles, _profileInUse);
        if (region is null)
        {
            region = _endpoint is null
                ? throw RegionResolver.NotFound()
                : new Sourced<string>(RegionResolver.ForSigning, "habit, since the endpoint decides who answers");
        }

        _prepared[key] = region.Value;
        if (!_byRegion.ContainsKey(region.Value))
        {
            _log($"Region {region.Value} from {region.Source}.");
            if (_endpoint is null && !RegionEndpoint.EnumerableAllRegions.Any(known => known.SystemName == region.Value))
            {
                _warn($"'{region.Value}' from {region.Source} is no Region of AWS that is known today.");
            }

            _byRegion.Add(region.Value, Connect(region));
        }

        return region.Value;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var connection in _byRegion.Values)
        {
            connection.Client.Dispose();
            connection.Logs?.Dispose();
        }

#if NET
        _http.KeepOpen = IsDone;
        _http.Dispose();
#endif
    }

    /// <summary>The connection to a Region that was prepared.</summary>
    public OmicsConnection For(string region) => _byRegion[region];

    private Sourced<string>? FindEndpoint(ClientConfig config, string service, Sourced<string>? given, string what)
    {
        var endpoint = ServiceEndpoints.Find(config, service, given, _profiles, _profileInUse);
        if (endpoint is not null)
        {
            _log($"{what} {endpoint.Value} from {endpoint.Source}.");
            if (new Uri(endpoint.Value) is { Scheme: "http", IsLoopback: false } url)
            {
                // The signature does not give the key away; a session token and what is read go in the clear.
                _warn($"{what} http://{url.Authority} is not encrypted: whoever is on the way can read what is sent, the session token included. Use https.");
            }
        }

        return endpoint;
    }

    private OmicsConnection Connect(Sourced<string> sourced)
    {
        var region = sourced.Value;

        // Roles and logins say whose they are; of long-term keys, each counts for itself.
        var accountId = string.IsNullOrEmpty(_keys.AccountId) ? null : _keys.AccountId;
        var identity = $"{accountId ?? _keys.AccessKey}/{ServiceEndpoints.NameOf(_endpoint)}";
        var client = new AmazonOmicsClient(_credentials.Value, Configure(new AmazonOmicsConfig(), region, _endpoint));
        var logs = _settings.ReadsLogs
            ? new AmazonCloudWatchLogsClient(_credentials.Value, Configure(new AmazonCloudWatchLogsConfig(), region, _logsEndpoint))
            : null;
        return new OmicsConnection(client, region, $"{identity}/{region}", identity, accountId)
        {
            Profile = Profile,
            Endpoint = Describe(_endpoint, sourced),
            LogsEndpoint = Describe(_logsEndpoint, sourced),
            Logs = logs,
            LogsQuotaScope = $"{accountId ?? _keys.AccessKey}/{ServiceEndpoints.NameOf(_logsEndpoint)}/{region}/logs",
        };
    }

    private static string Describe(Sourced<string>? endpoint, Sourced<string> region) =>
        endpoint is not null ? $"{endpoint.Value} from {endpoint.Source}"
            : $"of {region.Value}, the Region from {region.Source}"
                + (Regions.Known.Contains(region.Value, StringComparer.Ordinal) ? "," : $" (HealthOmics is in {string.Join(", ", Regions.Known)}),");

    private T Configure<T>(T config, string region, Sourced<string>? endpoint)
        where T : ClientConfig
    {
        // Every attempt is ours to pace, to count and to report.
        config.MaxErrorRetry = 0;
        config.MaxStaleConnectionRetries = 0;

        // What was signed for one host is not given to another.
        config.AllowAutoRedirect = false;
#if NET
        config.HttpClientFactory = _http;
#endif
        if (_settings.Proxy is not null)
        {
            config.SetWebProxy(_settings.Proxy);
        }

        ServiceEndpoints.Configure(config, region, endpoint, _profiles, _profileInUse);

        // An endpoint of the user's own is called as it stands; AWSSDK.Omics would call workflows-<host>.
        config.DisableHostPrefixInjection = endpoint is not null;
        return config;
    }

    // Now, and not when the first requests are signed: a role that is denied or a login that has expired is one error then,
    // and not one for each run.
    [SuppressMessage("Usage", "VSTHRD002", Justification = "The caller's thread has nothing else to do, and can be stopped.")]
    private static ImmutableCredentials FetchKeys(AWSCredentials credentials, CancellationToken cancellationToken)
    {
        var fetching = Task.Run(credentials.GetCredentialsAsync, cancellationToken);
        try
        {
            fetching.Wait(cancellationToken);
        }
        catch (AggregateException)
        {
            // Thrown below as it is.
        }

        return fetching.GetAwaiter().GetResult();
    }
}
