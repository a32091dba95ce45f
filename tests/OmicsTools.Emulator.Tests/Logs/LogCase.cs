using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

/// <summary>An emulator with one run whose log streams a test makes, at a moment that stands still.</summary>
internal static class LogCase
{
    public const string Group = "/aws/omics/WorkflowLog";

    public static readonly DateTimeOffset Now = new(2026, 1, 15, 8, 0, 0, TimeSpan.Zero);

    public static async Task<EmulatorClient> StartAsync(EmulatorOptions? options = null)
    {
        var client = await EmulatorClient.StartAsync((options ?? new EmulatorOptions()) with { DefaultSeed = false });
        client.Host.Clock.Stop();
        client.Host.Clock.Set(Now);
        return client;
    }

    /// <summary>Puts a stream of lines a second apart, the last a minute ago.</summary>
    public static void Put(this EmulatorClient client, string name, int lines, int length = 10) => client.Host.Logs.Put(new EmulatedLog
    {
        Name = name,
        Events = [.. Enumerable.Range(0, lines).Select(i => new EmulatedLogEvent(Now.AddMinutes(-1).AddSeconds(i - lines + 1), $"{i}".PadRight(length)))],
    });

    public static long Milliseconds(this DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static IReadOnlyList<string> Lines(this Reply reply) =>
        [.. reply.Json.GetProperty("events").EnumerateArray().Select(line => line.GetProperty("message").GetString()!.TrimEnd())];

    public static string Forward(this Reply reply) => reply.Text("nextForwardToken")!;

    public static string Backward(this Reply reply) => reply.Text("nextBackwardToken")!;

    /// <summary>Gets a page of a stream.</summary>
    public static Task<Reply> GetLogEventsAsync(
        this EmulatorClient client, string stream, string? token = null, bool? fromHead = null, int? limit = null, DateTimeOffset? start = null, DateTimeOffset? end = null) =>
        client.LogsAsync("GetLogEvents", Json(("logGroupName", Group), ("logStreamName", stream), ("nextToken", token), ("startFromHead", fromHead), ("limit", limit), ("startTime", start?.Milliseconds()), ("endTime", end?.Milliseconds())));

    public static Task<Reply> FilterLogEventsAsync(this EmulatorClient client, params (string Name, object? Value)[] members) =>
        client.LogsAsync("FilterLogEvents", Json([("logGroupName", Group), .. members]));

    /// <summary>All pages of FilterLogEvents or DescribeLogStreams.</summary>
    public static async Task<IReadOnlyList<Reply>> PagesAsync(this EmulatorClient client, string operation, params (string Name, object? Value)[] members)
    {
        var pages = new List<Reply>();
        do
        {
            pages.Add(await client.LogsAsync(operation, Json([("logGroupName", Group), .. members, ("nextToken", pages.Count == 0 ? null : pages[^1].NextToken)])));
            Assert.Equal(200, pages[^1].Status);
        }
        while (pages[^1].NextToken is not null);
        return pages;
    }

    public static string Json(params (string Name, object? Value)[] members) =>
        JsonSerializer.Serialize(members.Where(member => member.Value is not null).ToDictionary(member => member.Name, member => member.Value));

    public static (int, string?) Refusal(this Reply reply) => (reply.Status, reply.Text("__type"));
}
