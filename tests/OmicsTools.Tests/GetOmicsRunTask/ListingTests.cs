using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.GetOmicsRunTask;

/// <summary>Which tasks come, in which order, and at what cost in requests.</summary>
public class ListingTests
{
    private static readonly EmulatorOptions Empty = new() { DefaultSeed = false };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(250)]
    public async Task All_tasks_of_all_pages_come_once_in_the_services_order(int count)
    {
        await using var session = await EmulatedSession.StartAsync(Empty);
        Generate(session, runs: 1, count);

        var result = session.Run("Get-OmicsRunTask 5000001 -Detail None").WithoutErrors();

        Assert.Equal(session.Emulator.Runs.All.Single().Tasks.Select(task => task.TaskId), result.Values("TaskId"));
    }

    [Fact]
    public async Task Short_and_empty_pages_are_not_the_end()
    {
        await using var session = await EmulatedSession.StartAsync(Empty with { MaxPageSize = 7, EmptyPages = true });
        Generate(session, runs: 1, tasks: 40);

        var result = session.Run("Get-OmicsRunTask 5000001 -Detail None").WithoutErrors();

        Assert.Equal(40, result.Values("TaskId").Distinct().Count());
    }

    [Fact]
    public async Task Runs_come_in_the_order_of_the_input_each_time_they_are_named()
    {
        await using var session = await EmulatedSession.StartAsync(Empty);
        Generate(session, runs: 30, tasks: 3);
        var ids = Enumerable.Range(5000001, 30).Select(id => $"{id}").Reverse().Append("5000007").ToList();

        var result = session.Run("$input | Get-OmicsRunTask", [.. ids]).WithoutErrors();

        Assert.Equal(ids.SelectMany(id => Enumerable.Repeat(id, 3)), result.Values("RunId"));
    }

    [Fact]
    public async Task One_status_is_left_to_the_service()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run("Get-OmicsRunTask 8192911 -Status failed").WithoutErrors();

        Assert.Equal(["FAILED", "FAILED"], result.Values("Status"));
        Assert.Equal(["status=FAILED"], session.Emulator.Requests.For("ListRunTasks").Select(request => request.Query.Split('&').Single(part => part.StartsWith("status", System.StringComparison.Ordinal))));
        Assert.Equal(2, session.Emulator.Requests.For("GetRunTask").Count);
    }

    [Fact]
    public async Task Several_statuses_and_names_are_sorted_out_before_any_detail_is_asked_for()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run("Get-OmicsRunTask 8192911 -Status FAILED, CANCELLED -Name *caller-3*, mergevcfs").WithoutErrors();

        Assert.Equal(["HaplotypeCaller-3-34", "HaplotypeCaller-3-34", "MergeVcfs"], result.Values("Name"));
        Assert.DoesNotContain("status=", session.Emulator.Requests.For("ListRunTasks").Single().Query);
        Assert.Equal(3, session.Emulator.Requests.For("GetRunTask").Count);
    }

    [Fact]
    public async Task A_plain_name_that_nothing_has_is_an_error_and_a_pattern_that_nothing_fits_is_none()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run("Get-OmicsRunTask 8192911, 8192958 -Name NoSuchTask, mergevcfs, nothing*");

        Assert.Equal(["NameNotFound"], result.ErrorIds);
        Assert.Equal("NoSuchTask", result.Errors[0].TargetObject);
        Assert.Equal(3, result.Output.Count);
        Assert.Equal(["NameNotFound"], session.Run("Get-OmicsRun -Name NoSuchRun").ErrorIds);
    }

    [Theory]
    [InlineData("Get-OmicsRunTask 8192911 -Name mergevcfs -Status FAILED")]
    [InlineData("Get-OmicsRunTask 8192911 -Name mergevcfs -Status FAILED, STOPPING")]
    [InlineData("Get-OmicsRun -Name trio-0417-joint-calling -Status COMPLETED")]
    [InlineData("Get-OmicsRun -Name trio-0417-joint-calling -CreatedBefore 2001-01-01")]
    public async Task A_name_that_something_has_which_is_not_wanted_is_no_error(string command)
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Empty(session.Run(command).WithoutErrors().Output);
    }

    [Fact]
    public async Task Nothing_is_said_of_names_where_not_everything_was_seen()
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal(["RunNotFound"], session.Run("Get-OmicsRunTask 404 -Name mergevcfs").ErrorIds);

        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, Operation = "GetRunTask" });
        Assert.Equal(["AccessDenied", "NameNotFound"], session.Run("Get-OmicsRunTask 8192911 -Name mergevcfs, nothing").ErrorIds);
        Assert.Empty(session.Run("Get-OmicsRun -Name nothing*").ErrorIds);
    }

    [Fact]
    public async Task A_status_that_no_one_knows_is_remarked_on_and_not_sent()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run("Get-OmicsRunTask 8192911 -Status FAIELD").WithoutErrors();

        Assert.Empty(result.Output);
        Assert.Single(result.Warnings);
        Assert.DoesNotContain("status=", session.Emulator.Requests.For("ListRunTasks").Single().Query);
    }

    [Theory]
    [InlineData("All", 9, 9)]
    [InlineData("Failed", 2, 2)]
    [InlineData("None", 0, 0)]
    public async Task Detail_says_for_which_tasks_there_is_a_call_each(string detail, int calls, int detailed)
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run($"Get-OmicsRunTask 8192911 -Detail {detail}").WithoutErrors();

        Assert.Equal(9, result.Output.Count);
        Assert.Equal(calls, session.Emulator.Requests.For("GetRunTask").Count);
        Assert.Equal(detailed, result.Values("HasDetail").Count(has => has is true));
    }

    [Fact]
    public async Task Tasks_named_by_id_are_got_without_listing()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run("Get-OmicsRunTask 8192911 -TaskId 4612468, 4392889 -Detail None").WithoutErrors();

        Assert.Equal(["4612468", "4392889"], result.Values("TaskId"));
        Assert.Empty(session.Emulator.Requests.For("ListRunTasks"));
    }

    [Fact]
    public async Task Several_requests_are_in_flight_but_no_more_than_the_limit()
    {
        await using var session = await EmulatedSession.StartAsync(Empty with { Latency = System.TimeSpan.FromMilliseconds(20) });
        Generate(session, runs: 1, tasks: 60);

        _ = session.Run("Get-OmicsRunTask 5000001 -ThrottleLimit 5").WithoutErrors();

        Assert.Equal(5, session.Emulator.Requests.MaxInFlight);
    }

    [Fact]
    public async Task The_first_task_is_out_after_one_page_and_one_detail()
    {
        await using var session = await EmulatedSession.StartAsync(Empty);
        Generate(session, runs: 1, tasks: 300);
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.Stall, Operation = "GetRunTask", Calls = [.. Enumerable.Range(2, 500)] });

        // Everything after the first detail stalls: only a stream that hands out what it has can come to an end here.
        var result = session.Run("Get-OmicsRunTask 5000001 -ThrottleLimit 1 | ForEach-Object { $_.TaskId; break }");

        Assert.Equal([session.Emulator.Runs.All.Single().Tasks[0].TaskId], result.Output.Select(id => (string)id.BaseObject));
    }

    [Fact]
    public async Task A_run_does_not_queue_behind_the_tasks_of_the_runs_after_it()
    {
        await using var session = await EmulatedSession.StartAsync(Empty);
        Generate(session, runs: 6, tasks: 10);
        var runs = session.Emulator.Runs.All.Select(run => run.Id).Order().ToList();

        // The first run's listing is answered last, when all other details are asked for.
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.InternalError500, Operation = "ListRunTasks", RunId = runs[0], Times = 1 });

        var result = session.Run($"{string.Join(", ", runs)} | Get-OmicsRunTask -MaxRequestsPerSecond 15").WithoutErrors();

        var details = session.Emulator.Requests.For("GetRunTask").Select(request => request.RunId).ToList();
        Assert.Equal(60, details.Count);
        Assert.Equal(runs.SelectMany(run => Enumerable.Repeat(run, 10)), result.Values("RunId"));

        // Some are sent before the listing is there, one may be under way.
        var first = details.IndexOf(runs[0]);
        Assert.InRange(first, 0, 30);
        Assert.InRange(details.LastIndexOf(runs[0]), first + 9, first + 10);
        var others = details.Skip(first + 11).ToList();
        Assert.Equal(others.Order(), others);
    }

    private static void Generate(EmulatedSession session, int runs, int tasks)
    {
        foreach (var run in Generator.Runs(runs, tasks, session.Emulator.Clock.GetUtcNow()))
        {
            session.Emulator.Runs.Put(run);
        }
    }
}
