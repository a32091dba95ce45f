using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
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

    /// <summary>Reads a run's manifest to its end, and adds up a figure of each line.</summary>
    public async Task<TimeSpan> TimeManifestAsync(int run)
    {
        var begun = Stopwatch.GetTimestamp();
        var (token, last, sum) = ((string?)null, (string?)null, 0.0);
        do
        {
            last = token;
            using var page = await PostAsync("GetLogEvents", new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["logGroupName"] = "/aws/omics/WorkflowLog",
                ["logStreamName"] = string.Create(CultureInfo.InvariantCulture, $"manifest/run/{run}/00000000-0000-4000-9000-{run:d12}"),
                ["startFromHead"] = true,
                ["nextToken"] = token,
            });
            foreach (var line in page.RootElement.GetProperty("events").EnumerateArray())
            {
                using var task = JsonDocument.Parse(line.GetProperty("message").GetString()!);
                sum += task.RootElement.GetProperty("metrics").TryGetProperty("cpusMaximum", out var cpus) ? cpus.GetDouble() : 0;
            }

            token = page.RootElement.GetProperty("nextForwardToken").GetString();
        }
        while (token != last);

        return sum > 0 ? Stopwatch.GetElapsedTime(begun) : throw new InvalidOperationException("The manifest is empty.");
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonDocument> PostAsync(string operation, Dictionary<string, object?> body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(JsonSerializer.Serialize(body)) };
        request.Content.Headers.ContentType = new("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", "Logs_20140328." + operation);
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        _ = answer.EnsureSuccessStatusCode();
        return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
    }

    private async Task<JsonDocument> GetAsync(string path, CancellationToken stop)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, stop);
        _ = answer.EnsureSuccessStatusCode();
        return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(stop), default, stop);
    }
}
