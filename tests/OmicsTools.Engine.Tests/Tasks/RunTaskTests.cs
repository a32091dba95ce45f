using System;
using OmicsTools.Engine.Runs;

namespace OmicsTools.Engine.Tests.Tasks;

public class RunTaskTests
{
    private static readonly DateTime Created = new(2026, 1, 2, 3, 0, 0, DateTimeKind.Utc);
    private static readonly RunRequest Request = new("7", "eu-west-1", target: null);

    [Fact]
    public void A_finished_task_waited_until_it_started_and_ran_until_it_stopped()
    {
        var task = Task("COMPLETED", started: 10, stopped: 25);

        Assert.Equal((TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15), true), (task.QueueTime, task.RunTime, task.IsTerminal));
    }

    [Fact]
    public void A_running_task_has_run_until_it_was_observed()
    {
        var task = Task("RUNNING", started: 10, stopped: null);

        Assert.Equal((TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(50), false), (task.QueueTime, task.RunTime, task.IsTerminal));
    }

    [Fact]
    public void A_waiting_task_has_waited_until_it_was_observed()
    {
        var task = Task("PENDING", started: null, stopped: null);

        Assert.Equal((TimeSpan.FromHours(1), null), (task.QueueTime, task.RunTime));
    }

    [Fact]
    public void A_task_cancelled_before_it_started_has_no_times_that_grow()
    {
        var task = Task("CANCELLED", started: null, stopped: 5);

        Assert.Equal((null, null), (task.QueueTime, task.RunTime));
    }

    [Fact]
    public void Clocks_that_disagree_give_no_negative_time()
    {
        var task = Task("COMPLETED", started: -1, stopped: 5);

        Assert.Equal(TimeSpan.Zero, task.QueueTime);
    }

    [Theory]
    [InlineData("STOPPING")]
    [InlineData("SOMETHING_NEW")]
    [InlineData(null)]
    public void What_is_not_known_to_be_an_end_is_none(string? status) => Assert.False(Task(status, 1, null).IsTerminal);

    [Fact]
    public void A_task_without_any_time_has_no_spans()
    {
        var task = new RunTask(Request) { Status = "RUNNING", ObservedTime = Created };

        Assert.Equal((null, null), (task.QueueTime, task.RunTime));
    }

    private static RunTask Task(string? status, int? started, int? stopped) => new(Request)
    {
        Status = status,
        CreationTimeUtc = Created,
        StartTimeUtc = started is { } s ? Created.AddMinutes(s) : null,
        StopTimeUtc = stopped is { } t ? Created.AddMinutes(t) : null,
        ObservedTime = Created.AddHours(1),
    };
}
