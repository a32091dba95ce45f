using System;
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
internal sealed class TaskWait
{
    // A listing may lag behind the run that it belongs to, but not for ever.
    private const int PollsAfterEnd = 3;

    // A listing takes a request for each hundred tasks, so a few are asked for by themselves.
    private const int Few = 4;

    private readonly OmicsConnections _connections;
    private readonly TaskQuery _query;
    private readonly WaitOptions _options;
    private readonly CallLimits _limits;
    private readonly WaitTally _tally;
    private readonly Func<string, ValueTask> _log;
    private readonly DetailAnnouncement _announcement;

    public TaskWait(
        OmicsConnections connections, TaskQuery query, WaitOptions options, CallLimits limits, WaitTally tally, Func<string, ValueTask> log)
    {
        _connections = connections;
        _query = query;
        _options = options;
        _limits = limits;
        _tally = tally;
        _log = log;
        _announcement = new DetailAnnouncement(query.Detail, limits, log);
    }

    /// <summary>Writes every change of the tasks' statuses, as it is seen, until all have ended or it is enough.</summary>
    public async Task WaitAsync(
        IReadOnlyList<RunRequest> requests, Lane<StatusChange<TaskRecord>> lane, CancellationToken cancellationToken)
    {
        var journal = new WaitJournal<TaskRecord>(lane, _options, cancellationToken);
        var schedule = new PollingSchedule(_options, _log);
        var waiting = requests.GroupBy(request => (request.Region, request.RunId)).Select(same => new WatchedTasks([.. same], _query.NameFilter, _tally)).ToList();
        do
        {
            foreach (var region in waiting.GroupBy(run => run.Request.Region, StringComparer.Ordinal))
            {
                await PollAsync(_connections.For(region.Key), [.. region], lane.Capacity, journal, cancellationToken).ConfigureAwait(false);
                if (journal.IsOver)
                {
                    return;
                }
            }

            _ = waiting.RemoveAll(run => run.HasEnded);
        }
        while (waiting.Count > 0 && await schedule.PauseAsync(cancellationToken).ConfigureAwait(false));

        foreach (var failure in waiting.SelectMany(run => run.Timeouts()))
        {
            await journal.FailAsync(failure).ConfigureAwait(false);
        }
    }

    private async Task PollAsync(
        OmicsConnection connection,
        IReadOnlyList<WatchedTasks> runs,
        int capacity,
        WaitJournal<TaskRecord> journal,
        CancellationToken cancellationToken)
    {
        using var caller = new ServiceCaller(_limits, _log);

        // First the runs and then their tasks: all tasks of a run that is over are there to be listed.
        await UpdateAsync(caller, connection, [.. runs.Where(run => run.WantsAll)], journal, cancellationToken).ConfigureAwait(false);
        foreach (var run in runs.Where(run => run is { HasEnded: false, HasBegun: true }))
        {
            if (journal.IsOver)
            {
                return;
            }

            await ReadAsync(run, caller, capacity, journal, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task UpdateAsync(
        ServiceCaller caller,
        OmicsConnection connection,
        IReadOnlyList<WatchedTasks> runs,
        WaitJournal<TaskRecord> journal,
        CancellationToken cancellationToken)
    {
        var byId = runs.ToDictionary(run => run.Request.RunId, StringComparer.Ordinal);
        try
        {
            var states = new RunStates(caller, _limits.Concurrency).ReadAsync(connection, byId.Keys, cancellationToken);
            await foreach (var state in states.ConfigureAwait(false))
            {
                var run = byId[state.RunId];
                run.Run = state.Record ?? run.Run;
                if (state.Failure is not null)
                {
                    await FailAsync([run], state.Failure, journal).ConfigureAwait(false);
                }
            }
        }
        catch (OmicsFailureException e)
        {
            await FailAsync(runs, e.Failure, journal).ConfigureAwait(false);
        }
    }

    /// <summary>Reads what a run's tasks are at, and ends the wait for the run when there is nothing more to come.</summary>
    private async Task ReadAsync(
        WatchedTasks run, ServiceCaller caller, int capacity, WaitJournal<TaskRecord> journal, CancellationToken cancellationToken)
    {
        run.BeginReading();
        var isListed = run.WantsAll || run.Named.Count > Few;
        var isComplete = !isListed || await ReadAsync(run, taskId: null, caller, capacity, journal, cancellationToken).ConfigureAwait(false);
        foreach (var taskId in isComplete ? run.Lost : [])
        {
            if (journal.IsOver)
            {
                return;
            }

            _ = await ReadAsync(run, taskId, caller, capacity, journal, cancellationToken).ConfigureAwait(false);
        }

        if (!run.WantsAll)
        {
            run.HasEnded |= run.Named.Count == 0;
        }
        else if (isComplete && run.Run is { IsTerminal: true } record && (run.Active.Count == 0 || ++run.PollsSinceEnd > PollsAfterEnd))
        {
            run.HasEnded = true;
            foreach (var task in run.Active)
            {
                await journal.FailAsync(WaitFailures.Unfinished(task, record)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Reads one task of a run, or all of them.</summary>
    /// <returns>Whether all pages came.</returns>
    private async Task<bool> ReadAsync(
        WatchedTasks run, string? taskId, ServiceCaller caller, int capacity, WaitJournal<TaskRecord> journal, CancellationToken cancellationToken)
    {
        var news = new ConcurrentQueue<StatusChange<TaskRecord>>();
        var query = new TaskQuery { Detail = _query.Detail, RecordFilter = task => run.Note(task, news) };
        var asked = run.RequestOf(taskId);
        var request = new RunRequest(asked.RunId, asked.Region, asked.Target)
        {
            RunName = asked.RunName ?? run.Run?.Name,
            TaskIds = taskId is null ? null : [taskId],
        };

        var isComplete = true;
        var reader = new TaskReader(_connections, caller, query, _announcement);
        var tasks = Lane<TaskRecord>.ReadAsync(capacity, (lane, stop) => reader.ReadAsync(request, lane, stop), cancellationToken);
        await foreach (var next in tasks.ConfigureAwait(false))
        {
            if (next.Value is { } task && run.End(task, out var previous))
            {
                await journal.EndAsync(task, previous, task.Status, next.Failure).ConfigureAwait(false);
            }
            else if (next is { Value: null, Failure: not null })
            {
                isComplete = false;
                await FailAsync(run, taskId, next.Failure, journal).ConfigureAwait(false);
            }

            if (journal.IsOver)
            {
                return false;
            }
        }

        foreach (var change in news)
        {
            await journal.ChangeAsync(change.Record, change.PreviousStatus).ConfigureAwait(false);
        }

        return isComplete;
    }

    /// <summary>Something could not be read: a task that was asked for by itself, or the run's listing.</summary>
    private async Task FailAsync(WatchedTasks run, string? taskId, OmicsFailure failure, WaitJournal<TaskRecord> journal)
    {
        if (taskId is null || WaitFailures.IsPassing(failure, run.HasAnswered))
        {
            await FailAsync([run], failure, journal).ConfigureAwait(false);
            return;
        }

        run.Forget(taskId);
        await journal.FailAsync(failure).ConfigureAwait(false);
    }

    private async Task FailAsync(IReadOnlyList<WatchedTasks> runs, OmicsFailure failure, WaitJournal<TaskRecord> journal)
    {
        if (WaitFailures.IsPassing(failure, runs.Any(run => run.HasAnswered)))
        {
            await _log($"The wait goes on: {failure.Message}").ConfigureAwait(false);
            return;
        }

        foreach (var run in runs)
        {
            run.HasEnded = true;
            foreach (var ofRun in run.Failures(failure))
            {
                await journal.FailAsync(ofRun).ConfigureAwait(false);
            }
        }
    }
}
