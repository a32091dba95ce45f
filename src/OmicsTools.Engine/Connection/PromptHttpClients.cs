#if NET
using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using Amazon.Runtime;

namespace OmicsTools.Engine.Connection;

/// <summary>
/// Makes the HTTP clients as the SDK would, but for one thing: an answer that is not wanted any more is dropped at once. By
/// default it is read on for two seconds, to save the connection, and whoever stops a command waits for that.
/// </summary>
/// <remarks><see href="https://learn.microsoft.com/dotnet/api/system.net.http.socketshttphandler.responsedraintimeout"/></remarks>
internal sealed class PromptHttpClients : HttpClientFactory
{
    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        var handler = new SocketsHttpHandler
        {
            ResponseDrainTimeout = TimeSpan.Zero,
            AllowAutoRedirect = clientConfig.AllowAutoRedirect,
            AutomaticDecompression = DecompressionMethods.None,
        };
        if (clientConfig.GetWebProxy() is { } proxy)
        {
            handler.Proxy = proxy;
        }

        // Every attempt has a time limit of its own.
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>What shares connections: everything that goes through no proxy of the user's.</summary>
    /// <param name="clientConfig">The configuration of an SDK client.</param>
    /// <returns>Null for connections that end with the SDK client.</returns>
    public override string? GetConfigUniqueString(IClientConfig clientConfig) =>
        clientConfig.GetWebProxy() is null ? nameof(PromptHttpClients) : null;
}
#endif
