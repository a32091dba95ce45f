using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

public sealed class SeedTests
{
    private static readonly DateTimeOffset Now = new(2026, 2, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Times_move_with_asOf()
    {
        var run = Assert.Single(Seed.Read(
            """{ "asOf": "2026-01-15T08:00:00Z", "runs": [ { "id": "1", "creationTime": "2026-01-15T07:30:00+00:00", "startTime": "2026-01-15T07:45:00" } ] }""",
            "test",
            Now));

        Assert.Equal(Now.AddMinutes(-30), run.CreationTime);
        Assert.Equal(Now.AddMinutes(-15), run.StartTime);
    }

    [Fact]
    public void Without_asOf_times_stay_as_they_are()
    {
        var run = Assert.Single(Seed.Read("""{ "runs": [ { "id": "1", "creationTime": "2020-01-15T07:30:00Z" } ] }""", "test", Now));

        Assert.Equal(new DateTimeOffset(2020, 1, 15, 7, 30, 0, TimeSpan.Zero), run.CreationTime);
    }

    [Theory]
    [InlineData("""[]""", "it is no object")]
    [InlineData("""{ }""", "it has no array 'runs'")]
    [InlineData("""{ "runs": [ 1 ] }""", "runs[0]: an object belongs here")]
    [InlineData("""{ "asOf": "yesterday", "runs": [] }""", "asOf: ")]
    [InlineData(
        """{ "runs": [ { "id": "1", "creationTime": "2026-01-15T08:00:00Z", "tasks": [ { "taskId": "2", "creationTime": "2026-01-15T08:00:00Z", "cpus": "two" } ] } ] }""",
        "runs[0]: tasks[0]: ")]
    [InlineData("""{ "runs": [ { "creationTime": "2026-01-15T08:00:00Z" } ] }""", "runs[0]: a run needs an id")]
    [InlineData("""{ "runs": [ { "id": "run-1", "creationTime": "2026-01-15T08:00:00Z" } ] }""", "runs[0]: 'run-1' is no id")]
    [InlineData("""{ "runs": [ { "id": 1, "creationTime": "2026-01-15T08:00:00Z" } ] }""", "runs[0]: ")]
    [InlineData("""{ "runs": [ { "id": "1", "creationTime": "soon" } ] }""", "runs[0]: ")]
    [InlineData("""{ "runs": [ { "id": "1", "creationTime": "2026-01-15T08:00:00Z", "tasks": {} } ] }""", "runs[0]: ")]
    [InlineData("""{ "runs": [ { "id": "1", "creationTime": "2026-01-15T08:00:00Z", "tasks": [ null ] } ] }""", "runs[0]: tasks[0]: an object belongs here")]
    [InlineData("""{ "runs": [ { "id": "1", "creationTime": "2026-01-15T08:00:00Z", "tasks": [ {} ] } ] }""", "runs[0]: tasks[0]: a task needs a taskId")]
    [InlineData("""{ "runs": [ { "id": "1", "id": "2" } ] }""", "'id'")]
    [InlineData("{\n\"runs\": [", "LineNumber: 1")]
    public void A_bad_seed_is_named_with_the_place(string json, string place)
    {
        var error = Assert.Throws<SeedException>(() => Seed.Read(json, "site.json", Now));

        Assert.Contains("'site.json'", error.Message);
        Assert.Contains(place, error.Message);
    }

    [Theory]
    [InlineData("missing.json")]
    [InlineData("")]
    public async Task A_seed_that_cannot_be_read_is_named(string file)
    {
        var error = await Assert.ThrowsAsync<SeedException>(
            () => EmulatorHost.StartAsync(new EmulatorOptions { SeedFiles = [file] }, TestContext.Current.CancellationToken));

        Assert.Contains($"'{file}'", error.Message);
    }

    [Fact]
    public void The_built_in_runs_include_a_deep_learning_variant_call_with_scattered_shards()
    {
        var run = Seed.ReadDefault(Now).Single(run => run.Id == "8192875");

        Assert.Equal(
            [
                "GenomeSize", "CallingIntervalsLength", "ScatterIntervalList", "ExtractSampleNameFlowOrder",
                "UGMakeExamples-07-0708scattered", "UGMakeExamples-04-0405scattered", "UGMakeExamples-02-0203scattered",
                "UGMakeExamples-00-0001scattered", "UGMakeExamples-09-0910scattered", "UGMakeExamples-32-3233scattered",
                "UGMakeExamples-40-4041scattered", "UGMakeExamples-38-3839scattered", "UGCallVariants", "UGPostProcessing",
                "CalibrateBridgingSnvs", "RemoveRefCalls", "QCReport",
            ],
            run.Tasks.Select(task => task.Name));
        Assert.All(run.Tasks, task => Assert.Equal("COMPLETED", task.StatusAt(Now)));
    }

    [Fact]
    public void The_built_in_runs_are_a_site_with_every_kind_of_trouble()
    {
        var runs = Seed.ReadDefault(Now);
        var tasks = runs.SelectMany(run => run.Tasks).ToList();

        Assert.All(runs, run => Assert.InRange(run.CreationTime!.Value, Now.AddHours(-36), Now));
        Assert.Equal(["CANCELLED", "COMPLETED", "FAILED", "RUNNING"], runs.Select(run => run.StatusAt(Now)).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            ["CANCELLED", "COMPLETED", "FAILED", "PENDING", "RUNNING", "STARTING", "STOPPING"],
            tasks.Select(task => task.StatusAt(Now)).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(tasks.Count, tasks.Select(task => task.TaskId).Distinct().Count());
        Assert.Equal(tasks.Count, tasks.Select(task => task.Uuid).Distinct().Count());
        Assert.Contains(tasks, task => task.CacheHit == true);
        Assert.Contains(tasks, task => task is { Gpus: > 0, FailureReason: not null });
        Assert.Contains(runs, run => run.FinalStatus == "COMPLETED" && run.Tasks.Any(task => task.FinalStatus == "FAILED"));
        Assert.Contains(runs, run => run.FinalStatus == "FAILED" && run.Tasks.All(task => task.FinalStatus != "FAILED"));
        Assert.Contains(runs, run => run.Tasks.GroupBy(task => task.Name).Any(same => same.Count() > 1));
        Assert.All(tasks.Where(task => task.FinalStatus == "FAILED"), task => Assert.False(task.FailureReason is null || task.StatusMessage is null));
    }

    [Theory]
    [InlineData("4392889", "java.lang.OutOfMemoryError")]
    [InlineData("4612468", "Killed")]
    public void The_log_of_a_built_in_task_that_failed_says_why_in_its_last_lines(string taskId, string cause)
    {
        var task = Seed.ReadDefault(Now).SelectMany(run => run.Tasks).Single(task => task.TaskId == taskId);

        Assert.Contains(task.Log.TakeLast(3), line => line.Message.Contains(cause, StringComparison.Ordinal));
        Assert.All(task.Log, line => Assert.InRange(line.Timestamp, task.StartTime!.Value, task.StopTime!.Value));
    }

    [Fact]
    public void Built_in_tasks_that_ran_have_logs_but_for_some_that_print_nothing_and_those_that_did_not_run_have_none()
    {
        var tasks = Seed.ReadDefault(Now).SelectMany(run => run.Tasks).ToList();

        Assert.All(tasks.Where(task => task.StartTime is null), task => Assert.Empty(task.Log));
        Assert.InRange(tasks.Count(task => task.StartTime is not null && task.Log.Count == 0), 1, 8);
        Assert.All(tasks.Where(task => task.FinalStatus == "FAILED" && task.StartTime is not null), task => Assert.NotEmpty(task.Log));
        Assert.DoesNotContain(tasks, task => task.FailureReason == "RUN_TASK_FAILED");
    }

    [Fact]
    public async Task The_log_of_a_built_in_task_that_runs_grows()
    {
        await using var client = await EmulatorClient.StartAsync();
        client.Host.Clock.Stop();

        var before = (await client.GetLogEventsAsync("run/8193040/task/4905240", fromHead: true)).Lines();
        client.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        var after = (await client.GetLogEventsAsync("run/8193040/task/4905240", fromHead: true)).Lines();

        Assert.NotEmpty(before);
        Assert.Equal(before, after.Take(before.Count));
        Assert.True(after.Count > before.Count);
    }

    [Fact]
    public async Task Every_built_in_run_has_a_run_log_an_engine_log_and_at_its_end_a_manifest()
    {
        await using var client = await EmulatorClient.StartAsync();

        foreach (var run in client.Host.Runs.All)
        {
            var names = (await client.LogsAsync("FilterLogEvents", LogCase.Json(("logGroupName", LogCase.Group), ("logStreamNamePrefix", $"run/{run.Id}"))))
                .Json.GetProperty("events").EnumerateArray().Select(line => line.GetProperty("logStreamName").GetString()).ToHashSet();
            Assert.Superset(new HashSet<string?> { $"run/{run.Id}", $"run/{run.Id}/engine" }, names);
            Assert.Equal(run.StatusAt(client.Host.Clock.GetUtcNow()) == "RUNNING" ? 400 : 200, (await client.GetLogEventsAsync($"manifest/run/{run.Id}/{run.Uuid}")).Status);
        }
    }
}
