using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Omics;
using Amazon.Runtime;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>The connections of one invocation: one identity, a client for each Region that its runs are in.</summary>
public sealed class OmicsConnections : IDisposable
{
    private readonly Dictionary<string, OmicsConnection> _byRegion = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _prepared = new(StringComparer.Ordinal);
    private readonly ConnectionSettings _settings;
    private readonly Action<string> _log;
    private readonly Profiles _profiles;
    private readonly FoundCredentials _credentials;
    private readonly string _profileInUse;
    private readonly Sourced<string>? _endpoint;
#if NET
    private readonly HttpConnections _http;
#endif

    /// <summary>
    /// Finds credentials and endpoint, and has the credentials show that they give keys. To be called where the user's
    /// session can be read.
    /// </summary>
    /// <param name="settings">What the user said.</param>
    /// <param name="log">Is told where each setting came from; never a secret.</param>
    /// <param name="cancellationToken">Stops waiting for whoever gives out the keys.</param>
    /// <exception cref="OmicsFailureException">No credentials, or settings that cannot be used.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public OmicsConnections(ConnectionSettings settings, Action<string> log, CancellationToken cancellationToken)
    {
        _settings = settings;
        _log = log;
        _profiles = new Profiles(settings.ProfileLocation);
        _credentials = new CredentialResolver(settings, _profiles).Resolve();
        _log($"Credentials from {_credentials.Source}.");
        FetchKeys(_credentials.Value, cancellationToken);
#if NET
        _http = new HttpConnections(settings.Proxy);
#endif
        _profileInUse = settings.ProfileName ?? _credentials.Profile ?? Profiles.InEnvironment;
        _endpoint = ServiceEndpoints.Find(new AmazonOmicsConfig(), "OMICS", settings.EndpointUrl, _profiles, _profileInUse);
        if (_endpoint is not null)
        {
            _log($"Endpoint {_endpoint.Value} from {_endpoint.Source}.");
        }
    }

    /// <summary>Whether everything that was asked was answered, so that the network's connections can serve the next command.</summary>
    public bool IsDone { get; set; }

    /// <summary>Whether a text can be the name of a Region; it becomes part of a host's name.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for a name such as <c>us-east-1</c>, whether there is such a Region or not.</returns>
    public static bool IsRegion(string text) => RegionResolver.IsRegion(text);

    /// <summary>Decides which Region answers for a run, and prepares the way there.</summary>
    /// <param name="runRegion">The Region that came with the run; null where none did.</param>
    /// <returns>The Region's system name.</returns>
    /// <exception cref="OmicsFailureException">No Region is known, or its name cannot be one.</exception>
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
                ? throw new OmicsFailureException(RegionResolver.NotFound())
                : new Sourced<string>(RegionResolver.ForSigning, "habit, since the endpoint decides who answers");
        }

        _prepared[key] = region.Value;
        lock (_byRegion)
        {
            if (!_byRegion.ContainsKey(region.Value))
            {
                _log($"Region {region.Value} from {region.Source}.");
                _byRegion.Add(region.Value, Connect(region.Value));
            }
        }

        return region.Value;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var connection in _byRegion.Values)
        {
            connection.Client.Dispose();
        }

#if NET
        _http.KeepOpen = IsDone;
        _http.Dispose();
#endif
    }

    /// <summary>The connection to a Region that was prepared.</summary>
    internal OmicsConnection For(string region)
    {
        lock (_byRegion)
        {
            return _byRegion[region];
        }
    }

    private OmicsConnection Connect(string region)
    {
        var config = new AmazonOmicsConfig
        {
            // Every attempt is ours to pace, to count and to report.
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
#if NET
            HttpClientFactory = _http,
#endif
        };
        if (_settings.Proxy is not null)
        {
            config.SetWebProxy(_settings.Proxy);
        }

        ServiceEndpoints.Configure(config, region, _endpoint, _profiles, _profileInUse);

        // An endpoint of the user's own is called as it stands; AWSSDK.Omics would call workflows-<host>.
        config.DisableHostPrefixInjection = _endpoint is not null;

        var scope = $"{_credentials.Source}/{_settings.AccessKey}/{_endpoint?.Value}/{region}";
        return new OmicsConnection(new AmazonOmicsClient(_credentials.Value, config), region, scope);
    }

    // Now, and not when the first requests are signed: a role that is denied or a login that has expired is one error then,
    // and not one for each run.
    [SuppressMessage("Usage", "VSTHRD002", Justification = "The caller's thread has nothing else to do, and can be stopped.")]
    private static void FetchKeys(AWSCredentials credentials, CancellationToken cancellationToken)
    {
        var fetching = Task.Run(credentials.GetCredentialsAsync, cancellationToken);
        try
        {
            fetching.Wait(cancellationToken);
        }
        catch (AggregateException)
        {
            _ = fetching.GetAwaiter().GetResult();
        }
    }
}
