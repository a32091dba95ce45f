using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
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
        await Parallel.ForEachAsync(
            (await ListAsync(run)).Select(task => task.Id),
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
        var sum = 0.0;
        await ReadLogAsync(
            string.Create(CultureInfo.InvariantCulture, $"manifest/run/{run}/00000000-0000-4000-9000-{run:d12}"),
            line =>
            {
                using var task = JsonDocument.Parse(line);
                sum += task.RootElement.GetProperty("metrics").TryGetProperty("cpusMaximum", out var cpus) ? cpus.GetDouble() : 0;
            });
        return sum > 0 ? Stopwatch.GetElapsedTime(begun) : throw new InvalidOperationException("The manifest is empty.");
    }

    /// <summary>Reads lots of manifests together, and adds up a figure of each line.</summary>
    /// <returns>How long it took, and how many bytes the lines of each lot have.</returns>
    public async Task<(TimeSpan Time, List<long> Bytes)> TimeManifestsAsync(List<(string[] Streams, long From, long Until)> lots, int concurrency)
    {
        var begun = Stopwatch.GetTimestamp();
        var bytes = new long[lots.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, lots.Count), new ParallelOptions { MaxDegreeOfParallelism = concurrency }, async (i, _) => bytes[i] = await ReadLotAsync(lots[i]));
        return (Stopwatch.GetElapsedTime(begun), [.. bytes]);
    }

    /// <summary>Reads the log of a task to its end, and counts its lines.</summary>
    public async Task<TimeSpan> TimeLogAsync(int run, string task, int lines)
    {
        var begun = Stopwatch.GetTimestamp();
        var seen = 0;
        await ReadLogAsync($"run/{run}/task/{task}", _ => seen++);
        return seen == lines ? Stopwatch.GetElapsedTime(begun) : throw new InvalidOperationException($"The log has {seen} lines.");
    }

    /// <summary>Lists the tasks of a run, and reads the logs of those that ran.</summary>
    public async Task<TimeSpan> TimeLogsAsync(int run, int concurrency)
    {
        var begun = Stopwatch.GetTimestamp();
        var seen = 0;
        await Parallel.ForEachAsync(
            (await ListAsync(run)).Where(task => task.Ran),
            new ParallelOptions { MaxDegreeOfParallelism = concurrency },
            async (task, _) => await ReadLogAsync($"run/{run}/task/{task.Id}", _ => Interlocked.Increment(ref seen)));
        return seen > 0 ? Stopwatch.GetElapsedTime(begun) : throw new InvalidOperationException("The logs are empty.");
    }

    public void Dispose() => _http.Dispose();

    private async Task<List<(string Id, bool Ran)>> ListAsync(int run)
    {
        var tasks = new List<(string Id, bool Ran)>();
        string? token = null;
        do
        {
            using var page = await GetAsync(
                $"/run/{run}/task?maxResults=100" + (token is null ? null : "&startingToken=" + Uri.EscapeDataString(token)),
                CancellationToken.None);
            foreach (var item in page.RootElement.GetProperty("items").EnumerateArray())
            {
                var isCached = item.TryGetProperty("cacheHit", out var hit) && hit.GetBoolean();
                tasks.Add((item.GetProperty("taskId").GetString()!, !isCached && item.TryGetProperty("startTime", out _)));
            }

            token = page.RootElement.TryGetProperty("nextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        return tasks;
    }

    // The end is a token that comes back as it was sent.
    private async Task ReadLogAsync(string stream, Action<string> read)
    {
        var (token, last) = ((string?)null, (string?)null);
        do
        {
            last = token;
            using var page = await PostAsync("GetLogEvents", new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["logGroupName"] = "/aws/omics/WorkflowLog",
                ["logStreamName"] = stream,
                ["startFromHead"] = true,
                ["nextToken"] = token,
            });
            foreach (var line in page.RootElement.GetProperty("events").EnumerateArray())
            {
                _ = line.GetProperty("timestamp").GetInt64();
                read(line.GetProperty("message").GetString()!);
            }

            token = page.RootElement.GetProperty("nextForwardToken").GetString();
        }
        while (token != last);
    }

    private async Task<long> ReadLotAsync((string[] Streams, long From, long Until) lot)
    {
        var (bytes, sum) = (0L, 0.0);
        string? token = null;
        do
        {
            using var page = await PostAsync("FilterLogEvents", new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["logGroupName"] = "/aws/omics/WorkflowLog",
                ["logStreamNames"] = lot.Streams,
                ["startTime"] = lot.From,
                ["endTime"] = lot.Until,
                ["nextToken"] = token,
            });
            foreach (var line in page.RootElement.GetProperty("events").EnumerateArray())
            {
                _ = line.GetProperty("logStreamName").GetString();
                _ = line.GetProperty("eventId").GetString();
                var message = line.GetProperty("message").GetString()!;
                bytes += message.Length + 26;
                using var task = JsonDocument.Parse(message);
                sum += task.RootElement.GetProperty("metrics").TryGetProperty("cpusMaximum", out var cpus) ? cpus.GetDouble() : 0;
            }

            token = page.RootElement.TryGetProperty("nextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        return sum > 0 ? bytes : throw new InvalidOperationException("The manifests are empty.");
    }

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
