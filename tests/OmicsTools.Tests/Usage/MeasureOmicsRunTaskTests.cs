using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Usage;

/// <summary>What tasks used and cost.</summary>
public class MeasureOmicsRunTaskTests
{
    [Fact]
    public async Task A_task_has_its_figures_its_cost_and_the_instance_that_would_do()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", UsageCase.Task("70", "align-0-1", minutes: 30, cpus: 1.5, memory: 2.25)));

        var result = session.Run("Measure-OmicsRunTask 7").WithoutErrors();

        Dictionary<string, object?> expected = new(StringComparer.Ordinal)
        {
            ["RunId"] = "7",
            ["RunName"] = "run-7",
            ["RunUuid"] = "uuid-7",
            ["TaskId"] = "70",
            ["Name"] = "align-0-1",
            ["BaseName"] = "align",
            ["Shard"] = "0-1",
            ["Status"] = "COMPLETED",
            ["Attempt"] = 1,
            ["CacheHit"] = false,
            ["InstanceType"] = "omics.m.large",
            ["RunSeconds"] = 1800L,
            ["QueueSeconds"] = 180L,
            ["Cpus"] = 2.0,
            ["CpusReserved"] = 2.0,
            ["CpusAverage"] = 0.75,
            ["CpusMaximum"] = 1.5,
            ["CpuUtilization"] = 0.75,
            ["Memory"] = 8.0,
            ["MemoryReserved"] = 8.0,
            ["MemoryAverage"] = 1.125,
            ["MemoryMaximum"] = 2.25,
            ["MemoryUtilization"] = 0.2812,
            ["GpusReserved"] = 0.0,
            ["EstimatedCost"] = 0.0648m,
            ["RecommendedInstanceType"] = "omics.c.large",
            ["RecommendedCpus"] = 2,
            ["RecommendedMemory"] = 4,
            ["PotentialSaving"] = 0.007425m,
            ["PriceDate"] = "2026-11-01",
            ["Region"] = "us-east-1",
        };
        Assert.Equal(expected, expected.ToDictionary(pair => pair.Key, pair => Assert.Single(result.Values(pair.Key)), StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_manifest_does_not_say_is_null_and_no_error()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run(
            "7",
            UsageCase.Cached("70", "cached"),
            UsageCase.Task("71", "failed", cpus: null) with { FinalStatus = "FAILED", FailureReason = "TASK_TIMED_OUT" },
            UsageCase.Task("72", "cancelled", instance: null, cpus: null) with { FinalStatus = "CANCELLED", StartTime = null },
            UsageCase.Task("73", "unknown", "omics.x9.huge", cpus: null),
            UsageCase.Task("74", "none", instance: null, cpus: null),
            UsageCase.Task("75", "endless", cpus: null) with { StopTime = null }));

        var result = session.Run("Measure-OmicsRunTask 7").WithoutErrors();

        Assert.Equal([true, false, false, false, false, false], result.Values("CacheHit"));
        Assert.Equal([0m, 0.0216m, 0m, null, null, null], result.Values("EstimatedCost"));
        Assert.Equal([null, 600L, null, 600L, 600L, null], result.Values("RunSeconds"));
        foreach (var figure in new[] { "CpusReserved", "CpusAverage", "CpusMaximum", "CpuUtilization", "MemoryReserved", "MemoryAverage", "MemoryMaximum", "MemoryUtilization", "GpusReserved", "RecommendedInstanceType", "RecommendedCpus", "PotentialSaving" })
        {
            Assert.All(result.Values(figure), Assert.Null);
        }
    }

    [Fact]
    public async Task Lines_as_they_were_years_ago_and_lines_without_members_are_read()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7").WithManifest(
            """{"arn":"arn:aws:omics:us-east-1:123456789012:task\/70","name":"old, \"quoted\" <b>","status":"SUCCESS","creationTime":"2026-06-01T10:00:00.000000","startTime":"2026-06-01T10:01:00Z","stopTime":"2026-06-01T10:11:00.5Z","cpus":16,"memory":64}""",
            """{"arn":"arn:aws:omics:us-east-1:123456789012:task/71","metrics":{}}""",
            """{"arn":"arn:aws:omics:us-east-1:123456789012:task/72","status":"COMPLETED","metrics":{"cpusMaximum":"much","runningSeconds":30,"memoryMaximumGiB":null},"cpus":"2","startTime":7}"""));

        var result = session.Run("Measure-OmicsRunTask 7").WithoutErrors();

        Assert.Equal(["70", "71", "72"], result.Values("TaskId"));
        Assert.Equal(["COMPLETED", null, "COMPLETED"], result.Values("Status"));
        Assert.Equal([60L, null, null], result.Values("QueueSeconds"));
        Assert.Equal([660L - 60 + 1 - 1, null, 30L], result.Values("RunSeconds"));
        Assert.Equal([16.0, null, null], result.Values("Cpus"));
        Assert.Equal([null, null, null], result.Values("CpusMaximum"));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"arn":"arn:aws:omics:us-east-1:123456789012:workflow/7"}""")]
    [InlineData("""{"arn":7}""")]
    [InlineData("""{"arn":"arn:aws:omics:us-east-1:123456789012:task/71","name":"cut """)]
    [InlineData("""{"arn":"arn:aws:omics:us-east-1:123456789012:task/71"} {}""")]
    [InlineData("""{"arn":"arn:aws:omics:us-east-1:123456789012:task/71","name":"half a character: \ud800"}""")]
    public async Task A_line_that_cannot_be_read_is_an_error_that_names_it_and_the_others_come(string line)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7").WithManifest(
            """{"arn":"arn:aws:omics:us-east-1:123456789012:task/70"}""", line, """{"arn":"arn:aws:omics:us-east-1:123456789012:task/72"}"""));

        var result = session.Run("Measure-OmicsRunTask 7");

        Assert.Equal(["70", "72"], result.Values("TaskId"));
        Assert.Equal(["InvalidResponse"], result.ErrorIds);
        Assert.Contains("Line 2 of the manifest manifest/run/7/uuid-7", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal("7", result.Errors[0].TargetObject);
        Assert.Equal(["InvalidResponse"], session.Run("Measure-OmicsRun 7 | Out-Null").ErrorIds);
    }

    [Fact]
    public async Task A_second_attempt_is_one_only_after_a_failed_first()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run(
            "7",
            UsageCase.Task("70", "align") with { FinalStatus = "FAILED" },
            UsageCase.Task("71", "align", start: 20) with { FinalStatus = "FAILED" },
            UsageCase.Task("72", "align", start: 40),
            UsageCase.Task("75", "align", start: 60),
            UsageCase.Task("73", "merge"),
            UsageCase.Task("74", "merge")));

        Assert.Equal([1, 2, 3, 1, 1, 1], session.Run("Measure-OmicsRunTask 7").WithoutErrors().Values("Attempt"));
    }

    [Fact]
    public async Task Advice_needs_a_minute_of_use_and_an_end_that_was_not_lack_of_memory()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run(
            "7",
            UsageCase.Task("70", "short", minutes: 0.9),
            UsageCase.Task("71", "minute", minutes: 1),
            UsageCase.Task("72", "starved", memory: 7.9) with { FinalStatus = "FAILED", FailureReason = "OUT_OF_MEMORY_ERROR" },
            UsageCase.Task("73", "failed") with { FinalStatus = "FAILED", FailureReason = "RUN_TASK_FAILED" },
            UsageCase.Task("74", "gpu", "omics.g5.2xlarge")));

        Assert.Equal(
            [null, "omics.c.large", null, "omics.c.large", "omics.g5.2xlarge"],
            session.Run("Measure-OmicsRunTask 7").WithoutErrors().Values("RecommendedInstanceType"));
        Assert.Equal("omics.c.large", session.Run("Measure-OmicsRunTask 7 -MinimumRunTime 30").WithoutErrors().Values("RecommendedInstanceType")[0]);
        Assert.Equal(0m, session.Run("Measure-OmicsRunTask 7 -Name gpu").WithoutErrors().Values("PotentialSaving")[0]);
    }

    [Theory]
    [InlineData(1.9, 3.8, "", "omics.c.large")]
    [InlineData(1.9, 3.82, "", "omics.m.large")]
    [InlineData(1.9, 3.82, "-Headroom 0", "omics.c.large")]
    [InlineData(1.9, 3.0, "-Headroom 0.5", "omics.m.large")]
    [InlineData(2.0, 3.0, "", "omics.c.large")]
    [InlineData(2.4, 3.0, "", "omics.c.large")]
    [InlineData(0.1, 9.0, "", "omics.r.large")]
    [InlineData(0.1, 20.0, "", "omics.r.xlarge")]
    [InlineData(0.1, 2000.0, "", null)]
    public async Task Enough_is_the_cheapest_that_holds_what_was_used_and_some_more(double cpus, double memory, string options, string? expected)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", UsageCase.Task("70", "align", cpus: cpus, memory: memory)));

        Assert.Equal([expected], session.Run($"Measure-OmicsRunTask 7 {options}").WithoutErrors().Values("RecommendedInstanceType"));
    }

    [Fact]
    public async Task A_minute_is_paid_for_at_least()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", UsageCase.Task("70", "short", minutes: 0.2), UsageCase.Task("71", "minute", minutes: 1), UsageCase.Task("72", "long", minutes: 1.5)));

        Assert.Equal([0.00216m, 0.00216m, 0.00324m], session.Run("Measure-OmicsRunTask 7").WithoutErrors().Values("EstimatedCost"));
    }

    [Theory]
    [InlineData("Measure-OmicsRunTask 7 -TaskId 71", "71")]
    [InlineData("Measure-OmicsRunTask 7 -Name al*", "70,72")]
    [InlineData("Measure-OmicsRunTask 7 -Status failed", "72")]
    [InlineData("Get-OmicsRun 7 | Measure-OmicsRunTask", "70,71,72")]
    [InlineData("Get-OmicsRunTask 7 -Status FAILED | Measure-OmicsRunTask", "72")]
    [InlineData("Get-OmicsRunTask 7 -Detail None | Measure-OmicsRunTask", "70,71,72")]
    [InlineData("Measure-OmicsRunTask 7 | Measure-OmicsRunTask", "70,71,72")]
    [InlineData("Measure-OmicsRun 7 | Measure-OmicsRunTask", "70,71,72")]
    [InlineData("[pscustomobject]@{ run = 'arn:aws:omics:us-east-1:123456789012:run/7'; arn = 'arn:aws:omics:us-east-1:123456789012:task/71' } | Measure-OmicsRunTask", "71")]
    [InlineData("Measure-OmicsRunTask 7 -TaskId $none", "")]
    [InlineData("Measure-OmicsRunTask 7 -Name $none", "")]
    [InlineData("Measure-OmicsRunTask 7 -Status $none", "")]
    [InlineData("@() | Measure-OmicsRunTask", "")]
    public async Task It_takes_what_its_sisters_take(string script, string expected)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", UsageCase.Task("70", "align"), UsageCase.Task("71", "merge"), UsageCase.Task("72", "all") with { FinalStatus = "FAILED" }));

        Assert.Equal(expected, string.Join(',', session.Run(script).WithoutErrors().Values("TaskId")));
    }

    [Fact]
    public async Task Tasks_that_are_piped_in_read_the_manifest_of_their_run_once()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        foreach (var id in new[] { "7", "8" })
        {
            session.Emulator.Runs.Put(UsageCase.Run(id, [.. Enumerable.Range(100, 40).Select(i => UsageCase.Task($"{id}{i}", "align"))]));
        }

        var result = session.Run("7, 8 | Get-OmicsRunTask -Detail None | Where-Object TaskId -notlike '*105' | Measure-OmicsRunTask").WithoutErrors();

        Assert.Equal(new[] { 7, 8 }.SelectMany(run => Enumerable.Range(100, 40).Where(i => i != 105).Select(i => $"{run}{i}")), result.Values("TaskId"));
        Assert.Equal(4, session.Emulator.Requests.All.Count(request => request.Operation == "GetLogEvents"));
    }

    [Fact]
    public async Task Figures_that_no_run_can_have_are_null_and_lose_no_task()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7").WithManifest(
            """{"arn":"arn:aws:omics:us-east-1:123456789012:run/7","metrics":{"storageReservedGiB":1e300,"runningSeconds":-5},"storageType":"STATIC"}""",
            """{"arn":"arn:aws:omics:us-east-1:123456789012:task/70","status":"COMPLETED","instanceType":"omics.m.large","metrics":{"runningSeconds":1e300,"cpusMaximum":-1}}""",
            """{"arn":"arn:aws:omics:us-east-1:123456789012:task/71","metrics":[1],"startTime":"0001-01-01T00:00:00Z","stopTime":"9999-12-31T23:59:59Z","name":"\u001b[31m"}"""));

        var tasks = session.Run("Measure-OmicsRunTask 7").WithoutErrors();
        var run = session.Run("Measure-OmicsRun 7").WithoutErrors();

        Assert.Equal(["70", "71"], tasks.Values("TaskId"));
        Assert.Equal([null, null], tasks.Values("CpusMaximum"));
        Assert.Equal([null], run.Values("StorageCost"));
        Assert.DoesNotContain(session.Run("Measure-OmicsRunTask 7 | ForEach-Object { '{0:Name}' -f $_ }").Output, text => ((string)text.BaseObject).Contains('\u001b', StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_in_the_manifest_is_an_error()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", UsageCase.Task("70", "align")));

        Assert.Equal(["TaskNotFound"], session.Run("Measure-OmicsRunTask 7 -TaskId 71, 70").ErrorIds);
        Assert.Equal(["NameNotFound"], session.Run("Measure-OmicsRunTask 7 -Name merge").ErrorIds);

        // What is there and not wanted is no error.
        Assert.Empty(session.Run("Measure-OmicsRunTask 7 -TaskId 70 -Status FAILED").WithoutErrors().Output);
    }

    [Fact]
    public async Task A_thousand_tasks_take_five_requests_at_most_and_three_where_the_uuid_is_known()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(Generator.Runs(1, 1000, session.Emulator.Clock.GetUtcNow()).Single());

        Assert.Equal(1000, session.Run("$tasks = Measure-OmicsRunTask 5000001; $tasks").WithoutErrors().Output.Count);
        var first = session.Emulator.Requests.All.Select(request => request.Operation).ToList();
        _ = session.Run("$tasks[0] | Measure-OmicsRunTask").WithoutErrors();
        var second = session.Emulator.Requests.All.Skip(first.Count).Select(request => request.Operation).ToList();

        Assert.Equal("GetRun", first[0]);
        Assert.InRange(first.Count, 3, 5);
        Assert.Equal(["GetLogEvents"], second.Distinct());
        Assert.InRange(second.Count, 2, 3);
    }

    [Theory]
    [InlineData(FaultKind.Throttle429)]
    [InlineData(FaultKind.InternalError500)]
    [InlineData(FaultKind.Unavailable503)]
    [InlineData(FaultKind.Timeout408)]
    [InlineData(FaultKind.ResetBeforeResponse)]
    [InlineData(FaultKind.ResetWithinBody)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.TruncatedJson)]
    [InlineData(FaultKind.InvalidJson)]
    [InlineData(FaultKind.WrongTypes)]
    public async Task What_passes_at_any_page_loses_no_task(FaultKind kind)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options with { MaxPageSize = 10 });
        session.Emulator.Runs.Put(UsageCase.Run("7", [.. Enumerable.Range(100, 29).Select(i => UsageCase.Task($"{i}", "align"))]));
        session.Emulator.Faults.Add(new Fault { Kind = kind, Operation = "GetLogEvents", Calls = [1, 3, 5] });

        Assert.Equal(Enumerable.Range(100, 29).Select(i => $"{i}"), session.Run("Measure-OmicsRunTask 7").WithoutErrors().Values("TaskId"));
        Assert.Equal(3, session.Emulator.Requests.All.Count(request => request.Fault is not null));
    }

    [Fact]
    public async Task A_page_that_is_refused_once_is_an_error_and_gives_no_task_twice()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options with { MaxPageSize = 10 });
        session.Emulator.Runs.Put(UsageCase.Run("7", [.. Enumerable.Range(100, 19).Select(i => UsageCase.Task($"{i}", "align"))]));
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.BadRequest400, Operation = "GetLogEvents", Calls = [2] });

        var result = session.Run("Measure-OmicsRunTask 7");

        Assert.Equal(["RequestRejected"], result.ErrorIds);
        Assert.Equal(Enumerable.Range(100, 9).Select(i => $"{i}"), result.Values("TaskId"));
    }

    [Theory]
    [InlineData(FaultKind.AccessDenied403, "AccessDenied")]
    [InlineData(FaultKind.ExpiredToken403, "ExpiredToken")]
    [InlineData(FaultKind.BadRequest400, "RequestRejected")]
    [InlineData(FaultKind.QuotaExceeded402, "QuotaExceeded")]
    [InlineData(FaultKind.InvalidJson, "InvalidResponse")]
    public async Task What_does_not_pass_keeps_the_tasks_before_it_and_gives_no_sum(FaultKind kind, string id)
    {
        foreach (var page in new[] { 1, 2, 3 })
        {
            await using var session = await EmulatedSession.StartAsync(UsageCase.Options with { MaxPageSize = 10 });
            session.Emulator.Runs.Put(UsageCase.Run("7", [.. Enumerable.Range(100, 19).Select(i => UsageCase.Task($"{i}", "align"))]));
            session.Emulator.Faults.Add(new Fault { Kind = kind, Operation = "GetLogEvents", Calls = [.. Enumerable.Range(page, 50)] });

            var tasks = session.Run("Measure-OmicsRunTask 7 -TaskId 118, 100, 109");
            var steps = session.Run("Measure-OmicsRunTask 7 -ByStep");
            var comparison = session.Run("Compare-OmicsRun -ReferenceRun 7 -Id 7");
            var run = session.Run("Measure-OmicsRun 7");

            Assert.Equal([id], tasks.ErrorIds);
            Assert.Equal(new[] { "100", "109", "118" }.Where(task => int.Parse(task, System.Globalization.CultureInfo.InvariantCulture) < 99 + (10 * (page - 1))), tasks.Values("TaskId"));
            Assert.Equal([id], steps.ErrorIds);
            Assert.Empty(steps.Output);
            Assert.Equal([id, id], comparison.ErrorIds);
            Assert.Empty(comparison.Output);
            Assert.Equal([id], run.ErrorIds);
            Assert.Empty(run.Output);
        }
    }
}
