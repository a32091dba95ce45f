#if NET
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>Lets no answer pass that leads elsewhere, or is longer than any answer of the services.</summary>
internal sealed class AnswerGuard(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if ((int)response.StatusCode is < 300 or >= 400)
        {
            try
            {
                response.Content = BoundedContent.Of(response.Content);
                return response;
            }
            catch (InvalidDataException)
            {
                response.Dispose();
                throw;
            }
        }

        using (response)
        {
            throw new RedirectException(response.Headers.Location);
        }
    }
}
#endif
