using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using OmicsTools.Emulator;

namespace OmicsTools.Tests.Waiting;

/// <summary>Waiting for tasks, on driven time.</summary>
[Collection(nameof(DrivenTime))]
public class WaitOmicsRunTaskTests
{
    [Fact]
    public async Task The_tasks_of_a_run_that_is_yet_to_start_wait_with_it()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", starts: 30, stops: 60, tasks: test.Task("70", starts: 35, stops: 50));

        var result = test.Run("Wait-OmicsRunTask 7 -Timeout 600");

        Assert.Equal(["WaitTimeout"], result.ErrorIds);
        Assert.Equal(("70", "PENDING"), Of(result.Errors[0].TargetObject));

        static (object?, object?) Of(object task) =>
            (PSObject.AsPSObject(task).Properties["TaskId"]?.Value, PSObject.AsPSObject(task).Properties["Status"].Value);
    }

    [Fact]
    public async Task Each_task_of_a_run_is_written_once_as_it_ends_those_included_that_appear_meanwhile()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun(
            "7",
            stops: 60,
            tasks:
            [
                test.Task("70", stops: -1),
                test.Task("71", stops: 20, ends: "FAILED"),
                test.Task("72", starts: 25, stops: 50, created: 22, name: "retried"),

                // Comes and goes between two looks.
                test.Task("73", starts: 30.01, stops: 30.02, created: 30),
                test.Task("74", starts: 12, stops: 15, created: 10),
            ]);

        var result = test.Run("Wait-OmicsRunTask 7").WithoutErrors();

        Assert.Equal(["70", "74", "71", "73", "72"], result.Values("TaskId"));
        Assert.Equal(["COMPLETED", "COMPLETED", "FAILED", "COMPLETED", "COMPLETED"], result.Values("Status"));
        Assert.All(result.Values("HasDetail"), detail => Assert.Equal(true, detail));
        Assert.All(result.Values("RunName"), name => Assert.Equal("run-7", name));
        Assert.Equal(5, test.Emulator.Requests.For("GetRunTask").Count);
        Assert.InRange(test.Minutes, 60, 64);
    }

    [Fact]
    public async Task The_wait_ends_with_the_run_and_not_with_its_last_task_so_far()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 60, tasks: test.Task("70", stops: 5));

        _ = test.Run("Wait-OmicsRunTask 7").WithoutErrors();

        Assert.InRange(test.Minutes, 60, 64);
    }

    [Fact]
    public async Task Tasks_that_are_piped_in_or_named_are_waited_for_alone()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 60, tasks: [.. Enumerable.Range(70, 10).Select(id => test.Task($"{id}", stops: id - 60))]);

        Assert.Equal(["71", "72"], test.Run("Wait-OmicsRunTask 7 -TaskId 71, 72").WithoutErrors().Values("TaskId"));
        Assert.InRange(test.Minutes, 12, 13);
        Assert.Empty(test.Emulator.Requests.For("ListRunTasks"));
        Assert.Empty(test.Emulator.Requests.For("GetRun"));
        Assert.Equal(
            ["73", "74", "75", "76", "77", "78", "79"],
            test.Run("Get-OmicsRunTask 7 -Status RUNNING | Wait-OmicsRunTask").WithoutErrors().Values("TaskId"));
        Assert.InRange(test.Minutes, 19, 20);
    }

    [Fact]
    public async Task A_name_narrows_the_wait()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 60, tasks: [test.Task("70", stops: 5), test.Task("71", stops: 6, name: "sort")]);

        Assert.Equal(["71"], test.Run("Wait-OmicsRunTask 7 -Name s*").WithoutErrors().Values("TaskId"));
        Assert.Equal(["NameNotFound"], test.Run("Wait-OmicsRunTask 7 -Name nothing").ErrorIds);
    }

    [Theory]
    [InlineData("-TaskId 404, 70")]
    [InlineData("-TaskId 404, 70, 71, 72, 73, 74")]
    public async Task A_task_that_is_not_known_is_an_error_and_the_others_go_on(string tasks)
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 60, tasks: [.. Enumerable.Range(70, 10).Select(id => test.Task($"{id}", stops: id - 60))]);

        var result = test.Run($"Wait-OmicsRunTask 7 {tasks}");

        Assert.Equal(["TaskNotFound"], result.ErrorIds);
        Assert.Equal(tasks.Split(", ").Skip(1), result.Values("TaskId"));
    }

    [Fact]
    public async Task A_run_that_has_not_begun_is_asked_for_tasks_once()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", starts: 60, stops: 90, tasks: test.Task("70", starts: 61, stops: 80, created: 60));

        Assert.Equal(["70"], test.Run("Wait-OmicsRunTask 7 -PollingInterval 600").WithoutErrors().Values("TaskId"));
        Assert.InRange(test.Emulator.Requests.For("ListRunTasks").Count, 1 + 3, 1 + 5);
    }

    [Fact]
    public async Task The_time_limit_is_one_error_for_each_task_that_goes_on()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 60, tasks: [test.Task("70", stops: 5), test.Task("71"), test.Task("72")]);
        _ = test.AddRun("8", starts: 60, stops: 90);

        var result = test.Run("7, 8 | Wait-OmicsRunTask -Timeout 600");

        Assert.Equal(["70"], result.Values("TaskId"));
        Assert.Equal(["WaitTimeout", "WaitTimeout", "WaitTimeout"], result.ErrorIds);
        Assert.Equal(
            ["RunTask", "RunTask", "Run"],
            result.Errors.Select(error => PSObject.AsPSObject(error.TargetObject).BaseObject.GetType().Name));
    }

    [Fact]
    public async Task The_time_limit_is_one_error_for_each_task_that_was_never_seen()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 60, tasks: [test.Task("70", stops: 5), test.Task("71")]);
        test.Emulator.Faults.Add(new Fault { Kind = FaultKind.Unavailable503, TaskId = "71" });

        var result = test.Run("Wait-OmicsRunTask 7 -TaskId 70, 71 -Timeout 600");

        Assert.Equal(["70"], result.Values("TaskId"));
        Assert.Equal(["WaitTimeout"], result.ErrorIds);
    }

    [Fact]
    public async Task A_task_that_outlives_its_run_does_not_hold_up_the_wait()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 10, tasks: [test.Task("70", stops: 11), test.Task("71", stops: null, ends: "RUNNING")]);

        var result = test.Run("Wait-OmicsRunTask 7");

        Assert.Equal(["70"], result.Values("TaskId"));
        Assert.Equal(["TaskUnfinished"], result.ErrorIds);
        Assert.InRange(test.Minutes, 10, 15);
    }

    [Fact]
    public async Task A_run_that_vanishes_is_an_error_that_says_so()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 60, tasks: test.Task("70"));
        _ = test.AddRun("8", stops: 60, tasks: test.Task("80", stops: 30));
        test.Time.OnPause = pauses =>
        {
            if (pauses == 5)
            {
                test.Emulator.Runs.Remove("7");
            }
        };

        var result = test.Run("7, 8, 404 | Wait-OmicsRunTask");

        Assert.Equal(["RunNotFound", "RunVanished"], result.ErrorIds);
        Assert.Equal(["80"], result.Values("TaskId"));
    }

    [Fact]
    public async Task Any_and_fail_fast_count_tasks()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 60, tasks: [test.Task("70", stops: 5), test.Task("71", stops: 9, ends: "FAILED"), test.Task("72")]);

        Assert.Equal(["70"], test.Run("Wait-OmicsRunTask 7 -Any").WithoutErrors().Values("TaskId"));
        Assert.InRange(test.Minutes, 5, 6);
        Assert.Equal(["70", "71"], test.Run("Wait-OmicsRunTask 7 -FailFast").WithoutErrors().Values("TaskId"));
        Assert.InRange(test.Minutes, 9, 10);
    }

    [Fact]
    public async Task Each_change_can_be_had_as_an_object()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 12, tasks: test.Task("70", starts: 5, stops: 10, created: -1));

        var result = test.Run("Wait-OmicsRunTask 7 -PollingInterval 5 -PassThruChange").WithoutErrors();

        Assert.Equal(["PENDING", "STARTING", "RUNNING", "STOPPING", "COMPLETED"], result.Values("Status"));
        Assert.All(result.Values("TaskId"), id => Assert.Equal("70", id));
    }

    [Theory]
    [InlineData("ListRunTasks")]
    [InlineData("GetRun")]
    public async Task An_outage_is_ridden_out(string operation)
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 20, tasks: [test.Task("70", stops: 8), test.Task("71", stops: 15)]);
        test.Time.OnPause = pauses =>
        {
            test.Emulator.Faults.Clear();
            if (pauses is 2 or 3)
            {
                test.Emulator.Faults.Add(new Fault { Kind = FaultKind.Unavailable503, Operation = operation });
            }
        };

        var result = test.Run("Wait-OmicsRunTask 7 -PollingInterval 300 -Verbose").WithoutErrors();

        Assert.Equal(["70", "71"], result.Values("TaskId"));
        Assert.Contains(result.Verbose, line => line.StartsWith("The wait goes on: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_outage_is_ridden_out_before_there_is_any_task_too()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", starts: 30, stops: 60, tasks: test.Task("70", starts: 31, stops: 50, created: 30));
        test.Time.OnPause = pauses =>
        {
            test.Emulator.Faults.Clear();
            if (pauses == 2)
            {
                test.Emulator.Faults.Add(new Fault { Kind = FaultKind.ResetBeforeResponse });
            }
        };

        Assert.Equal(["70"], test.Run("Wait-OmicsRunTask 7 -PollingInterval 300").WithoutErrors().Values("TaskId"));
    }

    [Fact]
    public async Task Tasks_carry_what_the_run_that_was_piped_in_says_of_itself()
    {
        await using var test = await WaitCase.StartAsync();
        test.Emulator.Runs.Put(test.AddRun("7", stops: 1, tasks: test.Task("70", stops: 1)) with { Members = new() { ["uuid"] = "u-7" } });

        var result = test.Run("Get-OmicsRun 7 | Wait-OmicsRunTask").WithoutErrors();

        Assert.Equal([("run-7", "u-7")], result.Values("RunName").Zip(result.Values("RunUuid")).Select(names => ((string)names.First!, (string)names.Second!)));
    }

    [Fact]
    public async Task A_detail_that_cannot_be_had_is_an_error_beside_the_task_as_listed()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 20, tasks: [test.Task("70", stops: 8), test.Task("71", stops: 15)]);
        test.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, Operation = "GetRunTask", TaskId = "70" });

        var result = test.Run("Wait-OmicsRunTask 7");

        Assert.Equal(["AccessDenied"], result.ErrorIds);
        Assert.Equal([("70", false), ("71", true)], result.Values("TaskId").Zip(result.Values("HasDetail")).Select(task => ((string)task.First!, (bool)task.Second!)));
    }
}
