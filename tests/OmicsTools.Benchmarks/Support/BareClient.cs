using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace OmicsTools.Benchmarks.Support;

/// <summary>The least that the work costs: an HttpClient that lists the pages, then gets every detail, unsigned.</summary>
internal sealed class BareClient : IDisposable
{
    private readonly HttpClient _http;

    public BareClient(Uri endpoint)
    {
        _http = new HttpClient { BaseAddress = endpoint };
    }

    /// <summary>Reads all tasks of a run with their details, and says how long it took.</summary>
    public async Task<TimeSpan> TimeAsync(int run, int concurrency)
    {
        var begun = Stopwatch.GetTimestamp();
        var tasks = new List<string>();
        string? token = null;
        do
        {
            using var page = await GetAsync(
                $"/run/{run}/task?maxResults=100" + (token is null ? null : "&startingToken=" + Uri.EscapeDataString(token)),
                CancellationToken.None);
            foreach (var item in page.RootElement.GetProperty("items").EnumerateArray())
            {
                tasks.Add(item.GetProperty("taskId").GetString()!);
            }

            token = page.RootElement.TryGetProperty("nextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        await Parallel.ForEachAsync(
            tasks,
            new ParallelOptions { MaxDegreeOfParallelism = concurrency },
            async (task, stop) =>
            {
                using var detail = await GetAsync($"/run/{run}/task/{task}", stop);
                _ = detail.RootElement.GetProperty("taskId").GetString();
            });
        return Stopwatch.GetElapsedTime(begun);
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonDocument> GetAsync(string path, CancellationToken stop)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, stop);
        _ = answer.EnsureSuccessStatusCode();
        return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(stop), default, stop);
    }
}
