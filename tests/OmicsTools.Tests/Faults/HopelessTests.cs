using System;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Faults;

/// <summary>What would fail every call alike is found out with few of them, and said once for each run.</summary>
public class HopelessTests
{
    // One denial may be its task's own; three in a row are the run's.
    private const int Denials = 3;

    private static readonly EmulatorOptions Empty = new() { DefaultSeed = false };

    [Fact]
    public async Task Details_that_may_not_be_read_at_all_are_few_errors_for_each_run_and_few_calls()
    {
        const int Runs = 40;
        await using var session = await EmulatedSession.StartAsync(Empty);
        Generate(session, Runs, tasks: 250);
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, Operation = "GetRunTask" });

        var result = session.Run($"5000001..{5000000 + Runs} | Get-OmicsRunTask");

        Assert.Equal(Runs * 250, result.Values("TaskId").Distinct().Count());
        Assert.All(result.Values("HasDetail"), has => Assert.Equal(false, has));
        Assert.Equal(["AccessDenied"], result.ErrorIds.Distinct());
        Assert.Equal(Enumerable.Range(5000001, Runs).Select(id => $"{id}"), result.Errors.Select(error => error.TargetObject.ToString()).Distinct());
        Assert.InRange(result.Errors.Count, Runs, (16 * Denials) + (Runs - 16));

        // The runs that begin at once cannot know of each other; each of those that come later tries one task.
        Assert.InRange(session.Emulator.Requests.For("GetRunTask").Count, 1, (16 * 16) + (Runs - 16));
    }

    [Fact]
    public async Task After_a_run_that_was_denied_the_next_one_costs_one_call()
    {
        await using var session = await EmulatedSession.StartAsync(Empty);
        Generate(session, runs: 10, tasks: 100);
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, Operation = "GetRunTask" });

        var result = session.Run("5000001..5000010 | Get-OmicsRunTask -ThrottleLimit 1");

        Assert.Equal(Denials + 9, result.Errors.Count);
        Assert.Equal(Denials + 9, session.Emulator.Requests.For("GetRunTask").Count);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(1)]
    [InlineData(16)]
    public async Task Denied_details_far_apart_hold_up_neither_the_tasks_between_them_nor_the_next_run(int atOnce)
    {
        await using var session = await EmulatedSession.StartAsync(Empty);
        Generate(session, runs: 2, tasks: 250);
        var failed = session.Run("Get-OmicsRunTask 5000001 -Detail None").Values("Status").Count(status => status is "FAILED");
        Assert.InRange(failed, 3, 250 / 3);
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, Operation = "GetRunTask" });

        var result = session.Run($"5000001, 5000002 | Get-OmicsRunTask -Detail Failed -ThrottleLimit {atOnce}");

        Assert.Equal(500, result.Values("TaskId").Distinct().Count());
        Assert.Equal(["AccessDenied"], result.ErrorIds.Distinct());
        Assert.All(["5000001", "5000002"], run => Assert.InRange(result.Errors.Count(error => error.TargetObject.ToString() == run), 1, Denials));
    }

    [Fact]
    public async Task A_run_that_may_be_read_is_read_after_one_that_may_not()
    {
        await using var session = await EmulatedSession.StartAsync(Empty);
        Generate(session, runs: 3, tasks: 50);
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, Operation = "GetRunTask", RunId = "5000002" });

        var result = session.Run("5000001..5000003 | Get-OmicsRunTask -ThrottleLimit 1");

        Assert.Equal(Enumerable.Repeat("AccessDenied", Denials), result.ErrorIds);
        Assert.All(result.Errors, error => Assert.Equal("5000002", error.TargetObject.ToString()));
        Assert.Equal(100, result.Values("HasDetail").Count(has => has is true));
        Assert.Equal(150, result.Output.Count);
    }

    [Fact]
    public async Task Credentials_that_expire_halfway_leave_the_rest_as_listed_with_one_error()
    {
        var key = new AccessKey("ASIAEXPIRING", "secret", "token", Expiration: DateTimeOffset.UtcNow.AddSeconds(3));
        await using var session = await EmulatedSession.StartAsync(Empty with { AccessKeys = [key] });
        Generate(session, runs: 30, tasks: 90);

        var result = session.Run("5000001..5000030 | Get-OmicsRunTask -AccessKey ASIAEXPIRING -SecretKey secret -SessionToken token -MaxRequestsPerSecond 30");

        Assert.Equal(["ExpiredToken"], result.ErrorIds.Distinct());
        Assert.Equal(result.Errors.Count, result.Errors.Select(error => error.TargetObject.ToString()).Distinct().Count());
        Assert.Contains(result.Values("HasDetail"), has => has is true);
        Assert.Contains(result.Values("HasDetail"), has => has is false);
        Assert.InRange(session.Emulator.Requests.All.Count(request => request.StatusCode == 403), 1, 16);
    }

    [Theory]
    [InlineData("http://no-such-host.invalid")]
    [InlineData("http://127.0.0.1:1")]
    public async Task A_host_that_is_not_there_is_one_error_for_each_run_at_once(string endpoint)
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run($"1..200 | Get-OmicsRunTask -EndpointUrl {endpoint}");

        Assert.Equal(Enumerable.Repeat("EndpointUnreachable", 200), result.ErrorIds);
        Assert.Equal(Enumerable.Range(1, 200).Select(id => $"{id}"), result.Errors.Select(error => error.TargetObject.ToString()));
    }

    private static void Generate(EmulatedSession session, int runs, int tasks)
    {
        foreach (var run in Generator.Runs(runs, tasks, session.Emulator.Clock.GetUtcNow()))
        {
            session.Emulator.Runs.Put(run);
        }
    }
}
