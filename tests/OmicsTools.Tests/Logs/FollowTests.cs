using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Waiting;

namespace OmicsTools.Tests.Logs;

/// <summary>Logs that are followed as they grow, on driven time.</summary>
[Collection(nameof(DrivenTime))]
public class FollowTests
{
    [Fact]
    public async Task A_run_is_followed_with_the_tasks_that_start_later_until_it_ends()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun(
            "7",
            stops: 60,
            tasks:
            [
                test.Task("70", starts: -4, stops: 20) with { Log = Lines(test, -3, 20, "a") },
                test.Task("71", starts: 30, stops: 55, created: 25, name: "merge") with { Log = Lines(test, 31, 55, "b") },
                test.Task("72", starts: 10, stops: 12),
            ]);

        var result = test.Run("Get-OmicsRunTaskLog 7 -Wait -PollingInterval 30").WithoutErrors();

        Assert.Equal(Enumerable.Range(-3, 23).Select(minute => $"a {minute}").Concat(Enumerable.Range(31, 24).Select(minute => $"b {minute}")), result.Values("Message"));
        Assert.Equal(["70", "71"], result.Values("TaskId").Distinct());
        Assert.InRange(test.Minutes, 60, 80);
    }

    [Fact]
    public async Task A_named_task_is_followed_alone_from_its_last_lines_on()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun(
            "7",
            tasks: [test.Task("70", stops: 20) with { Log = Lines(test, -3, 20, "a") }, test.Task("71", stops: 20) with { Log = Lines(test, -3, 20, "b") }]);

        // The last lines are read before much time goes by.
        test.Time.OnPause = _ => SpinWait.SpinUntil(() => test.Emulator.Requests.For("GetLogEvents").Count > 0, TimeSpan.FromSeconds(30));

        var result = test.Run("Get-OmicsRunTaskLog 7 -TaskId 70 -Wait -Tail 1 -PollingInterval 30").WithoutErrors();

        var first = int.Parse(((string)result.Values("Message")[0]!)[2..], CultureInfo.InvariantCulture);
        Assert.InRange(first, -1, 1);
        Assert.Equal(Enumerable.Range(first, 20 - first).Select(minute => $"a {minute}"), result.Values("Message"));
        Assert.InRange(test.Minutes, 20, 40);
    }

    [Fact]
    public async Task A_run_and_its_engine_are_followed()
    {
        await using var test = await WaitCase.StartAsync();
        test.Emulator.Runs.Put(test.AddRun("7", stops: 20) with { EngineLog = Lines(test, -3, 20, "e") });

        var result = test.Run("Get-OmicsRunLog 7 -Engine -Wait -PollingInterval 30").WithoutErrors();

        Assert.Equal(Enumerable.Range(-3, 23).Select(minute => $"e {minute}"), result.Values("Message"));
        Assert.InRange(test.Minutes, 20, 40);
    }

    [Fact]
    public async Task A_token_that_expires_while_a_task_is_silent_loses_and_repeats_nothing()
    {
        await using var test = await WaitCase.StartAsync();
        var late = test.Start.AddHours(60);
        _ = test.AddRun(
            "7",
            stops: 61 * 60,
            tasks: test.Task("70", stops: 61 * 60) with { Log = [new(test.Start, "same"), new(test.Start, "same"), new(late, "late"), new(late, "late")] });

        var result = test.Run("Get-OmicsRunTaskLog 7 -TaskId 70 -Wait -PollingInterval 600").WithoutErrors();

        Assert.Equal(["same", "same", "late", "late"], result.Values("Message"));
    }

    [Fact]
    public async Task Lines_of_one_time_that_stand_on_several_pages_come_once_after_a_token_that_expired()
    {
        await using var test = await WaitCase.StartAsync(new EmulatorOptions { MaxPageSize = 1 });
        var late = test.Start.AddHours(60);
        EmulatedLogEvent[] log = [.. new[] { "a", "b", "a" }.Select(text => new EmulatedLogEvent(test.Start, text))];
        _ = test.AddRun(
            "7",
            stops: 61 * 60,
            tasks: test.Task("70", stops: 61 * 60) with { Log = [.. log, log[0] with { IngestionTime = late }, new(late, "late")] });

        var result = test.Run("Get-OmicsRunTaskLog 7 -TaskId 70 -Wait -PollingInterval 600").WithoutErrors();

        Assert.Equal(["a", "b", "a", "a", "late"], result.Values("Message"));
    }

    [Fact]
    public async Task A_log_is_followed_from_its_end_on_whatever_lines_share_the_last_time()
    {
        await using var test = await WaitCase.StartAsync();
        var old = Enumerable.Range(0, 300).Select(_ => new EmulatedLogEvent(test.Start.AddMinutes(-1), "old"));
        _ = test.AddRun(
            "7",
            stops: 40,
            tasks:
            [
                test.Task("70", stops: 20) with { Log = [.. Lines(test, -3, -1, "before"), .. old, .. Lines(test, 1, 20, "a")] },
                test.Task("71", starts: 25, stops: 35, created: 22, name: "merge") with { Log = Lines(test, 25, 35, "b") },
            ]);

        var result = test.Run("Get-OmicsRunTaskLog 7 -Wait -Tail 0 -PollingInterval 30").WithoutErrors();

        // What comes while the end is looked for may or may not be new. A task that starts later is new from its first line on.
        var texts = result.Values("Message").Cast<string>().ToList();
        var first = int.Parse(texts[0][2..], CultureInfo.InvariantCulture);
        Assert.InRange(first, 1, 3);
        Assert.Equal(Enumerable.Range(first, 20 - first).Select(minute => $"a {minute}").Concat(Enumerable.Range(25, 10).Select(minute => $"b {minute}")), texts);
    }

    [Theory]
    [InlineData(FaultKind.InternalError500, 1)]
    [InlineData(FaultKind.InternalError500, 4)]
    [InlineData(FaultKind.ResetBeforeResponse, 4)]
    public async Task An_outage_of_the_logs_is_ridden_out(FaultKind kind, int call)
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 40, tasks: test.Task("70", stops: 40) with { Log = Lines(test, -3, 40, "a") });

        // A call is given up after four attempts.
        test.Emulator.Faults.Add(new Fault { Kind = kind, Operation = "GetLogEvents", Calls = [.. Enumerable.Range(call, 6)] });

        var result = test.Run("Get-OmicsRunTaskLog 7 -Wait -PollingInterval 60 -Verbose").WithoutErrors();

        Assert.Equal(Enumerable.Range(-3, 43).Select(minute => $"a {minute}"), result.Values("Message"));
        Assert.Contains(result.Verbose, line => line.StartsWith("The log is followed on: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FaultKind.InternalError500, "ServiceFailure")]
    [InlineData(FaultKind.ResetBeforeResponse, "EndpointUnreachable")]
    [InlineData(FaultKind.AccessDenied403, "AccessDenied")]
    public async Task What_does_not_pass_ends_the_following(FaultKind kind, string id)
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 5, tasks: test.Task("70", stops: 5) with { Log = Lines(test, -3, 5, "a") });
        test.Emulator.Faults.Add(new Fault { Kind = kind, Operation = "GetLogEvents" });

        Assert.Equal([id], test.Run("Get-OmicsRunTaskLog 7 -Wait -PollingInterval 120").ErrorIds);
    }

    [Fact]
    public async Task A_run_whose_id_was_given_to_another_is_not_followed()
    {
        await using var test = await WaitCase.StartAsync();
        test.Emulator.Runs.Put(test.AddRun("7", stops: 20, tasks: test.Task("70")) with { Members = new() { ["uuid"] = "u-new" }, Log = Lines(test, -3, 20, "a") });
        const string Old = "[pscustomobject]@{ Id = '7'; Uuid = 'u-old' }";

        Assert.All(["Get-OmicsRunLog -Wait", "Get-OmicsRunTaskLog -Wait", "Wait-OmicsRun"], command =>
        {
            var result = test.Run($"{Old} | {command}");

            Assert.Equal(["RunNotFound"], result.ErrorIds);
            Assert.Empty(result.Output);
        });
        Assert.NotEmpty(test.Run($"{Old.Replace("u-old", "u-new", StringComparison.Ordinal)} | Get-OmicsRunLog -Wait").WithoutErrors().Output);
    }

    [Fact]
    public async Task What_passes_does_not_end_the_following()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 20, tasks: test.Task("70", stops: 20) with { Log = Lines(test, -3, 20, "a") });
        test.Emulator.Faults.Add(new Fault { Kind = FaultKind.InternalError500, Operation = "ListRunTasks", Calls = [3, 4, 5, 6, 7, 8] });
        test.Emulator.Faults.Add(new Fault { Kind = FaultKind.Throttle429, Operation = "GetLogEvents", Calls = [2, 5] });

        Assert.Equal(Enumerable.Range(-3, 23).Select(minute => $"a {minute}"), test.Run("Get-OmicsRunTaskLog 7 -Wait -PollingInterval 30").WithoutErrors().Values("Message"));
    }

    [Fact]
    public async Task Tasks_that_ended_before_are_left_out_by_status()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun(
            "7",
            stops: 20,
            tasks: [test.Task("70", starts: -5, stops: -4) with { Log = Lines(test, -5, -4, "a") }, test.Task("71", stops: 10) with { Log = Lines(test, -3, 10, "b") }]);

        Assert.Equal(["71"], test.Run("Get-OmicsRunTaskLog 7 -Status RUNNING -Wait -PollingInterval 30").WithoutErrors().Values("TaskId").Distinct());
    }

    private static EmulatedLogEvent[] Lines(WaitCase test, int from, int until, string prefix) =>
        [.. Enumerable.Range(from, until - from).Select(minute => new EmulatedLogEvent(test.Start.AddMinutes(minute), $"{prefix} {minute}"))];
}
