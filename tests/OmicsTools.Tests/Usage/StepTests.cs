using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Usage;

/// <summary>What steps used and cost, in one run or many.</summary>
public class StepTests
{
    [Fact]
    public async Task A_run_that_is_named_twice_counts_once()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", UsageCase.Task("70", "align")));
        session.Emulator.Runs.Put(UsageCase.Run("8", UsageCase.Task("80", "align")));

        var result = session.Run("7, 8, 7 | Measure-OmicsRunTask -ByStep").WithoutErrors();

        Assert.Equal([(2, 2)], result.Values("Runs").Zip(result.Values("Tasks")).Select(pair => ((int)pair.First!, (int)pair.Second!)));
    }

    [Fact]
    public async Task A_step_has_the_figures_of_its_last_attempts_and_the_cost_of_all()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run(
            "7",
            UsageCase.Task("70", "align-0-1", minutes: 40) with { FinalStatus = "FAILED", FailureReason = "OUT_OF_MEMORY_ERROR" },
            UsageCase.Task("71", "align-0-1", "omics.r.large", minutes: 10, cpus: 1.5, memory: 3, start: 45),
            UsageCase.Task("72", "align-1-2", minutes: 20, cpus: 1, memory: 3.5),
            UsageCase.Task("73", "align-2-3", minutes: 30, cpus: 0.5, memory: 1),
            UsageCase.Cached("74", "align-3-4"),
            UsageCase.Task("75", "align-4-5", minutes: 60, cpus: null, start: 2) with { FinalStatus = "FAILED" }));

        var result = session.Run("Measure-OmicsRunTask 7 -ByStep").WithoutErrors();

        var (m, r, c) = (0.1296m / 60, 0.1701m / 60, 0.11475m / 60);
        Dictionary<string, object?> expected = new(StringComparer.Ordinal)
        {
            ["Step"] = "align",
            ["Runs"] = 1,
            ["Tasks"] = 6,
            ["FailedTasks"] = 1,
            ["CachedTasks"] = 1,
            ["RetriedTasks"] = 1,
            ["RunSecondsMinimum"] = 600.0,
            ["RunSecondsMedian"] = 1500.0,
            ["RunSecondsP95"] = 3330.0,
            ["RunSecondsMaximum"] = 3600.0,
            ["RunSecondsTotal"] = 7200.0,
            ["QueueSecondsMedian"] = 180.0,
            ["InstanceType"] = "omics.m.large",
            ["CpusMaximum"] = 1.5,
            ["CpuUtilization"] = 0.75,
            ["MemoryMaximum"] = 3.5,
            ["MemoryUtilization"] = 0.4375,
            ["EstimatedCost"] = Math.Round((150 * m) + (10 * r), 6),
            ["RecommendedInstanceType"] = "omics.c.large",
            ["RecommendedCpus"] = 2,
            ["RecommendedMemory"] = 4,
            ["PotentialSaving"] = Math.Round((150 * (m - c)) + (10 * (r - c)), 6),
            ["SlowestTaskId"] = "75",
            ["SlowestTaskName"] = "align-4-5",
            ["SlowestRunId"] = "7",
            ["StragglerRatio"] = 2.4,
        };
        Assert.Equal(expected, expected.ToDictionary(pair => pair.Key, pair => Assert.Single(result.Values(pair.Key)), StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_tail_is_the_time_after_nine_in_ten_had_stopped()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", [.. Enumerable.Range(1, 11).Select(i => UsageCase.Task($"{70 + i}", $"align_{i}", minutes: i < 11 ? i : 31, start: 0))]));
        session.Emulator.Runs.Put(UsageCase.Run("8", UsageCase.Task("90", "align_1"), UsageCase.Task("91", "one")));

        var result = session.Run("7, 8 | Measure-OmicsRunTask -ByStep").WithoutErrors();

        Assert.Equal(["align", "one"], result.Values("Step"));
        Assert.Equal([2, 1], result.Values("Runs"));
        Assert.Equal([21 * 60.0, null], result.Values("IdleTailSeconds"));
        Assert.Null(result.Values("StragglerRatio")[1]);
    }

    [Theory]
    [InlineData("UGMakeExamples-38-3839scattered", "UGMakeExamples")]
    [InlineData("NFCORE:ALIGN:BWA (S1)", "NFCORE:ALIGN:BWA")]
    [InlineData("align_2", "align")]
    [InlineData("a-name", "a-name")]
    public async Task The_shards_of_every_engine_are_one_step(string name, string step)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", UsageCase.Task("70", name)));

        Assert.Equal([step], session.Run("Measure-OmicsRunTask 7 -ByStep").WithoutErrors().Values("Step"));
    }

    [Fact]
    public async Task The_most_expensive_step_comes_first_and_filters_hold()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", UsageCase.Task("70", "a"), UsageCase.Task("71", "b", "omics.r.large"), UsageCase.Task("72", "c", "omics.x9.huge"), UsageCase.Task("73", "d", "omics.c.large")));

        Assert.Equal(["b", "a", "d", "c"], session.Run("Measure-OmicsRunTask 7 -ByStep").WithoutErrors().Values("Step"));
        Assert.Equal(["d"], session.Run("Measure-OmicsRunTask 7 -ByStep -Name d").WithoutErrors().Values("Step"));
    }
}
