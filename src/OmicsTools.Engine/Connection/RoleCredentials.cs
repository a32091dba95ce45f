using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;

namespace OmicsTools.Engine.Connection;

/// <summary>The keys of a role, asked for when they are needed and again a minute before they run out.</summary>
internal sealed class RoleCredentials : RefreshingAWSCredentials
{
    private readonly Func<Task<Credentials>> _assume;
    private Credentials? _keys;

    public RoleCredentials(Func<Task<Credentials>> assume)
    {
        _assume = assume;
    }

    /// <inheritdoc/>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        try
        {
            _keys = await _assume().ConfigureAwait(false);
        }
        catch (Exception) when (_keys?.Expiration?.ToUniversalTime() > DateTime.UtcNow)
        {
            // They still serve; the next request tries again.
        }

        return new CredentialsRefreshState(
            new ImmutableCredentials(_keys!.AccessKeyId, _keys.SecretAccessKey, _keys.SessionToken), _keys.Expiration!.Value);
    }

    /// <inheritdoc/>
    [SuppressMessage("Usage", "VSTHRD002", Justification = "The base class has a synchronous way too.")]
    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();
}
