using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

/// <summary>The log streams that runs have.</summary>
public sealed class RunLogTests
{
    private const string Seeded = """
        { "asOf": "2026-01-15T08:00:00Z", "runs": [ {
          "id": "1", "uuid": "u-1", "name": "n", "status": "FAILED", "failureReason": "RUN_TASK_FAILED", "workflowId": "7", "storageCapacity": 1200,
          "creationTime": "2026-01-15T06:00:00Z", "startTime": "2026-01-15T06:10:00Z", "stopTime": "2026-01-15T07:00:00Z",
          "tasks": [
            { "taskId": "2", "name": "align", "status": "FAILED", "cpus": 4, "memory": 8, "gpus": 0, "instanceType": "omics.c.xlarge", "failureReason": "OUT_OF_MEMORY_ERROR",
              "creationTime": "2026-01-15T06:11:00Z", "startTime": "2026-01-15T06:15:00Z", "stopTime": "2026-01-15T06:55:00Z",
              "log": ["one", "two", "three", { "timestamp": "2026-01-15T06:54:59.5Z", "message": "Killed" }] },
            { "taskId": "3", "name": "cached", "cacheHit": true, "creationTime": "2026-01-15T06:11:00Z" },
            { "taskId": "4", "name": "silent", "creationTime": "2026-01-15T06:11:00Z", "startTime": "2026-01-15T06:15:00Z", "stopTime": "2026-01-15T06:20:00Z", "log": [] } ] } ],
          "logStreams": [ { "logStreamName": "runCache/5/x", "events": [ { "timestamp": 1768460400000, "message": "CACHE_HIT" } ] } ] }
        """;

    [Fact]
    public async Task A_run_has_its_own_log_the_engines_its_tasks_and_a_manifest()
    {
        await using var client = await EmulatorClient.StartWithAsync(Seeded);

        var streams = (await client.PagesAsync("DescribeLogStreams")).SelectMany(page => page.Json.GetProperty("logStreams").EnumerateArray());

        Assert.Equal(
            ["manifest/run/1/u-1", "run/1", "run/1/engine", "run/1/task/2", "runCache/5/x"], streams.Select(stream => stream.GetProperty("logStreamName").GetString()));
        var location = (await client.GetAsync("/run/1")).Json.GetProperty("logLocation");
        Assert.EndsWith(":log-stream:run/1/engine", location.GetProperty("engineLogStream").GetString());
        Assert.EndsWith(":log-stream:run/1", location.GetProperty("runLogStream").GetString());
    }

    [Fact]
    public async Task Lines_without_a_time_are_spread_between_start_and_stop()
    {
        await using var client = await EmulatorClient.StartWithAsync(Seeded);

        var page = await client.GetLogEventsAsync("run/1/task/2", fromHead: true);

        Assert.Equal(["one", "two", "three", "Killed"], page.Lines());
        var times = page.Json.GetProperty("events").EnumerateArray().Select(line => line.GetProperty("timestamp").GetInt64()).ToList();
        Assert.Equal([480_000, 480_000, 959_500], times.Zip(times.Skip(1), (one, next) => next - one));
    }

    [Fact]
    public async Task The_manifest_has_a_line_for_the_run_and_each_task_with_the_members_of_both()
    {
        await using var client = await EmulatorClient.StartWithAsync(Seeded);

        var page = await client.GetLogEventsAsync("manifest/run/1/u-1", fromHead: true);
        var lines = page.Lines().Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(
            ["run/1", "task/2", "task/3", "task/4"], lines.Select(line => line.GetProperty("arn").GetString()!.Split(':')[^1]));
        Assert.Single(lines.Select(line => string.Join(',', line.EnumerateObject().Select(member => member.Name))).Distinct());
        Assert.Equal(JsonValueKind.Null, lines[0].GetProperty("run").ValueKind);
        Assert.EndsWith(":run/1", lines[1].GetProperty("run").GetString());
        Assert.Equal(1200, lines[0].GetProperty("metrics").GetProperty("storageReservedGiB").GetDouble());
        Assert.Equal("4.0", lines[1].GetProperty("cpus").GetRawText());
        Assert.Equal((4, 8, 2400), (Metric(lines[1], "cpusReserved"), Metric(lines[1], "memoryReservedGiB"), Metric(lines[1], "runningSeconds")));
        Assert.Equal((JsonValueKind.Null, "{}"), (lines[2].GetProperty("creationTime").ValueKind, lines[2].GetProperty("metrics").GetRawText()));
        Assert.Contains(@":run\\/1", page.Body);
    }

    [Theory]
    [InlineData("STATIC", "2026-01-15T07:00:00Z", 1200, true)]
    [InlineData("DYNAMIC", "2026-01-15T07:00:00Z", 0, false)]
    [InlineData("DYNAMIC", "2026-01-15T09:00:00Z", 0, true)]
    public async Task The_storage_of_a_short_run_that_grows_with_use_is_not_told(string type, string stop, double reserved, bool isTold)
    {
        await using var client = await EmulatorClient.StartWithAsync(
            $$"""{ "runs": [ { "id": "1", "uuid": "u", "storageType": "{{type}}", "storageCapacity": 1200, "startTime": "2026-01-15T06:00:00Z", "stopTime": "{{stop}}" } ] }""");

        var run = JsonDocument.Parse((await client.GetLogEventsAsync("manifest/run/1/u", fromHead: true)).Lines()[0]).RootElement;

        Assert.Equal((reserved, isTold, isTold), (Metric(run, "storageReservedGiB"), Metric(run, "storageAverageGiB") > 0, Metric(run, "storageMaximumGiB") > 0));
    }

    [Fact]
    public async Task The_manifest_comes_when_the_run_has_ended()
    {
        await using var client = await LogCase.StartAsync();
        client.Host.Runs.Put(Seed.Read(Seeded, "test", LogCase.Now.AddHours(1.5)).Single());

        Assert.Equal((400, "ResourceNotFoundException"), (await client.GetLogEventsAsync("manifest/run/1/u-1")).Refusal());
        Assert.Equal(["run/1", "run/1/engine", "run/1/task/2"], await NamesAsync(client));
        client.Host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(200, (await client.GetLogEventsAsync("manifest/run/1/u-1")).Status);
    }

    [Fact]
    public async Task A_run_log_tells_its_states_as_JSON_lines()
    {
        await using var client = await EmulatorClient.StartWithAsync(Seeded);

        var lines = (await client.GetLogEventsAsync("run/1", fromHead: true)).Lines().Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(("PENDING", "CREATING_RUN"), (lines[0].GetProperty("runStatus").GetString(), lines[0].GetProperty("logMessage").GetString()));
        Assert.Contains(lines, line => line.GetProperty("logMessage").GetString() == "TASK_FAILED");
        Assert.Equal("RUN_FAILED", lines[^1].GetProperty("logMessage").GetString());
    }

    [Fact]
    public async Task A_run_without_logs_has_none_and_an_account_without_logs_has_no_group()
    {
        await using var client = await EmulatorClient.StartWithAsync(Seeded.Replace("\"name\": \"n\"", "\"logLevel\": \"OFF\"", StringComparison.Ordinal));
        await using var empty = await EmulatorClient.StartWithAsync("""{ "runs": [ { "id": "1", "logLevel": "OFF" } ] }""");

        Assert.Equal(["runCache/5/x"], await NamesAsync(client));
        Assert.Equal((400, "ResourceNotFoundException"), (await client.GetLogEventsAsync("run/1")).Refusal());
        Assert.False((await client.GetAsync("/run/1")).Json.TryGetProperty("logLocation", out _));
        Assert.Contains("log group", (await empty.GetLogEventsAsync("run/1")).Message);
    }

    [Fact]
    public async Task Logs_and_a_manifest_can_be_given()
    {
        await using var client = await EmulatorClient.StartWithAsync("""
            { "runs": [ { "id": "1", "startTime": "2026-01-15T06:00:00Z", "stopTime": "2026-01-15T07:00:00Z",
              "log": ["run says"], "engineLog": ["engine says"], "manifest": [ { "arn": "any" }, { "metrics": {} } ] } ] }
            """);

        Assert.Equal(["run says"], (await client.GetLogEventsAsync("run/1", fromHead: true)).Lines());
        Assert.Equal(["engine says"], (await client.GetLogEventsAsync("run/1/engine", fromHead: true)).Lines());
        Assert.Equal(
            ["""{"arn":"any"}""", """{"metrics":{}}"""], (await client.GetLogEventsAsync("manifest/run/1/00000000-0000-4000-9000-000000000001", fromHead: true)).Lines());
    }

    [Theory]
    [InlineData("""{ "runs": [ { "id": "1", "tasks": [ { "taskId": "2", "log": ["x"] } ] } ] }""", "runs[0]: tasks[0]: log[0]: ")]
    [InlineData("""{ "runs": [ { "id": "1", "engineLog": [ 1 ] } ] }""", "runs[0]: engineLog[0]: an object belongs here")]
    [InlineData("""{ "runs": [ { "id": "1", "log": [ { "message": "x" } ] } ] }""", "runs[0]: log[0]: a line needs a timestamp")]
    [InlineData("""{ "runs": [ { "id": "1", "log": [ { "timestamp": 0 } ] } ] }""", "runs[0]: log[0]: a line needs a message")]
    [InlineData("""{ "runs": [ { "id": "1", "manifest": [ {} ] } ] }""", "runs[0]: a run with a manifest needs a stopTime")]
    public void A_bad_log_is_named_with_the_place(string json, string place) =>
        Assert.Contains(place, Assert.Throws<SeedException>(() => Seed.Read(json, "site.json", LogCase.Now)).Message);

    [Theory]
    [InlineData("""{ "logStreams": [ { "events": [] } ] }""", "logStreams[0]: a log stream needs a logStreamName")]
    [InlineData("""{ "logStreams": [ { "logStreamName": "s" } ] }""", "logStreams[0]: a log stream needs events")]
    [InlineData("""{ "logStreams": [ { "logStreamName": "s", "events": [ { "timestamp": 9e18, "message": "" } ] } ] }""", "logStreams[0]: events[0]: ")]
    public void A_bad_log_stream_is_named_with_the_place(string json, string place) =>
        Assert.Contains(place, Assert.Throws<SeedException>(() => LogSeed.Read(json, "site.json", LogCase.Now)).Message);

    private static double Metric(JsonElement line, string name) => line.GetProperty("metrics").GetProperty(name).GetDouble();

    private static async Task<IEnumerable<string?>> NamesAsync(EmulatorClient client) =>
        (await client.PagesAsync("DescribeLogStreams")).SelectMany(page => page.Json.GetProperty("logStreams").EnumerateArray()).Select(stream => stream.GetProperty("logStreamName").GetString());
}
