using System.Collections.Concurrent;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Waiting;

namespace OmicsTools.Engine.Tests.Waiting;

public class WatchedTasksTests
{
    private static readonly RunRequest Request = new("7", "eu-west-1", target: null);
    private readonly ConcurrentQueue<StatusChange> _news = new();
    private readonly WaitTally _tally = new();

    [Fact]
    public void A_task_whose_detail_lags_behind_the_listing_ends_once_and_later()
    {
        var tasks = new WatchedTasks([Request], nameFilter: null, _tally);

        Assert.True(tasks.Note(Task("70", "COMPLETED"), _news));
        Assert.False(tasks.Note(Task("70", "COMPLETED"), _news));
        Assert.False(tasks.End(Task("70", "STOPPING"), out _));
        Assert.Equal((0, 1), _tally.Progress);
        Assert.True(tasks.Note(Task("70", "COMPLETED"), _news));
        Assert.True(tasks.End(Task("70", "COMPLETED"), out var previous));

        Assert.Equal("STOPPING", previous);
        Assert.Equal((1, 1), _tally.Progress);
        Assert.False(tasks.Note(Task("70", "COMPLETED"), _news));
        Assert.Empty(tasks.Active);
        Assert.Empty(_news);
    }

    private static RunTask Task(string id, string status) => new(Request) { TaskId = id, Status = status, Name = "align" };
}
