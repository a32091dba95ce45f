using System;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Logs;

/// <summary>Why runs failed.</summary>
public class GetOmicsRunFailureTests
{
    [Fact]
    public async Task One_line_says_what_failed_last_night_and_why()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run("Get-OmicsRunFailure -StoppedAfter ([datetime]::Now.AddHours(-12))").WithoutErrors();

        Assert.Equal(["8193012", "8192987", "8192911"], result.Values("RunId"));
        Assert.Equal(["Run", "Task", "Task"], result.Values("Cause"));
        Assert.Equal(["EXPORT_FAILED", "RUN_TASK_FAILED", "RUN_TASK_FAILED"], result.Values("FailureReason"));
        Assert.Equal([null, "ECR_PERMISSION_ERROR", "OUT_OF_MEMORY_ERROR"], result.Values("TaskFailureReason"));
        Assert.Equal([null, 1, 2], result.Values("Attempts"));
        Assert.All(result.Values("NextStep"), step => Assert.NotNull(step));
        Assert.Equal(["run/8193012/engine", null, "run/8192911/task/4612468"], result.Values("LogStreamName"));
    }

    [Fact]
    public async Task The_first_to_fail_for_good_is_the_cause_and_the_others_are_counted()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run(
            "7",
            LogCase.Task("70", LogCase.Lines(2), "align", "FAILED", stopped: 4),
            LogCase.Task("71", LogCase.Lines(2), "align", stopped: 3),
            LogCase.Task("72", LogCase.Lines(2), "merge", "FAILED", stopped: 2),
            LogCase.Task("73", LogCase.Lines(30), "call", "FAILED", stopped: 2.5) with { FailureReason = "OUT_OF_MEMORY_ERROR", Memory = 16 },
            LogCase.Task("74", LogCase.Lines(2), "report", "CANCELLED", stopped: 2)));

        var failure = session.Run("Get-OmicsRunFailure 7 -Tail 3").WithoutErrors();

        Assert.Equal(["73"], failure.Values("TaskId"));
        Assert.Equal([1], failure.Values("OtherFailedTasks"));
        Assert.Equal([16], failure.Values("Memory"));
        Assert.Contains("32 GiB", (string)failure.Values("NextStep")[0]!, StringComparison.Ordinal);
        Assert.Equal(["line 27", "line 28", "line 29"], session.Run("(Get-OmicsRunFailure 7 -Tail 3).LogTail").WithoutErrors().Output.Select(line => line.BaseObject));
    }

    [Theory]
    [InlineData("Get-OmicsRunFailure 7")]
    [InlineData("Get-OmicsRun 7 | Get-OmicsRunFailure")]
    [InlineData("Get-OmicsRunFailure -Name run-7")]
    [InlineData("@() | Get-OmicsRunFailure")]
    [InlineData("Get-OmicsRunFailure -Name $none")]
    public async Task A_run_that_did_not_fail_gives_nothing(string script)
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", [], "align", "FAILED", stopped: 4), LogCase.Task("71", [], "align")) with { FinalStatus = "COMPLETED", FailureReason = null });

        Assert.Empty(session.Run(script).WithoutErrors().Output);
    }

    [Fact]
    public async Task What_cannot_be_had_is_an_error_beside_what_is_known()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", LogCase.Lines(2), "align", "FAILED")));
        session.Emulator.Runs.Put(LogCase.Run("8", LogCase.Task("80", LogCase.Lines(2), "align", "FAILED")));
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, Operation = "GetLogEvents", RunId = "7" });
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, Operation = "ListRunTasks", RunId = "8" });

        var result = session.Run("Get-OmicsRunFailure 7, 8, 9");

        Assert.Equal(["AccessDenied", "AccessDenied", "RunNotFound"], result.ErrorIds);
        Assert.Equal(["7", "8"], result.Values("RunId"));
        Assert.Equal(["70", null], result.Values("TaskId"));
        Assert.Equal([0, null], result.Values("OtherFailedTasks"));
    }

    [Fact]
    public async Task The_log_comes_even_where_the_task_may_not_be_read()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", LogCase.Lines(2), "align", "FAILED")));
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, Operation = "GetRunTask" });

        var result = session.Run("$failure = Get-OmicsRunFailure 7; $failure.TaskId; $failure.LogTail");

        Assert.Equal(["AccessDenied"], result.ErrorIds);
        Assert.Equal(["70", .. LogCase.Texts(2)], result.Output.Select(item => item.BaseObject));
    }

    [Fact]
    public async Task No_log_is_read_where_no_line_is_wanted()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", LogCase.Lines(2), "align", "FAILED")));

        Assert.Equal(["70"], session.Run("Get-OmicsRunFailure 7 -Tail 0").WithoutErrors().Values("TaskId"));
        Assert.Empty(session.Emulator.Requests.For("GetLogEvents"));
    }

    [Theory]
    [InlineData(1, 1, "1 CPU, 4 GiB, 1 GPU")]
    [InlineData(8, 2, "8 CPUs, 4 GiB, 2 GPUs")]
    [InlineData(8, 0, "8 CPUs, 4 GiB")]
    public async Task What_the_task_asked_for_reads_well(int cpus, int gpus, string text)
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", [], "align", "FAILED") with { Cpus = cpus, Memory = 4, Gpus = gpus, InstanceType = null }));

        Assert.Equal([text], session.Run("'{0:Request}' -f (Get-OmicsRunFailure 7)").WithoutErrors().Output.Select(item => item.BaseObject));
    }

    [Fact]
    public async Task An_unknown_code_has_no_next_step()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options);
        session.Emulator.Runs.Put(LogCase.Run("7", LogCase.Task("70", [], "align", "FAILED") with { FailureReason = "BRAND_NEW" }));

        Assert.Equal([null], session.Run("Get-OmicsRunFailure 7").WithoutErrors().Values("NextStep"));
        Assert.Equal([null], session.Run("Get-OmicsRunTask 7").WithoutErrors().Values("NextStep"));
    }

    [Fact]
    public async Task A_hundred_runs_are_worked_on_side_by_side_in_order()
    {
        await using var session = await EmulatedSession.StartAsync(LogCase.Options with { Latency = TimeSpan.FromMilliseconds(20) });
        foreach (var id in Enumerable.Range(100, 100))
        {
            session.Emulator.Runs.Put(LogCase.Run($"{id}", LogCase.Task($"{id}1", LogCase.Lines(2), "align", "FAILED")));
        }

        var result = session.Run("100..199 | Get-OmicsRunFailure").WithoutErrors();

        Assert.Equal(Enumerable.Range(100, 100).Select(id => $"{id}"), result.Values("RunId"));
        Assert.InRange(session.Emulator.Requests.All.Count, 400, 600);
        Assert.InRange(session.Emulator.Requests.MaxInFlight, 2, 16);
    }

    [Fact]
    public async Task Its_members_have_texts_for_the_cells_of_a_file()
    {
        await using var session = await EmulatedSession.StartAsync();

        var cells = session.Run("$f = Get-OmicsRunFailure 8192911 -Tail 2; $f.LogTail.ToString(); $f.StopTime.ToString(); \"$f\"").WithoutErrors().Output;

        Assert.EndsWith("8 GiB", (string)cells[0].BaseObject, StringComparison.Ordinal);
        Assert.EndsWith("Z", (string)cells[1].BaseObject, StringComparison.Ordinal);
        Assert.Equal("Run 8192911 failed: OUT_OF_MEMORY_ERROR in HaplotypeCaller-3-34", cells[2].BaseObject);
    }
}
