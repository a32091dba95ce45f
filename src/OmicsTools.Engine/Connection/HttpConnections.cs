#if NET
using System;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http;
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
    private static readonly ConcurrentStack<SocketsHttpHandler> Idle = new();

    private readonly IWebProxy? _proxy;
    private readonly Lazy<SocketsHttpHandler> _handler;

    /// <param name="proxy">The proxy that the user named; null for the system's.</param>
    public HttpConnections(IWebProxy? proxy)
    {
        _proxy = proxy;
        _handler = new(() => proxy is null && Idle.TryPop(out var idle) ? idle : Make(proxy), LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>Whether to leave the connections to the next command.</summary>
    public bool KeepOpen { get; set; }

    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        // Every attempt has a time limit of its own. The SDK's client disposes of this one.
        new(_handler.Value, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_handler.IsValueCreated)
        {
            return;
        }

        if (KeepOpen && _proxy is null)
        {
            Idle.Push(_handler.Value);
        }
        else
        {
            _handler.Value.Dispose();
        }
    }

    // As the SDK would, but for one thing: an answer that is not wanted any more is dropped at once. By default it is read on
    // for two seconds, to save the connection, and whoever stops a command waits for that:
    // https://learn.microsoft.com/dotnet/api/system.net.http.socketshttphandler.responsedraintimeout
    private static SocketsHttpHandler Make(IWebProxy? proxy)
    {
        var handler = new SocketsHttpHandler
        {
            ResponseDrainTimeout = TimeSpan.Zero,
            AutomaticDecompression = DecompressionMethods.None,
        };
        if (proxy is not null)
        {
            handler.Proxy = proxy;
        }

        return handler;
    }
}
#endif
