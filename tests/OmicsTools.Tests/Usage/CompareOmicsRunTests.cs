using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Usage;

/// <summary>What changed between runs.</summary>
public class CompareOmicsRunTests
{
    [Fact]
    public async Task Steps_are_compared_and_what_changed_most_comes_first()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(Reference("7"));
        session.Emulator.Runs.Put(Other("8"));

        var result = session.Run("Compare-OmicsRun -ReferenceRun 7 8").WithoutErrors();

        Assert.Equal(["slower", "new", "gone", "faster", "cached", "retried", "same"], result.Values("Step"));
        Assert.Equal(["Slower", "OnlyInRun", "OnlyInReference", "Faster", "Cached", "Retried", "Same"], result.Values("Change"));
        Assert.Equal([600L, null, 840L, 600L, 300L, 600L, 600L], result.Values("ReferenceRunSeconds"));
        Assert.Equal([1800L, 900L, null, 60L, null, 720L, 610L], result.Values("RunSeconds"));
        Assert.Equal([1200L, null, null, -540L, null, 120L, 10L], result.Values("RunSecondsDifference"));
        Assert.Equal([1, null, 1, 1, 1, 1, 1], result.Values("ReferenceAttempts"));
        Assert.Equal([1, 1, null, 1, 1, 2, 1], result.Values("Attempts"));
        Assert.Equal("omics.r.large", result.Values("InstanceType")[3]);
        Assert.Equal("omics.m.large", result.Values("ReferenceInstanceType")[3]);
        Assert.Equal(0.0432m, result.Values("CostDifference")[0]);
        Assert.All(result.Values("ReferenceRunId"), id => Assert.Equal("7", id));
        Assert.All(result.Values("RunId"), id => Assert.Equal("8", id));
    }

    [Fact]
    public async Task Runs_without_a_manifest_are_compared_by_their_times()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(Reference("7") with { Members = new JsonObject { ["logLevel"] = "OFF" } });
        var other = Other("8");
        session.Emulator.Runs.Put(other with { Manifest = [], Tasks = [.. other.Tasks.Reverse()] });

        var result = session.Run("Get-OmicsRun 8 | Compare-OmicsRun -ReferenceRun (Get-OmicsRun 7)").WithoutErrors();

        Assert.Equal(["Slower", "OnlyInRun", "OnlyInReference", "Faster", "Cached", "Retried", "Same"], result.Values("Change"));
        Assert.All(result.Values("CpusMaximum"), Assert.Null);
        Assert.Equal(0.0432m, result.Values("CostDifference")[0]);
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_an_error_and_the_others_are_compared()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(Reference("7"));
        session.Emulator.Runs.Put(Other("8"));

        var result = session.Run("9, 8 | Compare-OmicsRun -ReferenceRun 7");
        var without = session.Run("8 | Compare-OmicsRun -ReferenceRun 9");
        var wrong = session.Run("8 | Compare-OmicsRun -ReferenceRun nonsense");

        Assert.Equal(["RunNotFound"], result.ErrorIds);
        Assert.Equal(["8"], result.Values("RunId").Distinct());
        Assert.Equal(["RunNotFound"], without.ErrorIds);
        Assert.Empty(without.Output);
        Assert.Equal(["InvalidId"], wrong.ErrorIds);
        Assert.Empty(wrong.Output);
    }

    private static EmulatedRun Reference(string id) => UsageCase.Run(
        id,
        UsageCase.Task("70", "same"),
        UsageCase.Task("71", "slower"),
        UsageCase.Task("72", "faster"),
        UsageCase.Task("73", "cached", minutes: 5),
        UsageCase.Task("74", "retried"),
        UsageCase.Task("75", "gone", minutes: 14));

    private static EmulatedRun Other(string id) => UsageCase.Run(
        id,
        UsageCase.Task("80", "same", minutes: 10 + (1 / 6.0)),
        UsageCase.Task("81", "slower", minutes: 30),
        UsageCase.Task("82", "faster", "omics.r.large", minutes: 1),
        UsageCase.Cached("83", "cached"),
        UsageCase.Task("84", "retried") with { FinalStatus = "FAILED" },
        UsageCase.Task("85", "retried", minutes: 12, start: 20),
        UsageCase.Task("86", "new", minutes: 15));
}
