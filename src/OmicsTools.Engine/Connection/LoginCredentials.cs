using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials.Internal;
using Amazon.SSO;
using Amazon.SSO.Model;
using Amazon.SSOOIDC;
using Amazon.Util;
using Amazon.Util.Internal;

namespace OmicsTools.Engine.Connection;

/// <summary>
/// The keys of a role in IAM Identity Center, for the login that is there: as the SDK's own class asks for them, but over
/// connections of ours.
/// </summary>
internal sealed class LoginCredentials : RefreshingAWSCredentials
{
    private readonly CredentialProfile _profile;
    private readonly CredentialServices _services;

    public LoginCredentials(CredentialProfile profile, CredentialServices services)
    {
        _profile = profile;
        _services = services;
    }

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var options = _profile.Options;
        using var sso = new AmazonSSOClient(
            new AnonymousAWSCredentials(), _services.Configure(new AmazonSSOConfig(), "SSO", options.SsoRegion, _profile.Name));
        var answer = await sso.GetRoleCredentialsAsync(new GetRoleCredentialsRequest
        {
            AccessToken = await GetTokenAsync().ConfigureAwait(false),
            AccountId = options.SsoAccountId,
            RoleName = options.SsoRoleName,
        }).ConfigureAwait(false);
        var keys = answer.RoleCredentials;
        return new CredentialsRefreshState(
            new ImmutableCredentials(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken, options.SsoAccountId),
            DateTimeOffset.FromUnixTimeMilliseconds(keys.Expiration ?? 0).UtcDateTime);
    }

    /// <inheritdoc/>
    [SuppressMessage("Usage", "VSTHRD002", Justification = "The base class has a synchronous way too.")]
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    private async Task<string> GetTokenAsync()
    {
        var options = _profile.Options;
        using var oidc = new AmazonSSOOIDCClient(
            new AnonymousAWSCredentials(), _services.Configure(new AmazonSSOOIDCConfig(), "SSO_OIDC", options.SsoRegion, _profile.Name));
        var cache = new SSOTokenFileCache(CryptoUtilFactory.CryptoInstance, new FileRetriever(), new DirectoryRetriever());
        var token = await new SSOTokenManager(oidc, cache).GetTokenAsync(new SSOTokenManagerGetTokenOptions
        {
            Region = options.SsoRegion,
            StartUrl = options.SsoStartUrl,
            Session = options.SsoSession,

            // A login opens a browser and waits; that is the user's to start.
            SupportsGettingNewToken = false,
        }).ConfigureAwait(false);
        return token.AccessToken;
    }
}
