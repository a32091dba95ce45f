using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Engine.Tasks;

namespace OmicsTools.Engine.Logs;

/// <summary>Reads logs of runs and of their tasks, several side by side, and writes them one after the other.</summary>
internal sealed class LogReader
{
    private readonly OmicsConnections _connections;
    private readonly ServiceCaller _caller;
    private readonly LogQuery _query;
    private readonly int _logsAtOnce;
    private readonly Func<string, ValueTask> _log;

    public LogReader(OmicsConnections connections, ServiceCaller caller, LogQuery query, CallLimits limits, Func<string, ValueTask> log)
    {
        _connections = connections;
        _caller = caller;
        _query = query;
        _logsAtOnce = limits.Concurrency;
        _log = log;
    }

    /// <summary>Writes the logs of a run's tasks, in the order of the tasks.</summary>
    /// <param name="tasks">Which tasks; those that are named without any filter are not asked for.</param>
    /// <param name="request">The run.</param>
    /// <param name="lane">Where to write.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task ReadTasksAsync(TaskQuery tasks, RunRequest request, Lane<LogPage> lane, CancellationToken cancellationToken)
    {
        var run = new LogsOfRun(_caller, _connections.For(request.Region, request.Profile), request, _log, cancellationToken);
        return lane.WriteAllAsync(
            SourcesAsync(tasks, request, lane.Capacity, cancellationToken),
            _logsAtOnce,
            (next, inner, stop) => next.Value is null
                ? inner.WriteAsync(new StreamEvent<LogPage>(null, next.Failure), stop).AsTask()
                : WriteAsync(next.Value, run, inner, stop),
            cancellationToken);
    }

    /// <summary>Writes a run's own log, or its engine's.</summary>
    /// <param name="request">The run.</param>
    /// <param name="lane">Where to write.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task ReadRunAsync(RunRequest request, Lane<LogPage> lane, CancellationToken cancellationToken)
    {
        var run = new LogsOfRun(_caller, _connections.For(request.Region, request.Profile), request, _log, cancellationToken);
        // Ids of forgotten runs are given to new ones, and their lines stand in the same stream: the run says where its own begin.
        var record = await run.GetAsync().ConfigureAwait(false);
        if (RunCalls.IsOther(request.RunUuid, record?.Uuid))
        {
            throw run.Failure(
                $"Run {request.RunId} in {request.Region} is another one by now: its id was given to a new run.",
                $"The logs of both stand in one stream: Get-OmicsRunLog {request.RunId} reads the new run's.");
        }

        var source = LogSource.OfRun(request, _query.IsOfEngine);
        source.RunName ??= record?.Name;
        source.Begun = record?.CreationTimeUtc;
        await WriteAsync(source, run, lane, cancellationToken).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<StreamEvent<LogSource>> SourcesAsync(
        TaskQuery tasks, RunRequest request, int capacity, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (request.TaskIds is { } taskIds && tasks.Statuses.Count == 0 && tasks.NameFilter is null)
        {
            foreach (var taskId in taskIds)
            {
                yield return new(LogSource.OfTask(request, taskId));
            }

            yield break;
        }

        var reader = new TaskReader(_connections, _caller, tasks, new DetailAnnouncement(tasks.Detail, new CallLimits(), _log));
        var listed = Lane<RunTask>.ReadAsync(capacity, (inner, stop) => reader.ReadAsync(request, inner, stop), cancellationToken);
        await foreach (var next in listed.ConfigureAwait(false))
        {
            if (next.Value is { TaskId: not null } task && HasLog(task))
            {
                yield return new(LogSource.OfTask(request, task));
            }

            if (next.Failure is not null)
            {
                yield return new(null, next.Failure);
            }
        }
    }

    // What came from the cache did not run, and what has not begun has printed nothing.
    private static bool HasLog(RunTask task) =>
        task.CacheHit != true && (task.StartTimeUtc is not null || !(task.IsTerminal || TaskStatuses.IsWaiting(task.Status)));

    private async Task WriteAsync(LogSource source, LogsOfRun run, Lane<LogPage> lane, CancellationToken cancellationToken)
    {
        if (run.HasFailed)
        {
            return;
        }

        try
        {
            var reader = new LogStreamReader(_caller, run.Connection, source, _query, lane.Turn);
            await foreach (var lines in reader.ReadAsync(isFollowed: false, cancellationToken).ConfigureAwait(false))
            {
                foreach (var page in LogPage.Of(source, lines))
                {
                    await lane.WriteAsync(page, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (OmicsException e)
        {
            if (await run.ExplainAsync(source, e).ConfigureAwait(false) is { } explanation)
            {
                await lane.WriteAsync(explanation, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
