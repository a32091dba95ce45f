using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Logs;

/// <summary>What tasks printed: every line, once, in order, whatever the pages are like.</summary>
public class GetOmicsRunTaskLogTests
{
    [Theory]
    [InlineData(25_000, null, false)]
    [InlineData(500, 7, false)]
    [InlineData(100, 7, true)]
    [InlineData(1, null, true)]
    public async Task Every_line_comes_once_and_in_order(int lines, int? pageSize, bool emptyPages)
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options with { MaxPageSize = pageSize, EmptyPages = emptyPages });
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", LogCase.Lines(lines))));

        var result = session.Run("Get-OmicsRunTaskLog 7 -TaskId 70").WithoutErrors();

        Assert.Equal(LogCase.Texts(lines), result.Values("Message"));
        Assert.All(session.Emulator.Requests.All, request => Assert.Equal("GetLogEvents", request.Operation));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(20, 1)]
    [InlineData(30, 1)]
    [InlineData(31, 2)]
    public async Task The_end_of_a_log_takes_two_requests_at_most(int tail, int requests)
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", [.. LogCase.Texts(30).Select((text, i) => new EmulatedLogEvent(DateTimeOffset.UtcNow.AddSeconds(i - 60), text))])));

        var result = session.Run($"Get-OmicsRunTaskLog 7 -TaskId 70 -Tail {tail}").WithoutErrors();

        Assert.Equal(LogCase.Texts(30).TakeLast(tail), result.Values("Message"));
        Assert.InRange(session.Emulator.Requests.All.Count, requests, 2);
    }

    [Fact]
    public async Task The_end_of_a_log_is_found_behind_gaps_and_over_pages()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options with { MaxPageSize = 7, EmptyPages = true });
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", LogCase.Lines(100))));

        Assert.Equal(LogCase.Texts(100).TakeLast(60), session.Run("Get-OmicsRunTaskLog 7 -TaskId 70 -Tail 60").WithoutErrors().Values("Message"));
    }

    [Fact]
    public async Task The_logs_of_a_run_come_task_by_task_and_say_whose_they_are()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options with { Latency = TimeSpan.FromMilliseconds(20) });
        session.Emulator.Runs.Put(LogCase.Run("7", [.. Enumerable.Range(0, 40).Select(i => LogCase.Task($"{100 + i}", LogCase.Lines(20, prefix: $"{i}")))]));

        var result = session.Run("Get-OmicsRunTaskLog 7").WithoutErrors();

        Assert.Equal(Enumerable.Range(0, 40).SelectMany(i => LogCase.Texts(20, $"{i}")), result.Values("Message"));
        Assert.Equal(Enumerable.Range(100, 40).Select(id => $"task-{id}"), result.Values("TaskName").Distinct());
        Assert.All(result.Values("RunId"), id => Assert.Equal("7", id));
        Assert.All(result.Values("Region"), region => Assert.Equal("us-east-1", region));
        Assert.Empty(session.Emulator.Requests.For("GetRunTask"));
        Assert.InRange(session.Emulator.Requests.MaxInFlight, 2, 16);
    }

    [Theory]
    [InlineData("-Status FAILED", "71")]
    [InlineData("-Name task-7[02]", "70", "72")]
    [InlineData("-TaskId 71, 72", "71", "72")]
    [InlineData("-TaskId 71, 72 -Status FAILED", "71")]
    [InlineData("-TaskId $none")]
    [InlineData("-Status $none")]
    [InlineData("-Name $none")]
    public async Task Filters_narrow_the_tasks_and_an_empty_one_wants_nothing(string filter, params string[] expected)
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run(
            "7", LogCase.Task("70", LogCase.Lines(2)), LogCase.Task("71", LogCase.Lines(2), status: "FAILED"), LogCase.Task("72", LogCase.Lines(2))));

        Assert.Equal(expected, session.Run($"Get-OmicsRunTaskLog 7 {filter}").WithoutErrors().Values("TaskId").Distinct());
    }

    [Fact]
    public async Task Piped_tasks_are_read_alone_with_their_names_and_no_call_but_for_the_log()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", LogCase.Lines(2)), LogCase.Task("71", LogCase.Lines(2), "align")));
        _ = session.Run("$task = Get-OmicsRun 7 | Get-OmicsRunTask -Name align").WithoutErrors();
        session.Emulator.Requests.Clear();

        var result = session.Run("$task | Get-OmicsRunTaskLog").WithoutErrors();

        Assert.Equal(["align", "align"], result.Values("TaskName"));
        Assert.Equal(["run-7", "run-7"], result.Values("RunName"));
        Assert.All(session.Emulator.Requests.All, request => Assert.Equal("GetLogEvents", request.Operation));
    }

    [Fact]
    public async Task Limits_of_time_hold_for_lines()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        var start = LogCase.Ago(hours: 3);
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", [.. Enumerable.Range(0, 10).Select(i => new EmulatedLogEvent(start.AddMinutes(i), $"{i}"))])));
        _ = session.Run($"$all = Get-OmicsRunTaskLog 7 -TaskId 70").WithoutErrors();

        Assert.Equal(["3", "4", "5"], session.Run("Get-OmicsRunTaskLog 7 -TaskId 70 -After $all[3].Time -Before $all[5].Time").WithoutErrors().Values("Message"));
        Assert.Equal(["4", "5"], session.Run("Get-OmicsRunTaskLog 7 -TaskId 70 -After $all[3].Time -Before $all[5].Time -Tail 2").WithoutErrors().Values("Message"));
        Assert.Equal("InvalidConfiguration", session.RunAndThrow("Get-OmicsRunTaskLog 7 -Before $all[5].Time -Wait").TerminatingErrorId);
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
    public async Task What_passes_at_any_page_loses_no_line(FaultKind kind)
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options with { MaxPageSize = 10 });
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", LogCase.Lines(30))));
        session.Emulator.Faults.Add(new Fault { Kind = kind, Operation = "GetLogEvents", Calls = [1, 3, 6] });

        Assert.Equal(LogCase.Texts(30), session.Run("Get-OmicsRunTaskLog 7 -TaskId 70").WithoutErrors().Values("Message"));
        Assert.Equal(3, session.Emulator.Requests.All.Count(request => request.Fault is not null));
    }

    [Theory]
    [InlineData(FaultKind.AccessDenied403, "AccessDenied")]
    [InlineData(FaultKind.ExpiredToken403, "ExpiredToken")]
    [InlineData(FaultKind.BadRequest400, "RequestRejected")]
    [InlineData(FaultKind.Unauthorized401, "AccessDenied")]
    [InlineData(FaultKind.QuotaExceeded402, "QuotaExceeded")]
    [InlineData(FaultKind.Conflict409, "RequestRejected")]
    public async Task What_does_not_pass_at_any_page_keeps_the_lines_before_it(FaultKind kind, string id)
    {
        foreach (var page in new[] { 1, 2, 3 })
        {
            await using var session = await EmulatedSession.StartAsync(LogCase.Options with { MaxPageSize = 10 });
            session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", [.. LogCase.Lines(40).Take(20)])));
            session.Emulator.Faults.Add(new Fault { Kind = kind, Operation = "GetLogEvents", Calls = [.. Enumerable.Range(page, 20)] });

            var result = session.Run("Get-OmicsRunTaskLog 7 -TaskId 70");

            Assert.Equal([id], result.ErrorIds);
            Assert.Equal(LogCase.Texts(20).Take(10 * (page - 1)), result.Values("Message"));
        }
    }

    [Theory]
    [InlineData(FaultKind.InternalError500, "ServiceFailure")]
    [InlineData(FaultKind.BadRequest400, "RequestRejected")]
    [InlineData(FaultKind.InvalidJson, "InvalidResponse")]
    public async Task What_does_not_pass_is_an_error_that_names_the_log_and_the_others_come(FaultKind kind, string id)
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", LogCase.Lines(3)), LogCase.Task("71", LogCase.Lines(3)), LogCase.Task("72", LogCase.Lines(3))));
        session.Emulator.Faults.Add(new Fault { Kind = kind, Operation = "GetLogEvents", TaskId = "71" });

        var result = session.Run("Get-OmicsRunTaskLog 7");

        Assert.Equal([id], result.ErrorIds);
        Assert.Contains("run/7/task/71", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["70", "72"], result.Values("TaskId").Distinct());
    }

    [Fact]
    public async Task A_missing_permission_is_said_once_for_a_run_and_names_the_action()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run("7", [.. Enumerable.Range(0, 40).Select(i => LogCase.Task($"{100 + i}", LogCase.Lines(2)))]));
        session.Emulator.Runs.Put(LogCase.Run("8", LogCase.Task("80", LogCase.Lines(2))));
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, Operation = "GetLogEvents", RunId = "7" });

        var result = session.Run("7, 8 | Get-OmicsRunTaskLog");

        Assert.Equal(["AccessDenied"], result.ErrorIds);
        Assert.Contains("logs:GetLogEvents", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(["8", "8"], result.Values("RunId"));
    }

    [Fact]
    public async Task A_task_that_printed_nothing_is_no_error()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", []), LogCase.Task("71", LogCase.Lines(2))));

        var named = session.Run("Get-OmicsRunTaskLog 7 -TaskId 70, 71").WithoutErrors();
        var listed = session.Run("Get-OmicsRunTaskLog 7 -Verbose").WithoutErrors();

        Assert.Single(named.Warnings, warning => warning.Contains("run/7/task/70", StringComparison.Ordinal));
        Assert.Equal(2, named.Output.Count);
        Assert.Empty(listed.Warnings);
        Assert.Single(listed.Verbose, line => line.Contains("run/7/task/70", StringComparison.Ordinal));
        Assert.Equal(2, listed.Output.Count);
    }

    [Fact]
    public async Task Not_to_know_why_one_log_is_missing_costs_no_other()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run(
            "7", LogCase.Task("70", []), LogCase.Task("71", LogCase.Lines(2)), LogCase.Task("72", []), LogCase.Task("73", LogCase.Lines(2))));
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, Operation = "DescribeLogStreams" });

        var result = session.Run("Get-OmicsRunTaskLog 7");

        Assert.Equal(["AccessDenied"], result.ErrorIds);
        Assert.Contains("logs:DescribeLogStreams", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(["71", "73"], result.Values("TaskId").Distinct());
    }

    [Fact]
    public async Task A_task_that_is_not_there_is_an_error()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", LogCase.Lines(2))));

        var result = session.Run("Get-OmicsRunTaskLog 7 -TaskId 70, 99, x");

        Assert.Equal(["InvalidId", "TaskNotFound"], result.ErrorIds);
        Assert.Equal(2, result.Output.Count);
        Assert.Equal(["NameNotFound"], session.Run("Get-OmicsRunTaskLog 7 -Name none").ErrorIds);
    }

    [Fact]
    public async Task Logs_that_are_not_there_are_one_error_for_the_run_which_says_why()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        var tasks = Enumerable.Range(0, 3).Select(i => LogCase.Task($"7{i}", LogCase.Lines(2))).ToList();
        session.Emulator.Runs.Put(LogCase.Run("7", tasks) with { Members = new JsonObject { ["logLevel"] = "OFF" } });
        session.Emulator.Runs.Put(LogCase.Run("8", tasks));
        session.Emulator.Runs.Put(LogCase.Run("88", LogCase.Task("70", LogCase.Lines(1))));
        foreach (var stream in new[] { "run/8", "run/8/engine", "run/8/task/70", "run/8/task/71", "run/8/task/72" })
        {
            session.Emulator.Logs.Remove(stream);
        }

        var result = session.Run("7, 8, 88 | Get-OmicsRunTaskLog; Get-OmicsRunTaskLog 99 -TaskId 1");

        Assert.Equal(["LogNotFound", "LogNotFound", "LogNotFound"], result.ErrorIds);
        Assert.Equal(["7", "8", "99"], result.Errors.Select(error => $"{error.TargetObject}"));
        Assert.Contains("OFF", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["88"], result.Values("RunId"));
    }

    [Fact]
    public async Task An_account_without_a_log_group_is_told_so()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", LogCase.Lines(2)), LogCase.Task("71", [])) with { Members = new JsonObject { ["logLevel"] = "OFF" } });

        Assert.Equal(["LogGroupNotFound"], session.Run("Get-OmicsRunTaskLog 7").ErrorIds);
    }

    [Fact]
    public async Task What_was_not_run_is_not_asked_for()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", []) with { CacheHit = true }, LogCase.Task("71", LogCase.Lines(2))));

        Assert.Equal(["71", "71"], session.Run("Get-OmicsRunTaskLog 7").WithoutErrors().Values("TaskId"));
        Assert.All(session.Emulator.Requests.For("GetLogEvents"), request => Assert.Equal("71", request.TaskId));
    }

    [Fact]
    public async Task An_event_works_as_its_line()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        const string Line = "\u001b[31mbad\u001b[0m\tend\nnext";
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", [new EmulatedLogEvent(LogCase.Ago(3), Line)])));

        var texts = session.Run("$e = Get-OmicsRunTaskLog 7 -TaskId 70; $e.Message; \"$e\"; $e -match 'bad'; '{0:LogLine}' -f $e; '{0:LogHeading}' -f $e").WithoutErrors();

        Assert.Equal([Line, Line, true], texts.Output.Take(3).Select(item => item.BaseObject));
        Assert.EndsWith($"  \\u001b[31mbad\\u001b[0m    end{Environment.NewLine}next", (string)texts.Output[3].BaseObject, StringComparison.Ordinal);
        Assert.Equal("run 7, task 70", texts.Output[4].BaseObject);
    }

    [Fact]
    public async Task The_logs_have_an_endpoint_of_their_own()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        await using var logs = await EmulatorHost.StartAsync(LogCase.Options, TestContext.Current.CancellationToken);
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", LogCase.Lines(2))));
        logs.Runs.Put(LogCase.Run("7", LogCase.Task("70", LogCase.Lines(2, prefix: "other"))));

        var result = session.Run($"Get-OmicsRunTaskLog 7 -LogsEndpointUrl {logs.Endpoint}").WithoutErrors();

        Assert.Equal(["other 0", "other 1"], result.Values("Message"));
        Assert.Empty(session.Emulator.Requests.For("GetLogEvents"));
        Assert.Empty(logs.Requests.For("ListRunTasks"));
    }
}
