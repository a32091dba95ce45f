using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Usage;

/// <summary>What runs used and cost.</summary>
public class MeasureOmicsRunTests
{
    [Fact]
    public async Task Sums_are_over_time_and_not_of_the_last_task()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run(
            "7",
            UsageCase.Task("70", "a", minutes: 10, cpus: 1, memory: 2, start: 0),
            UsageCase.Task("71", "b", minutes: 10, cpus: 1.5, memory: 4, start: 5),
            UsageCase.Task("72", "c", minutes: 10, cpus: 0.5, memory: 6, start: 10),
            UsageCase.Task("73", "d", minutes: 20, cpus: 0.25, memory: 1, start: 40)));

        var run = session.Run("Measure-OmicsRun 7").WithoutErrors();

        Assert.Equal([4], run.Values("Tasks"));
        Assert.Equal([2.5], run.Values("CpusMaximum"));
        Assert.Equal([10.0], run.Values("MemoryMaximum"));
        Assert.Equal([4.0], run.Values("CpusReserved"));
        Assert.Equal([16.0], run.Values("MemoryReserved"));
        Assert.Equal([Math.Round(50 / 60.0 * 2, 4)], run.Values("CpuHours"));
        Assert.Equal([0.0], run.Values("GpuHours"));
        Assert.Equal([Math.Round(((0.5 + 0.75 + 0.25) * 10 + (0.125 * 20)) / 60, 4)], run.Values("CpusAverage"));
        Assert.Equal([0.108m], run.Values("ComputeCost"));
        Assert.Equal([5400L], run.Values("RunSeconds"));
    }

    [Fact]
    public async Task A_task_whose_running_time_alone_is_known_counts_like_the_others()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7").WithManifest(
            """{"arn":"arn:aws:omics:us-east-1:123456789012:task/70","startTime":"2026-06-01T10:00:00Z","metrics":{"cpusReserved":4,"cpusMaximum":3,"runningSeconds":1800}}"""));

        var run = session.Run("Measure-OmicsRun 7").WithoutErrors();

        Assert.Equal([2.0], run.Values("CpuHours"));
        Assert.Equal([3.0], run.Values("CpusMaximum"));
    }

    [Fact]
    public async Task Tasks_are_counted_by_what_became_of_them()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run(
            "7",
            UsageCase.Cached("70", "cached"),
            UsageCase.Task("71", "align") with { FinalStatus = "FAILED" },
            UsageCase.Task("72", "align", start: 20),
            UsageCase.Task("73", "stopped", cpus: null) with { FinalStatus = "CANCELLED" }));

        var run = session.Run("Measure-OmicsRun 7").WithoutErrors();

        foreach (var (count, expected) in new[] { ("Tasks", 4), ("CompletedTasks", 2), ("FailedTasks", 1), ("CancelledTasks", 1), ("CachedTasks", 1), ("RetriedTasks", 1) })
        {
            Assert.Equal([expected], run.Values(count));
        }
    }

    [Theory]
    [InlineData("STATIC", 1200, 50, 1200)]
    [InlineData("STATIC", 1201, 50, 2400)]
    [InlineData("STATIC", 2401, 50, 4800)]
    [InlineData(null, 1200, 50, 1200)]
    [InlineData(null, 0, 50, null)]
    [InlineData("STATIC", null, 50, null)]
    [InlineData("DYNAMIC", 0, 0, null)]
    [InlineData("DYNAMIC", 0, null, null)]
    public async Task Storage_is_paid_by_its_steps_or_by_its_use(string? type, int? reserved, int? average, int? paid)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", UsageCase.Task("70", "align")) with
        {
            Members = new JsonObject { ["storageType"] = type },
            Metrics = new JsonObject { ["storageReservedGiB"] = reserved, ["storageAverageGiB"] = average, ["storageMaximumGiB"] = average },
        });

        var run = session.Run("Measure-OmicsRun 7").WithoutErrors();

        Assert.Equal([paid * 1.5m * 0.0001918m], run.Values("StorageCost"));
        Assert.Equal([0.0216m], run.Values("ComputeCost"));
        Assert.Equal([0.0216m + (paid * 1.5m * 0.0001918m)], run.Values("EstimatedCost"));
    }

    [Fact]
    public async Task Storage_that_grows_is_paid_by_what_was_used_on_average()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7") with
        {
            Members = new JsonObject { ["storageType"] = "DYNAMIC" },
            Metrics = new JsonObject { ["storageReservedGiB"] = 0, ["storageAverageGiB"] = 300.5, ["storageMaximumGiB"] = 400 },
        });

        var run = session.Run("Measure-OmicsRun 7").WithoutErrors();

        Assert.Equal([Math.Round(300.5m * 1.5m * 0.000411m, 6)], run.Values("StorageCost"));
        Assert.Equal([null], run.Values("StorageReserved"));
        Assert.Equal([400.0], run.Values("StorageMaximum"));
    }

    [Fact]
    public async Task What_no_task_says_is_null()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", UsageCase.Cached("70", "cached"), UsageCase.Task("71", "failed", "omics.x9.huge", cpus: null)) with { Metrics = [] });

        var run = session.Run("Measure-OmicsRun 7").WithoutErrors();

        foreach (var figure in new[] { "CpusMaximum", "CpusAverage", "CpuHours", "GpuHours", "MemoryMaximum", "StorageAverage", "ComputeCost", "StorageCost", "EstimatedCost", "PotentialSaving" })
        {
            Assert.Equal([null], run.Values(figure));
        }
    }

    [Fact]
    public async Task Many_runs_come_in_order_and_one_without_a_manifest_is_an_error()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        foreach (var id in new[] { "1", "2", "4", "5" })
        {
            session.Emulator.Runs.Put(UsageCase.Run(id, UsageCase.Task($"{id}0", "align")));
        }

        session.Emulator.Runs.Put(UsageCase.Run("3", UsageCase.Task("30", "align")) with { StopTime = null, FinalStatus = "RUNNING" });

        var result = session.Run("1..6 | Measure-OmicsRun");

        Assert.Equal(["1", "2", "4", "5"], result.Values("RunId"));
        Assert.Equal(["ManifestNotFound", "ManifestNotFound"], result.ErrorIds);
        Assert.Equal(["3", "6"], result.Errors.Select(error => $"{error.TargetObject}"));
    }

    [Theory]
    [InlineData("RUNNING", null, null, "RUNNING")]
    [InlineData("COMPLETED", "OFF", null, "OFF")]
    [InlineData("COMPLETED", null, "READY2RUN", "Ready2Run")]
    [InlineData("COMPLETED", null, null, "log group")]
    public async Task A_missing_manifest_has_a_reason(string status, string? logLevel, string? workflowType, string reason)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        var run = UsageCase.Run("7", UsageCase.Task("70", "align"));
        session.Emulator.Runs.Put(run with
        {
            FinalStatus = status,
            StopTime = status == "RUNNING" ? null : run.StopTime,
            Members = new JsonObject { ["uuid"] = "uuid-7", ["logLevel"] = logLevel, ["workflowType"] = workflowType },
            Manifest = [],
        });

        foreach (var script in new[] { "Measure-OmicsRun 7", "Get-OmicsRun 7 | Measure-OmicsRun", "Measure-OmicsRunTask 7", "Measure-OmicsRunTask 7 -ByStep" })
        {
            var result = session.Run(script);

            Assert.Empty(result.Output);
            Assert.Equal(["ManifestNotFound"], result.ErrorIds);
            Assert.Contains(reason, result.Errors[0].Exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_manifest_that_is_yet_to_come_and_one_of_an_unknown_run_are_told_apart()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        var now = session.Emulator.Clock.GetUtcNow();
        session.Emulator.Runs.Put(UsageCase.Run("7") with { CreationTime = now.AddHours(-1), StartTime = now.AddHours(-1), StopTime = now.AddMinutes(-1), Manifest = [] });

        var result = session.Run("7, 8 | Measure-OmicsRun");

        Assert.Equal(["ManifestNotFound", "ManifestNotFound"], result.ErrorIds);
        Assert.Contains("yet to come", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Contains("does not know", result.Errors[1].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_forgotten_is_measured_and_the_newest_of_an_id_that_several_had()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        foreach (var (uuid, day) in new[] { ("old", 1), ("new", 2) })
        {
            session.Emulator.Logs.Put(new EmulatedLog
            {
                Name = $"manifest/run/7/{uuid}",
                Events = [new EmulatedLogEvent(UsageCase.Start.AddDays(day), $$"""{"arn":"arn:aws:omics:us-east-1:123456789012:run/7","name":"{{uuid}}","status":"COMPLETED"}""")],
            });
        }

        var newest = session.Run("Measure-OmicsRun 7").WithoutErrors();
        var chosen = session.Run("[pscustomobject]@{ RunId = '7'; RunUuid = 'old' } | Measure-OmicsRun").WithoutErrors();

        Assert.Equal(["new"], newest.Values("RunName"));
        Assert.Equal(["new"], newest.Values("RunUuid"));
        Assert.Single(newest.Warnings, warning => warning.Contains("2 runs", StringComparison.Ordinal));
        Assert.Equal(["old"], chosen.Values("RunName"));
        Assert.Empty(chosen.Warnings);
    }

    [Theory]
    [InlineData("arn:aws:omics:us-east-1:999999999999:run/7", "RunNotFound")]
    [InlineData("arn:aws:omics:us-east-1:123456789012:run/7", null)]
    public async Task A_run_of_another_account_is_not_the_one_of_the_same_id_here(string arn, string? error)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", UsageCase.Task("70", "align")));

        foreach (var cmdlet in new[] { "Measure-OmicsRun", "Measure-OmicsRunTask", "Measure-OmicsRunTask -ByStep" })
        {
            var result = session.Run($"'{arn}' | {cmdlet}");

            Assert.Equal(error is null ? [] : [error], result.ErrorIds);
            Assert.Equal(error is null ? 1 : 0, result.Output.Count);
            Assert.Empty(result.Warnings);
        }
    }

    [Fact]
    public async Task A_permission_that_is_missing_names_its_action()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", UsageCase.Task("70", "align")));
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, Operation = "GetRun" });

        Assert.Equal(["7"], session.Run("Measure-OmicsRun 7").WithoutErrors().Values("RunId"));

        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, Operation = "DescribeLogStreams" });
        var result = session.Run("Measure-OmicsRun 7");

        Assert.Equal(["AccessDenied"], result.ErrorIds);
        Assert.Contains("logs:DescribeLogStreams", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
