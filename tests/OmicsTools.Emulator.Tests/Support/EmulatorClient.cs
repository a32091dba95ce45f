using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

/// <summary>An emulator and a client that signs its requests.</summary>
internal sealed class EmulatorClient : IAsyncDisposable
{
    private readonly HttpClient _http = new();

    private EmulatorClient(EmulatorHost host)
    {
        Host = host;
    }

    public EmulatorHost Host { get; }

    public static async Task<EmulatorClient> StartAsync(EmulatorOptions? options = null) =>
        new(await EmulatorHost.StartAsync(options, TestContext.Current.CancellationToken));

    /// <summary>An emulator that holds nothing but what a seed says.</summary>
    public static async Task<EmulatorClient> StartWithAsync(string seed, EmulatorOptions? options = null)
    {
        var client = await StartAsync((options ?? new EmulatorOptions()) with { DefaultSeed = false });
        foreach (var run in Seed.Read(seed, "test", client.Host.Clock.GetUtcNow()))
        {
            client.Host.Runs.Put(run);
        }

        foreach (var stream in LogSeed.Read(seed, "test", client.Host.Clock.GetUtcNow()))
        {
            client.Host.Logs.Put(stream);
        }

        return client;
    }

    /// <summary>An emulator that holds nothing but generated runs.</summary>
    public static async Task<EmulatorClient> StartWithAsync(int runs, int tasks, EmulatorOptions? options = null)
    {
        var client = await StartAsync((options ?? new EmulatorOptions()) with { DefaultSeed = false });
        foreach (var run in Generator.Runs(runs, tasks, client.Host.Clock.GetUtcNow()))
        {
            client.Host.Runs.Put(run);
        }

        return client;
    }

    public async Task<Reply> GetAsync(string target, AccessKey? key = null, string region = EmulatorKeys.DefaultRegion)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Host.Endpoint, target));
        SignatureV4.Sign(request, key ?? EmulatorKeys.Default, DateTimeOffset.UtcNow, region);
        return await SendAsync(request);
    }

    /// <summary>Calls an operation of CloudWatch Logs.</summary>
    public async Task<Reply> LogsAsync(string operation, string input, AccessKey? key = null, string region = EmulatorKeys.DefaultRegion)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Host.Endpoint);
        request.Headers.Add("X-Amz-Target", $"Logs_20140328.{operation}");
        request.Content = new StringContent(input, new MediaTypeHeaderValue("application/x-amz-json-1.1"));
        SignatureV4.Sign(request, key ?? EmulatorKeys.Default, DateTimeOffset.UtcNow, region, "logs", body: input);
        return await SendAsync(request);
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string? Header(string name) => response.Headers.TryGetValues(name, out var values) ? values.Single() : null;
        return new Reply((int)response.StatusCode, Header("x-amzn-ErrorType"), Header("x-amzn-RequestId"), body);
    }

    /// <summary>All pages of a listing.</summary>
    public async Task<IReadOnlyList<Reply>> GetPagesAsync(string target)
    {
        var pages = new List<Reply>();
        do
        {
            var separator = target.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            pages.Add(await GetAsync(pages.Count == 0 ? target : $"{target}{separator}startingToken={Uri.EscapeDataString(pages[^1].NextToken!)}"));
            Assert.Equal(200, pages[^1].Status);
        }
        while (pages[^1].NextToken is not null);
        return pages;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Host.DisposeAsync();
    }
}
