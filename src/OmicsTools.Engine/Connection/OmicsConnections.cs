using System;
using System.Collections.Generic;
using Amazon;
using Amazon.Omics;
using Amazon.Runtime;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>The connections of one invocation: one identity, a client for each Region that its runs are in.</summary>
public sealed class OmicsConnections : IDisposable
{
    private const string SigningRegionForEndpoints = "us-east-1";

    private readonly Dictionary<string, OmicsConnection> _byRegion = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _prepared = new(StringComparer.Ordinal);
    private readonly ConnectionSettings _settings;
    private readonly Action<string> _log;
    private readonly Profiles _profiles;
    private readonly Sourced<AWSCredentials> _credentials;
    private readonly Sourced<string>? _endpoint;

    /// <summary>Finds credentials and endpoint. To be called where the user's session can be read.</summary>
    /// <param name="settings">What the user said.</param>
    /// <param name="log">Is told where each setting came from; never a secret.</param>
    /// <exception cref="OmicsFailureException">No credentials, or settings that cannot be used.</exception>
    public OmicsConnections(ConnectionSettings settings, Action<string> log)
    {
        _settings = settings;
        _log = log;
        _profiles = new Profiles(settings);
        _credentials = CredentialResolver.Resolve(settings, _profiles);
        AskForMfaCodeNow();
        _log($"Credentials from {_credentials.Source}.");
        _endpoint = EndpointResolver.Find(settings, _profiles);
        if (_endpoint is not null)
        {
            _log($"Endpoint {_endpoint.Value} from {_endpoint.Source}.");
        }
    }

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

        var region = RegionResolver.Find(_settings, runRegion, _profiles);
        if (region is null)
        {
            region = _endpoint is null
                ? throw new OmicsFailureException(RegionResolver.NotFound())
                : new Sourced<string>(SigningRegionForEndpoints, "habit, since the endpoint decides who answers");
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

    // A code can only be asked for here, where the user's session is: a role that wants one is assumed at once.
    private void AskForMfaCodeNow()
    {
        try
        {
            if (_settings.ProfileName is not null && _profiles.Find(_settings.ProfileName)?.Options.MfaSerial is { Length: > 0 })
            {
                _ = _credentials.Value.GetCredentials();
            }
        }
        catch (CredentialsException e)
        {
            throw new OmicsFailureException(e.Failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var connection in _byRegion.Values)
        {
            connection.Client.Dispose();
        }
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
        };
        if (_settings.Proxy is not null)
        {
            config.SetWebProxy(_settings.Proxy);
        }

        if (_endpoint is null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }
        else
        {
            config.ServiceURL = _endpoint.Value;
            config.AuthenticationRegion = region;

            // An endpoint of the user's own is called as it stands; AWSSDK.Omics would call workflows-<host>.
            config.DisableHostPrefixInjection = true;
        }

        var scope = $"{_credentials.Source}/{_settings.AccessKey}/{_endpoint?.Value}/{region}";
        return new OmicsConnection(new AmazonOmicsClient(_credentials.Value, config), region, scope);
    }
}
