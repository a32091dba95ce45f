using Amazon.Runtime;

namespace OmicsTools.Engine.Connection;

/// <summary>How those are asked who give out credentials: STS and IAM Identity Center.</summary>
internal sealed class CredentialServices
{
    private readonly ConnectionSettings _settings;
    private readonly Profiles _profiles;

    public CredentialServices(ConnectionSettings settings, Profiles profiles)
    {
        _settings = settings;
        _profiles = profiles;
    }

    /// <summary>Has a client ask as HealthOmics is asked: no redirects, the user's proxy, certificates and endpoints.</summary>
    /// <param name="config">The client's configuration.</param>
    /// <param name="service">The service's name in environment variables.</param>
    /// <param name="region">The Region to ask.</param>
    /// <param name="profile">The profile in use.</param>
    /// <returns>The configuration.</returns>
    public T Configure<T>(T config, string service, string region, string profile)
        where T : ClientConfig
    {
        config.AllowAutoRedirect = false;
        ServiceEndpoints.Configure(
            config, region, ServiceEndpoints.Find(config, service, given: null, _profiles, profile), _profiles, profile);
        if (_settings.Proxy is not null)
        {
            config.SetWebProxy(_settings.Proxy);
        }

#if NET
        var bundle = CertificateBundle.Find(_profiles.SettingOf(profile, CertificateBundle.Setting));
        config.HttpClientFactory = new SingleConnections(_settings.Proxy, CertificateBundle.Validation(bundle));
#endif
        return config;
    }
}
