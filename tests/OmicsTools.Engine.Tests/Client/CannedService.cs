using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.Omics;
using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace OmicsTools.Engine.Tests.Client;

/// <summary>An HTTP server on loopback that answers every request as a test says, and keeps what it received.</summary>
internal sealed class CannedService : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<ReceivedRequest> _received = new();

    private CannedService(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(context =>
        {
            _received.Enqueue(ReceivedRequest.Of(context));
            return answer(context);
        });
    }

    public IReadOnlyList<ReceivedRequest> Received => [.. _received];

    public string Url => _server.Urls.Single();

    public static Task<CannedService> AnsweringAsync(
        string body, int status = 200, params (string Name, string Value)[] headers) =>
        AnsweringAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            foreach (var (name, value) in headers)
            {
                context.Response.Headers[name] = value;
            }

            return context.Response.WriteAsync(body, context.RequestAborted);
        });

    public static async Task<CannedService> AnsweringAsync(RequestDelegate answer)
    {
        var service = new CannedService(answer);
        await service._server.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    /// <summary>A client of this server, which does not retry.</summary>
    public AmazonOmicsClient Client(Action<AmazonOmicsConfig>? configure = null) => ClientOf(Url, configure);

    /// <summary>A client of the server at a URL, which does not retry.</summary>
    public static AmazonOmicsClient ClientOf(string url, Action<AmazonOmicsConfig>? configure = null)
    {
        var config = new AmazonOmicsConfig
        {
            ServiceURL = url,
            AuthenticationRegion = "eu-west-1",
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,

            // What the AWSSDK.Omics package needs to call a custom endpoint as given: these tests hold for it too.
            DisableHostPrefixInjection = true,
        };
        configure?.Invoke(config);
        return new AmazonOmicsClient(new SessionAWSCredentials("AKIDEXAMPLE", "secret", "token"), config);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

internal sealed record ReceivedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers)
{
    public static ReceivedRequest Of(HttpContext context) => new(
        context.Request.Method,
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
        context.Request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase));
}
