using System;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace OmicsTools.Engine.Connection;

/// <summary>
/// Credentials whose failure says where they come from and what helps, whenever it shows: most sources are only asked when
/// the first request is to be signed, and again when the keys run out.
/// </summary>
internal sealed class ExplainedCredentials : AWSCredentials
{
    private readonly AWSCredentials _credentials;
    private readonly Func<Exception, OmicsException> _explain;

    public ExplainedCredentials(AWSCredentials credentials, Func<Exception, OmicsException> explain)
    {
        _credentials = credentials;
        _explain = explain;
    }

    /// <inheritdoc/>
    public override DateTime? Expiration => _credentials.Expiration;

    /// <inheritdoc/>
    /// <exception cref="OmicsException">The source gives no keys.</exception>
    public override ImmutableCredentials GetCredentials()
    {
        try
        {
            return _credentials.GetCredentials();
        }
        catch (Exception e) when (e is not OmicsException)
        {
            throw _explain(e);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="OmicsException">The source gives no keys.</exception>
    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        try
        {
            return await _credentials.GetCredentialsAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OmicsException)
        {
            throw _explain(e);
        }
    }
}
