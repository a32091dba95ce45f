#if NET
using System;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using Amazon.Runtime;

namespace OmicsTools.Engine.Connection;

/// <summary>Connections that serve one client, which asks once for keys, and end with it.</summary>
internal sealed class SingleConnections(IWebProxy? proxy, RemoteCertificateValidationCallback? trust) : HttpClientFactory
{
    // The SDK's clients try again by themselves.
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(new AnswerGuard(HttpConnections.Make(proxy, trust)), disposeHandler: true) { Timeout = AttemptTimeout };

    /// <inheritdoc/>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => true;
}
#endif
