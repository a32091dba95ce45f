#if NET
using System;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Threading;
using Amazon.Runtime;

namespace OmicsTools.Engine.Connection;

/// <summary>
/// The HTTP connections of one command. A command that comes to its end leaves them to the next, which saves a handshake
/// each; one that is stopped leaves none.
/// </summary>
internal sealed class HttpConnections : HttpClientFactory, IDisposable
{
    // Whoever takes one has it alone, and so can close it. Idle connections close after a minute (75 seconds at most, measured):
    // https://learn.microsoft.com/dotnet/api/system.net.http.socketshttphandler.pooledconnectionidletimeout
    private static readonly ConcurrentStack<(SocketsHttpHandler Handler, RemoteCertificateValidationCallback? Trust)> Idle = new();

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    private readonly bool _isShared;
    private readonly RemoteCertificateValidationCallback? _trust;
    private readonly Lazy<SocketsHttpHandler> _handler;

    /// <param name="proxy">The proxy that the user named; null for the system's.</param>
    /// <param name="trust">Checks certificates in place of the system; null for the system's way.</param>
    public HttpConnections(IWebProxy? proxy, RemoteCertificateValidationCallback? trust)
    {
        _isShared = proxy is null;
        _trust = trust;
        _handler = new(() => (_isShared ? TakeIdle(trust) : null) ?? Make(proxy, trust), LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>Whether to leave the connections to the next command.</summary>
    public bool KeepOpen { get; set; }

    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        // Every attempt has a time limit of its own. The SDK's client disposes of this one.
        new(new AnswerGuard(_handler.Value), disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_handler.IsValueCreated)
        {
            return;
        }

        if (KeepOpen && _isShared)
        {
            Idle.Push((_handler.Value, _trust));
        }
        else
        {
            _handler.Value.Dispose();
        }
    }

    // What other certificates vouched for is no longer wanted.
    private static SocketsHttpHandler? TakeIdle(RemoteCertificateValidationCallback? trust)
    {
        while (Idle.TryPop(out var idle))
        {
            if (idle.Trust == trust)
            {
                return idle.Handler;
            }

            idle.Handler.Dispose();
        }

        return null;
    }

    // As the SDK would, but for one thing: an answer that is not wanted any more is dropped at once. By default it is read on
    // for two seconds, to save the connection, and whoever stops a command waits for that:
    // https://learn.microsoft.com/dotnet/api/system.net.http.socketshttphandler.responsedraintimeout
    public static SocketsHttpHandler Make(IWebProxy? proxy, RemoteCertificateValidationCallback? trust)
    {
        var handler = new SocketsHttpHandler
        {
            ResponseDrainTimeout = TimeSpan.Zero,

            // HttpClient would give the session token, and everything but the signature, to the other host.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,

            // What does not answer to a knock within this time is not there; an answer may take longer.
            ConnectTimeout = ConnectTimeout,
            SslOptions = { RemoteCertificateValidationCallback = trust },
        };
        if (proxy is not null)
        {
            handler.Proxy = proxy;
        }

        return handler;
    }
}
#endif
