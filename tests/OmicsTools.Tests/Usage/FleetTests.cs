using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Usage;

/// <summary>Many runs, whose manifests are read together.</summary>
public class FleetTests
{
    private const string Fleet = "Find-OmicsRun -EndedAfter 2000-01-01";

    [Fact]
    public async Task Hundreds_of_runs_come_in_the_order_asked_and_take_few_requests()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        Put(session, 250);

        var tasks = session.Run($"$found = {Fleet}; $asked = $found[249..0]; $asked | Measure-OmicsRunTask").WithoutErrors();
        var operations = session.Emulator.Requests.All.Select(request => request.Operation).CountBy(operation => operation).ToDictionary();
        var asked = session.Run("$asked").Values("Id");
        var runs = session.Run("$asked | Measure-OmicsRun").WithoutErrors();

        Assert.Equal(asked.SelectMany(id => new[] { $"{id}1", $"{id}2" }), tasks.Values("TaskId").Select(id => $"{id}"));
        Assert.Equal(asked, runs.Values("RunId"));
        Assert.All(runs.Values("Tasks"), count => Assert.Equal(2, count));
        Assert.Equal(["DescribeLogStreams", "FilterLogEvents"], operations.Keys.Order());
        Assert.InRange(operations["FilterLogEvents"], 3, 12);
    }

    [Theory]
    [InlineData(4, "GetLogEvents")]
    [InlineData(5, "FilterLogEvents")]
    public async Task Few_runs_are_read_one_by_one(int count, string operation)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        Put(session, count);

        Assert.Equal(2 * count, session.Run($"$found = {Fleet}; $found | Measure-OmicsRunTask").WithoutErrors().Output.Count);
        Assert.Equal([operation], session.Emulator.Requests.All.Select(request => request.Operation).Where(name => name != "DescribeLogStreams").Distinct());
    }

    [Fact]
    public async Task Objects_and_ids_of_runs_are_read_together_too_and_named_tasks_alone_come()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        Put(session, 20);
        Put(session, 1, region: "eu-west-1", first: 900);

        var ids = session.Run("100..119 | Measure-OmicsRun").WithoutErrors();
        var objects = session.Run("Get-OmicsRun | Measure-OmicsRun").WithoutErrors();
        var named = session.Run("100..119 | Measure-OmicsRunTask -TaskId 1002, 1171 -ErrorAction Ignore");
        var twice = session.Run("100..105 + 100..105 | Measure-OmicsRun").WithoutErrors();
        var elsewhere = session.Run("@(100..109) + 'arn:aws:omics:eu-west-1:123456789012:run/900' + @(110..119) | Measure-OmicsRun").WithoutErrors();

        Assert.Equal(Enumerable.Range(100, 20).Select(id => $"{id}"), ids.Values("RunId"));
        Assert.Equal(session.Run("Get-OmicsRun").Values("Id"), objects.Values("RunId"));
        Assert.Equal(["1002", "1171"], named.Values("TaskId"));
        Assert.Equal(ids.Values("RunId").Take(6).Concat(ids.Values("RunId").Take(6)), twice.Values("RunId"));
        Assert.Equal(ids.Values("RunId").Take(10).Append("900").Concat(ids.Values("RunId").Skip(10)), elsewhere.Values("RunId"));
        Assert.Equal("eu-west-1", elsewhere.Values("Region")[10]);
        Assert.All(elsewhere.Values("AccountId"), account => Assert.Equal("123456789012", account));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Unordered")]
    public async Task Manifests_that_are_not_there_are_an_error_each_and_the_others_come(string order)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        Put(session, 150);
        _ = session.Run($"$found = {Fleet}").WithoutErrors();
        foreach (var id in new[] { "100", "131", "132", "240" })
        {
            session.Emulator.Logs.Remove($"manifest/run/{id}/uuid-{id}");
        }

        var result = session.Run($"$found | Measure-OmicsRun {order}");

        Assert.Equal(["ManifestNotFound", "ManifestNotFound", "ManifestNotFound", "ManifestNotFound"], result.ErrorIds);
        Assert.Equal(["100", "131", "132", "240"], result.Errors.Select(error => error.TargetObject.ToString()).Order());
        Assert.Equal(Enumerable.Range(100, 150).Select(id => $"{id}").Except(["100", "131", "132", "240"]), result.Values("RunId").Order());
    }

    [Fact]
    public async Task Without_the_permission_they_are_read_one_by_one_and_a_warning_says_so_once()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        Put(session, 120);
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, Operation = "FilterLogEvents" });

        var result = session.Run($"$found = {Fleet}; $found | Measure-OmicsRun").WithoutErrors();

        Assert.Equal(Enumerable.Range(100, 120).Select(id => $"{id}"), result.Values("RunId"));
        Assert.Single(result.Warnings, warning => warning.Contains("logs:FilterLogEvents", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FaultKind.Throttle429)]
    [InlineData(FaultKind.Unavailable503)]
    [InlineData(FaultKind.ResetWithinBody)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.InvalidJson)]
    [InlineData(FaultKind.WrongTypes)]
    public async Task What_passes_at_any_page_loses_no_task(FaultKind kind)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options with { MaxPageSize = 40, EmptyPages = true });
        Put(session, 30);
        session.Emulator.Faults.Add(new Fault { Kind = kind, Operation = "FilterLogEvents", Calls = [1, 3, 5] });

        Assert.Equal(Tasks(30), session.Run($"$found = {Fleet}; $found | Measure-OmicsRunTask").WithoutErrors().Values("TaskId"));
        Assert.Equal(3, session.Emulator.Requests.All.Count(request => request.Fault is not null));
    }

    [Theory]
    [InlineData(FaultKind.BadRequest400)]
    [InlineData(FaultKind.RepeatedToken)]
    public async Task What_can_never_be_read_together_is_read_one_by_one(FaultKind kind)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options with { MaxPageSize = 8 });
        Put(session, 30);
        session.Emulator.Faults.Add(new Fault { Kind = kind, Operation = "FilterLogEvents" });

        Assert.Equal(Tasks(30), session.Run($"$found = {Fleet}; $found | Measure-OmicsRunTask").WithoutErrors().Values("TaskId"));
    }

    [Fact]
    public async Task Keys_that_end_are_one_error_for_each_run()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        Put(session, 30);
        _ = session.Run($"$found = {Fleet}").WithoutErrors();
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.ExpiredToken403 });

        var result = session.Run("$found | Measure-OmicsRun");

        Assert.Equal(Enumerable.Repeat("ExpiredToken", 30), result.ErrorIds);
        Assert.Equal(Enumerable.Range(100, 30).Select(id => $"{id}"), result.Errors.Select(error => error.TargetObject.ToString()));
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_run_that_waits_holds_up_the_others_only_where_order_is_kept()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        Put(session, 200);
        _ = session.Run($"$found = {Fleet}").WithoutErrors();
        var all = Enumerable.Range(100, 200).Select(id => $"{id}").ToList();

        foreach (var order in new[] { string.Empty, "-Unordered" })
        {
            // Its lot is tried three times more, with a pause before each.
            session.Emulator.Faults.Add(new Fault { Kind = FaultKind.Unavailable503, Operation = "FilterLogEvents", RunId = "100", Times = 3 });
            var runs = session.Run($"$found | Measure-OmicsRun {order}").WithoutErrors().Values("RunId");
            Assert.Equal<object?>(all, order.Length == 0 ? runs : runs.Order());
            Assert.Equal(order.Length == 0, runs[0] is "100");
        }
    }

    [Fact]
    public async Task Whole_runs_come_where_order_is_not_kept()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options with { MaxPageSize = 10 });
        session.Emulator.Runs.Put(UsageCase.Run("7", [.. Enumerable.Range(700, 25).Select(id => UsageCase.Task($"{id}", "align"))]));
        session.Emulator.Runs.Put(UsageCase.Run("8", UsageCase.Task("80", "align")));
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.BadRequest400, Operation = "GetLogEvents", RunId = "7", Calls = [.. Enumerable.Range(2, 50)] });

        var result = session.Run("7, 8 | Measure-OmicsRunTask -Unordered");

        Assert.Equal(["80"], result.Values("TaskId"));
        Assert.Equal(["RequestRejected"], result.ErrorIds);
    }

    [Theory]
    [InlineData("2020-01-01T00:00:00Z")]
    [InlineData("2030-01-01T00:00:00Z")]
    [InlineData("yesterday")]
    public async Task A_wrong_time_of_the_end_loses_nothing(string ended)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        Put(session, 6);

        var result = session.Run($"100..105 | ForEach-Object {{ [pscustomobject]@{{ Id = \"$_\"; Uuid = \"uuid-$_\"; EndedTime = '{ended}' }} }} | Measure-OmicsRunTask");

        Assert.Equal(Tasks(6), result.WithoutErrors().Values("TaskId"));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1)]
    public async Task Runs_are_found_by_name(int page)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options with { MaxPageSize = page, EmptyPages = page == 1 });
        Put(session, 12);
        session.Emulator.Runs.Put(UsageCase.Run("7") with { Name = null });

        var result = session.Run($"{Fleet} -Name 'run-10?', RUN-111").WithoutErrors();

        Assert.Equal(Enumerable.Range(100, 10).Select(id => $"run-{id}").Append("run-111"), result.Values("Name"));
        Assert.Equal(["NameNotFound"], session.Run($"{Fleet} -Name run-99, run-100").ErrorIds);
        Assert.Empty(session.Run($"{Fleet} -Name $null").WithoutErrors().Output);
        Assert.All(session.Run(Fleet).WithoutErrors().Values("Name"), Assert.Null);
    }

    [Fact]
    public async Task How_full_pages_are_is_told_to_whoever_follows()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        Put(session, 10);

        Assert.Single(
            session.Run($"$found = {Fleet}; $found | Measure-OmicsRun -Verbose").WithoutErrors().Verbose,
            line => line.Contains("10 manifests", StringComparison.Ordinal) && line.Contains("lines and", StringComparison.Ordinal));
    }

    private static void Put(EmulatedSession session, int count, string region = "us-east-1", int first = 100)
    {
        foreach (var id in Enumerable.Range(first, count).Select(id => id.ToString(CultureInfo.InvariantCulture)))
        {
            session.Emulator.Runs.Put(UsageCase.Run(id, UsageCase.Task($"{id}1", "align"), UsageCase.Task($"{id}2", "merge")) with { Region = region });
        }
    }

    private static IEnumerable<string> Tasks(int count) => Enumerable.Range(100, count).SelectMany(id => new[] { $"{id}1", $"{id}2" });
}
