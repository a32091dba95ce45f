using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Engine.Tasks;

namespace OmicsTools.Engine.Waiting;

/// <summary>
/// Waits for tasks to end: for those named, or for all of a run, those that are yet to come included. Looking means reading
/// the run's tasks as ever, with a filter that lets nothing pass but what has ended since the last time.
/// </summary>
internal sealed class TaskWait : Wait<WatchedTasks>
{
    // A listing may lag behind the run that it belongs to, but not for ever.
    private const int LooksAfterEnd = 3;

    // A listing takes a request for each hundred tasks, so a few are asked for by themselves.
    private const int Few = 4;

    private readonly TaskQuery _query;
    private readonly int _capacity;
    private readonly DetailAnnouncement _announcement;

    public TaskWait(WaitContext context, TaskQuery query, Lane<StatusChange> lane, CancellationToken cancellationToken)
        : base(context, lane, cancellationToken)
    {
        _query = query;
        _capacity = lane.Capacity;
        _announcement = new DetailAnnouncement(query.Detail, context.Limits, context.Log);
    }

    /// <inheritdoc/>
    protected override WatchedTasks Watch(IReadOnlyList<RunRequest> ofRun) => new(ofRun, _query.NameFilter, Context.Tally);

    /// <inheritdoc/>
    protected override async Task LookAsync(ServiceCaller caller, OmicsConnection connection, IReadOnlyList<WatchedTasks> runs)
    {
        // First the runs and then their tasks: all tasks of a run that is over are there to be listed.
        await ReadRunsAsync(caller, connection, [.. runs.Where(run => run.WantsAll)]).ConfigureAwait(false);
        foreach (var run in runs.Where(run => run is { HasEnded: false, CanHaveNews: true }))
        {
            if (Journal.IsOver)
            {
                return;
            }

            await ReadTasksAsync(caller, run).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override Task NoteAsync(WatchedTasks run, Run record)
    {
        run.Run = record;
        return Task.CompletedTask;
    }

    /// <summary>Reads what a run's tasks are at, and ends the wait for the run when there is nothing more to come.</summary>
    private async Task ReadTasksAsync(ServiceCaller caller, WatchedTasks run)
    {
        run.BeginReading();
        var isListed = run.WantsAll || run.Named.Count > Few;
        var isComplete = !isListed || await ReadAsync(caller, run, taskId: null).ConfigureAwait(false);
        foreach (var taskId in isComplete ? run.Lost : [])
        {
            if (Journal.IsOver)
            {
                return;
            }

            _ = await ReadAsync(caller, run, taskId).ConfigureAwait(false);
        }

        if (!run.WantsAll)
        {
            run.HasEnded |= run.Named.Count == 0;
        }
        else if (isComplete && run.Run is { IsTerminal: true } record && (run.Active.Count == 0 || ++run.LooksSinceEnd > LooksAfterEnd))
        {
            run.HasEnded = true;
            foreach (var task in run.Active)
            {
                await Journal.FailAsync(new(null, WaitFailures.Unfinished(task, record))).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Reads one task of a run, or all of them.</summary>
    /// <returns>Whether all pages came.</returns>
    private async Task<bool> ReadAsync(ServiceCaller caller, WatchedTasks run, string? taskId)
    {
        var news = new ConcurrentQueue<StatusChange>();
        var query = new TaskQuery { Detail = _query.Detail, RecordFilter = task => run.Note(task, news) };
        var asked = run.RequestOf(taskId);
        var request = new RunRequest(asked.RunId, asked.Region, asked.Target)
        {
            Profile = asked.Profile,
            AccountId = asked.AccountId,
            RunName = asked.RunName ?? run.Run?.Name,
            RunUuid = asked.RunUuid ?? run.Run?.Uuid,
            TaskIds = taskId is null ? null : [taskId],
        };

        var isComplete = true;
        var reader = new TaskReader(Context.Connections, caller, query, _announcement);
        var tasks = Lane<RunTask>.ReadAsync(_capacity, (lane, stop) => reader.ReadAsync(request, lane, stop), CancellationToken);
        await foreach (var next in tasks.ConfigureAwait(false))
        {
            if (next.Value is { } task && run.End(task, out var previous))
            {
                await Journal.EndAsync(task, previous, task.Status, next.Failure).ConfigureAwait(false);
            }
            else if (next is { Value: null, Failure: not null })
            {
                isComplete = false;
                await FailAsync(run, taskId, next.Failure).ConfigureAwait(false);
            }

            if (Journal.IsOver)
            {
                return false;
            }
        }

        foreach (var change in news)
        {
            await Journal.ChangeAsync(change.Task!, change.PreviousStatus).ConfigureAwait(false);
        }

        return isComplete;
    }

    /// <summary>Something could not be read: a task that was asked for by itself, or the run's listing.</summary>
    private async Task FailAsync(WatchedTasks run, string? taskId, OmicsException failure)
    {
        if (taskId is null || WaitFailures.IsPassing(failure, run.HasAnswered))
        {
            await FailAsync([run], failure).ConfigureAwait(false);
            return;
        }

        run.Forget(taskId);
        await Journal.FailAsync(new(null, failure)).ConfigureAwait(false);
    }
}
