using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Connection;

namespace OmicsTools.Tests.Waiting;

/// <summary>Waiting for runs, on driven time.</summary>
[Collection(nameof(DrivenTime))]
public class WaitOmicsRunTests
{
    [Fact]
    public async Task A_run_is_written_once_and_in_full_when_it_has_ended()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 42, ends: "FAILED");

        var run = test.Run("Wait-OmicsRun 7").WithoutErrors().Output.Single();

        Assert.Equal(("FAILED", "RUN_TASK_FAILED", true), (run.Properties["Status"].Value, run.Properties["FailureReason"].Value, run.Properties["HasDetail"].Value));
        Assert.InRange(test.Minutes, 42, 42 * 1.06);
        Assert.Empty(test.Emulator.Requests.For("ListRuns"));
    }

    // Who may read the runs with a certain tag may list none.
    [Fact]
    public async Task Runs_that_may_not_be_listed_are_asked_for_one_by_one()
    {
        await using var test = await WaitCase.StartAsync();
        test.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, Operation = "ListRuns" });
        foreach (var id in Enumerable.Range(1, 12))
        {
            _ = test.AddRun($"{id}", stops: id * 3);
        }

        var result = test.Run("1..12 | Wait-OmicsRun -Verbose").WithoutErrors();

        Assert.Equal(Enumerable.Range(1, 12).Select(id => $"{id}"), result.Values("Id"));
        Assert.Single(test.Emulator.Requests.For("ListRuns"));
        Assert.Contains(result.Verbose, line => line.Contains("asked for by itself", StringComparison.Ordinal));
    }

    // GetRun does not return it, and up to four runs are asked for by that alone.
    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public async Task The_name_of_the_workflow_comes_along_from_the_list_of_runs(int runs)
    {
        await using var test = await WaitCase.StartAsync();
        foreach (var id in Enumerable.Range(1, runs))
        {
            var run = test.AddRun($"{id}", stops: 20);
            test.Emulator.Runs.Put(run with { Members = new JsonObject { ["workflowName"] = "w" } });
        }

        var ended = test.Run("Get-OmicsRun | Wait-OmicsRun").WithoutErrors();

        Assert.Equal(Enumerable.Repeat((object?)"w", runs), ended.Values("WorkflowName"));
    }

    [Theory]
    [InlineData("COMPLETED")]
    [InlineData("FAILED")]
    [InlineData("CANCELLED")]
    [InlineData("DELETED")]
    public async Task Every_end_is_an_end_and_stopping_is_none(string status)
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 10, ends: status);

        var result = test.Run("Wait-OmicsRun 7 -PollingInterval 5 -PassThruChange").WithoutErrors();

        Assert.Equal([null, "RUNNING", "STOPPING"], result.Values("PreviousStatus"));
        Assert.Equal(["RUNNING", "STOPPING", status], result.Values("Status"));
        Assert.Equal([false, false, true], result.Values("IsTerminal"));
        Assert.All(result.Values("Item"), item => Assert.Equal("Run", item!.GetType().Name));
    }

    [Fact]
    public async Task A_thousand_runs_over_their_lives_each_come_once_from_list_pages()
    {
        const int Count = 1000;
        await using var test = await WaitCase.StartAsync();
        string[] ends = ["COMPLETED", "COMPLETED", "FAILED", "CANCELLED"];
        for (var i = 0; i < Count; i++)
        {
            // From long over to yet to start; every fortieth never starts.
            var starts = (i % 100) - 30;
            _ = test.AddRun(
                (9000 + i).ToString(CultureInfo.InvariantCulture),
                i % 40 == 39 ? 100_000 : starts,
                i % 40 == 39 ? null : starts + 20 + (i % 7),
                ends[i % 4]);
        }

        var result = test.Run($"9000..{9000 + Count - 1} | Wait-OmicsRun -Timeout 6:00:00");

        Assert.Equal(
            Enumerable.Range(0, Count).Where(i => i % 40 != 39).Select(i => ($"{9000 + i}", ends[i % 4])).Order(),
            result.Values("Id").Zip(result.Values("Status")).Select(run => ((string)run.First!, (string)run.Second!)).Order());
        Assert.Equal(Enumerable.Repeat("WaitTimeout", Count / 40), result.ErrorIds);
        Assert.All(result.Errors, error => Assert.Equal("PENDING", PSObject.AsPSObject(error.TargetObject).Properties["Status"].Value));

        // One GetRun for each that ends, and for one that moves while it is looked for; state comes from pages of a hundred.
        Assert.InRange(test.Emulator.Requests.For("GetRun").Count, Count * 39 / 40, Count + 50);
        Assert.InRange(test.Emulator.Requests.For("ListRuns").Count, 4 * test.Time.Pauses.Count, 14 * (test.Time.Pauses.Count + 1));
    }

    [Fact]
    public async Task Pauses_grow_with_the_wait_and_are_never_the_same()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 12 * 60);

        _ = test.Run("Wait-OmicsRun 7").WithoutErrors();

        var pauses = test.Time.Pauses.Select(pause => pause.TotalSeconds).ToList();
        Assert.All(pauses.Take(5), pause => Assert.InRange(pause, 27, 33));
        Assert.All(pauses.TakeLast(5), pause => Assert.InRange(pause, 270, 330));
        Assert.True(pauses.Distinct().Count() > 10);
    }

    [Fact]
    public async Task A_polling_interval_that_was_given_is_kept()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 4 * 60);

        _ = test.Run("Wait-OmicsRun 7 -PollingInterval 0:02:00").WithoutErrors();

        Assert.All(test.Time.Pauses, pause => Assert.InRange(pause.TotalMinutes, 1.8, 2.2));
    }

    [Fact]
    public async Task Any_is_content_with_the_first()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 40);
        _ = test.AddRun("8", stops: 20);
        _ = test.AddRun("9", stops: 60);

        var result = test.Run("7, 8, 9 | Wait-OmicsRun -Any").WithoutErrors();

        Assert.Equal(["8"], result.Values("Id"));
        Assert.InRange(test.Minutes, 20, 22);
    }

    [Fact]
    public async Task Fail_fast_returns_with_the_first_that_does_not_complete()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 10);
        _ = test.AddRun("8", stops: 20, ends: "CANCELLED");
        _ = test.AddRun("9", stops: 60);

        var result = test.Run("7, 8, 9 | Wait-OmicsRun -FailFast").WithoutErrors();

        Assert.Equal(["7", "8"], result.Values("Id"));
        Assert.InRange(test.Minutes, 20, 22);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-FailFast")]
    public async Task The_time_limit_is_one_error_for_each_run_that_goes_on_with_its_last_state(string argument)
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 10);
        _ = test.AddRun("8", stops: null, ends: "RUNNING");
        _ = test.AddRun("9", starts: 100, stops: 200);

        var result = test.Run($"Wait-OmicsRun 7, 8, 9 -Timeout 1800 {argument}");

        Assert.Equal(["7"], result.Values("Id"));
        Assert.Equal(["WaitTimeout", "WaitTimeout"], result.ErrorIds);
        Assert.Equal(["RUNNING", "PENDING"], result.Errors.Select(error => PSObject.AsPSObject(error.TargetObject).Properties["Status"].Value));
        Assert.Equal(30, test.Minutes, 3);
    }

    [Fact]
    public async Task A_run_that_ends_at_the_limit_has_ended()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 30);

        Assert.Equal(["COMPLETED"], test.Run("Wait-OmicsRun 7 -Timeout 0:30:00 -PollingInterval 1200").WithoutErrors().Values("Status"));
    }

    [Fact]
    public async Task No_time_at_all_is_one_look()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: -1);
        _ = test.AddRun("8");

        var result = test.Run("Wait-OmicsRun 7, 8 -Timeout 0");

        Assert.Equal(["7"], result.Values("Id"));
        Assert.Equal(["WaitTimeout"], result.ErrorIds);
        Assert.Empty(test.Time.Pauses);
    }

    [Theory]
    [InlineData("-Timeout -5")]
    [InlineData("-Timeout soon")]
    [InlineData("-Timeout ([datetime]::Now)")]
    [InlineData("-PollingInterval 0.5")]
    [InlineData("-PollingInterval 0:00:00")]
    [InlineData("-PollingInterval 100.00:00:00")]
    public async Task A_time_that_is_none_is_refused(string argument)
    {
        await using var test = await WaitCase.StartAsync();

        Assert.Equal("ParameterArgumentTransformationError", test.Session.RunAndThrow($"Wait-OmicsRun 7 {argument}").TerminatingErrorId);
    }

    [Fact]
    public async Task A_run_that_is_not_known_is_an_error_at_once_and_the_others_go_on()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 10);

        var result = test.Run("'404', '7', 'nonsense' | Wait-OmicsRun");

        Assert.Equal(["InvalidId", "RunNotFound"], result.ErrorIds);
        Assert.Equal(["7"], result.Values("Id"));
        Assert.Single(test.Emulator.Requests.For("GetRun"), request => request.Path.EndsWith("/404", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public async Task A_run_that_vanishes_is_its_last_state_and_an_error_that_says_so(int runs)
    {
        await using var test = await WaitCase.StartAsync();
        for (var i = 0; i < runs; i++)
        {
            _ = test.AddRun($"{7 + i}", stops: 60);
        }

        test.Time.OnPause = pauses =>
        {
            if (pauses == 5)
            {
                test.Emulator.Runs.Remove("7");
            }
        };

        var result = test.Run($"7..{6 + runs} | Wait-OmicsRun");

        Assert.Equal(["RunVanished"], result.ErrorIds);
        Assert.Equal(("7", "RUNNING"), ((string, string))(result.Values("Id")[0]!, result.Values("Status")[0]!));
        Assert.Equal(runs, result.Output.Count);
    }

    [Theory]
    [InlineData(FaultKind.InternalError500)]
    [InlineData(FaultKind.ResetBeforeResponse)]
    [InlineData(FaultKind.InvalidJson)]
    public async Task An_outage_is_ridden_out(FaultKind fault)
    {
        await using var test = await WaitCase.StartAsync();
        for (var i = 0; i < 6; i++)
        {
            _ = test.AddRun($"{7 + i}", stops: 20);
        }

        test.Time.OnPause = pauses =>
        {
            test.Emulator.Faults.Clear();
            if (pauses is 3 or 4)
            {
                test.Emulator.Faults.Add(new Fault { Kind = fault, Operation = pauses == 3 ? "ListRuns" : "GetRun" });
            }
        };

        var result = test.Run("7..12 | Wait-OmicsRun -PollingInterval 300 -Verbose").WithoutErrors();

        Assert.Equal(["10", "11", "12", "7", "8", "9"], result.Values("Id").Cast<string>().Order(StringComparer.Ordinal));
        Assert.Contains(result.Verbose, line => line.StartsWith("The wait goes on: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_no_waiting_cures_ends_it_with_an_error_for_each_run()
    {
        await using var test = await WaitCase.StartAsync();
        for (var i = 0; i < 6; i++)
        {
            _ = test.AddRun($"{7 + i}", stops: 20);
        }

        test.Time.OnPause = _ => test.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403 });

        var result = test.Run("7..12 | Wait-OmicsRun");

        Assert.Equal(Enumerable.Repeat("AccessDenied", 6), result.ErrorIds);
        Assert.Equal(Enumerable.Range(7, 6), result.Errors.Select(error => Convert.ToInt32(PSObject.AsPSObject(error.TargetObject).BaseObject, CultureInfo.InvariantCulture)));
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Keys_that_expire_and_are_not_renewed_end_the_wait()
    {
        await using var test = await WaitCase.StartAsync(KeysUntil(DateTimeOffset.UtcNow.AddMinutes(30)));
        _ = test.AddRun("7", stops: 20);
        _ = test.AddRun("8", stops: 60);

        var result = test.Run("Wait-OmicsRun 7, 8 -AccessKey ASIAFIRST -SecretKey s3cr3t -SessionToken first");

        Assert.Equal(["7"], result.Values("Id"));
        Assert.Equal(["ExpiredToken"], result.ErrorIds);
        Assert.InRange(test.Minutes, 30, 33);
    }

    [Fact]
    public async Task Keys_that_expire_are_renewed_by_the_object_that_gave_them()
    {
        var expiration = DateTimeOffset.UtcNow.AddMinutes(30);
        await using var test = await WaitCase.StartAsync(KeysUntil(expiration));
        _ = test.AddRun("7", stops: 60);
        var credentials = new RenewingCredentials(test.Emulator.Clock, expiration);

        var result = test.Run(
            "$PSDefaultParameterValues.Remove('*-Omics*:AccessKey'); $PSDefaultParameterValues.Remove('*-Omics*:SecretKey'); "
            + "$credentials = $input | ForEach-Object { $_ }; Wait-OmicsRun 7 -Credential $credentials -Region us-east-1",
            credentials).WithoutErrors();

        Assert.Equal(["COMPLETED"], result.Values("Status"));
        Assert.Equal(["ASIAFIRST", "ASIASECOND"], test.Emulator.Requests.All.Select(request => request.AccessKeyId).Distinct());
    }

    [Fact]
    public async Task Progress_shows_how_many_are_in_which_status_and_the_oldest()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: -1, ends: "FAILED");
        _ = test.AddRun("8");
        _ = test.AddRun("9", starts: 60, stops: 90);
        test.Time.IsStanding = true;

        using var output = new PSDataCollection<PSObject>();
        using var shell = test.Session.Start("7..9 | Wait-OmicsRun", output, out var running);
        Assert.True(System.Threading.SpinWait.SpinUntil(() => shell.Streams.Progress.Count > 0, TimeSpan.FromSeconds(30)));
        var bar = shell.Streams.Progress[0];
        shell.Stop();

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.StartsWith("FAILED 1, PENDING 1, RUNNING 1; the oldest was created 0:1", bar.StatusDescription, StringComparison.Ordinal);
        Assert.Equal(33, bar.PercentComplete);
    }

    [Fact]
    public async Task An_endpoint_that_never_answered_is_an_error_at_once()
    {
        await using var test = await WaitCase.StartAsync();

        var result = test.Run("Wait-OmicsRun 7 -EndpointUrl http://127.0.0.1:9");

        Assert.Equal(["EndpointUnreachable"], result.ErrorIds);
        Assert.Empty(test.Time.Pauses);
    }

    [Fact]
    public async Task A_computer_that_slept_neither_runs_out_of_time_nor_hurries()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 9 * 60);
        test.Time.OnPause = pauses =>
        {
            if (pauses == 3)
            {
                test.Emulator.Clock.Advance(TimeSpan.FromHours(8));
            }
        };

        var result = test.Run("Wait-OmicsRun 7 -Timeout 2:00:00 -Verbose").WithoutErrors();

        Assert.Equal(["COMPLETED"], result.Values("Status"));
        Assert.All(test.Time.Pauses, pause => Assert.True(pause >= TimeSpan.FromSeconds(27)));
        Assert.Contains(result.Verbose, line => line.Contains("slept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_no_harm()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 10);
        test.Time.OnPause = pauses =>
        {
            if (pauses == 2)
            {
                test.Emulator.Clock.Advance(TimeSpan.FromMinutes(-9));
            }
        };

        Assert.Equal(["COMPLETED"], test.Run("Wait-OmicsRun 7 -Timeout 1:00:00").WithoutErrors().Values("Status"));
    }

    [Fact]
    public async Task Runs_of_two_regions_and_the_same_run_twice_are_watched_together()
    {
        await using var test = await WaitCase.StartAsync();
        var here = test.AddRun("7", stops: 10);
        var there = here with { Region = "eu-west-1", StopTime = test.Start.AddMinutes(20) };
        test.Emulator.Runs.Put(there);

        var result = test.Run("$input | Wait-OmicsRun", here.Arn, there.Arn, here.Arn, "7", 7).WithoutErrors();

        Assert.Equal(["us-east-1", "eu-west-1"], result.Values("Region"));
    }

    [Fact]
    public async Task Listed_runs_and_tasks_can_be_piped_in()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: 10, tasks: test.Task("70", stops: 9));

        Assert.Equal(["7"], test.Run("Get-OmicsRun -Status RUNNING | Wait-OmicsRun").WithoutErrors().Values("Id"));
        Assert.Equal(["7"], test.Run("Get-OmicsRunTask 7 | Wait-OmicsRun").WithoutErrors().Values("Id"));
    }

    [Fact]
    public async Task Each_change_is_a_verbose_line()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", starts: 5, stops: 10);

        var result = test.Run("Wait-OmicsRun 7 -PollingInterval 5 -Verbose").WithoutErrors();

        Assert.Equal(
            ["PENDING.", "STARTING.", "RUNNING.", "STOPPING.", "COMPLETED."],
            result.Verbose.Where(line => line.StartsWith("Run 7 (run-7) ", StringComparison.Ordinal)).Select(line => line.Split(' ')[^1]));
    }

    [Fact]
    public async Task No_run_at_all_is_an_error_and_an_empty_pipeline_is_not()
    {
        await using var test = await WaitCase.StartAsync();

        Assert.Equal("InvalidId", test.Session.RunAndThrow("Wait-OmicsRun").TerminatingErrorId);
        Assert.Empty(test.Run("@() | Wait-OmicsRun").WithoutErrors().Output);
        Assert.Empty(test.Run("Get-OmicsRun | Wait-OmicsRun").WithoutErrors().Output);
    }

    [Fact]
    public async Task A_wait_stops_at_once()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("7", stops: null, ends: "RUNNING");
        test.Time.IsStanding = true;

        using var output = new PSDataCollection<PSObject>();
        using var shell = test.Session.Start("Wait-OmicsRun 7", output, out var running);
        Assert.True(System.Threading.SpinWait.SpinUntil(() => test.Time.Pauses.Count > 0, TimeSpan.FromSeconds(30)));
        shell.Stop();

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        test.Emulator.Runs.Put(test.AddRun("7", stops: -1));
        Assert.Equal(["7"], test.Run("Wait-OmicsRun 7").WithoutErrors().Values("Id"));
    }

    private static EmulatorOptions KeysUntil(DateTimeOffset expiration) => new()
    {
        AccessKeys = [new AccessKey("ASIAFIRST", "s3cr3t", "first", Expiration: expiration), new AccessKey("ASIASECOND", "s3cr3t", "second")],
    };

    /// <summary>Credentials as a module with an SDK of its own has them, known by their members.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "The module reads public members only.")]
    public sealed class RenewingCredentials(EmulatorClock clock, DateTimeOffset expiration)
    {
        public RenewalTests.ExpiringKeys GetCredentials() =>
            clock.GetUtcNow() < expiration ? new("ASIAFIRST", "s3cr3t", "first") : new("ASIASECOND", "s3cr3t", "second");
    }

    [Fact]
    public async Task What_is_piped_on_is_read_when_it_comes_and_not_when_the_next_does()
    {
        await using var test = await WaitCase.StartAsync();
        _ = test.AddRun("1", stops: 20, ends: "FAILED", tasks: test.Task("11", stops: 19, ends: "FAILED"));
        _ = test.AddRun("2", stops: 300, ends: "FAILED", tasks: test.Task("21", stops: 299, ends: "FAILED"));

        var seen = test.Run(
            "$clock = @($input)[0]; '1', '2' | Wait-OmicsRun -PollingInterval 60 | Get-OmicsRunTask -Status FAILED | ForEach-Object { $clock.GetUtcNow() }",
            test.Emulator.Clock).WithoutErrors().Output.Select(time => ((DateTimeOffset)time.BaseObject - test.Start).TotalMinutes).ToList();

        // Time goes on while the tasks are read.
        Assert.InRange(seen[0], 20, 250);
        Assert.InRange(seen[1], 300, 550);
    }
}
