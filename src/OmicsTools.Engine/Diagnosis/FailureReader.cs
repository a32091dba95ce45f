using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Logs;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Engine.Tasks;

namespace OmicsTools.Engine.Diagnosis;

/// <summary>
/// Finds out why runs failed, in the order that AWS advises: what the run says, the first task that failed, that task's log, and
/// the engine's log where no task failed.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/workflows-run-debug.html"/></remarks>
internal sealed class FailureReader
{
    private readonly OmicsConnections _connections;
    private readonly ServiceCaller _caller;
    private readonly RunReader _runs;
    private readonly LogQuery _lines;
    private readonly Func<string, ValueTask> _log;

    public FailureReader(OmicsConnections connections, ServiceCaller caller, int tail, Func<string, ValueTask> log)
    {
        _connections = connections;
        _caller = caller;
        _runs = new RunReader(connections, caller);
        _lines = new LogQuery { Tail = tail };
        _log = log;
    }

    /// <summary>Writes why the failed ones of the runs failed.</summary>
    /// <param name="query">The runs: one, or those that are listed.</param>
    /// <param name="lane">Where to write.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task ReadAsync(RunQuery query, Lane<RunFailure> lane, CancellationToken cancellationToken)
    {
        query.Detail = DetailLevel.Failed;
        var runs = Lane<Run>.ReadAsync(lane.Capacity, (inner, stop) => _runs.ReadAsync(query, inner, stop), cancellationToken);
        await foreach (var next in runs.ConfigureAwait(false))
        {
            if (next.Failure is not null)
            {
                await lane.WriteAsync(next.Failure, cancellationToken).ConfigureAwait(false);
            }

            if (next.Value is not { } run)
            {
                continue;
            }

            if (RunStatuses.IsFailed(run.Status))
            {
                await lane.WriteAsync(() => FindCauseAsync(run, query, lane.Turn, cancellationToken), cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await _log($"Run {run.Id} in {run.Region} did not fail: it is {run.Status}.").ConfigureAwait(false);
            }
        }
    }

    /// <summary>Finds the cause. What cannot be had is an error beside what is known without it.</summary>
    private async Task<StreamEvent<RunFailure>> FindCauseAsync(Run run, RunQuery query, long turn, CancellationToken cancellationToken)
    {
        var record = new RunFailure(run);
        var request = new RunRequest(run.Id!, run.Region!, query.Target ?? run) { Profile = run.Profile, RunName = run.Name, RunUuid = run.Uuid };
        OmicsException? noDetail = null;
        try
        {
            noDetail = await AddTaskAsync(record, request, cancellationToken).ConfigureAwait(false);
            await AddLogAsync(record, request, turn, cancellationToken).ConfigureAwait(false);
        }
        catch (OmicsException e)
        {
            if (noDetail is null)
            {
                return new(record, e);
            }

            await _log(e.Message).ConfigureAwait(false);
        }

        return new(record, noDetail);
    }

    /// <summary>Finds the task that is the cause.</summary>
    /// <returns>Why it comes without what GetRunTask would tell; null where it does not.</returns>
    private async Task<OmicsException?> AddTaskAsync(RunFailure record, RunRequest request, CancellationToken cancellationToken)
    {
        // A retry has a new id and the same name: what counts is how the last attempt of each ended.
        var attempts = new Dictionary<string, (RunTask Last, int Count)>(StringComparer.Ordinal);
        await foreach (var task in ReadTasksAsync(request, cancellationToken).ConfigureAwait(false))
        {
            var name = task.Name ?? task.TaskId ?? string.Empty;
            attempts[name] = !attempts.TryGetValue(name, out var known) ? (task, 1)
                : (task.CreationTimeUtc >= known.Last.CreationTimeUtc ? task : known.Last, known.Count + 1);
        }

        var failed = attempts.Values.Where(task => TaskStatuses.IsFailed(task.Last.Status)).OrderBy(task => task.Last.StopTimeUtc ?? DateTime.MaxValue).ToList();
        record.OtherFailedTasks = Math.Max(0, failed.Count - 1);
        if (failed.Count == 0)
        {
            return null;
        }

        (record.Task, record.Attempts) = failed[0];
        if (record.Task.TaskId is not { } taskId)
        {
            return null;
        }

        try
        {
            var named = new RunRequest(request.RunId, request.Region, request.Target)
            {
                Profile = request.Profile,
                TaskIds = [taskId],
                RunName = request.RunName,
                RunUuid = request.RunUuid,
            };
            await foreach (var task in ReadTasksAsync(named, cancellationToken).ConfigureAwait(false))
            {
                record.Task = task;
            }

            return null;
        }
        catch (OmicsException e)
        {
            // The log of the task says more than what is missing.
            return e;
        }
    }

    private async IAsyncEnumerable<RunTask> ReadTasksAsync(
        RunRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new TaskQuery { Detail = DetailLevel.None };
        var reader = new TaskReader(_connections, _caller, query, new DetailAnnouncement(query.Detail, new CallLimits(), _log));
        await foreach (var next in Lane<RunTask>.ReadAsync(1, (lane, stop) => reader.ReadAsync(request, lane, stop), cancellationToken).ConfigureAwait(false))
        {
            yield return next.Value ?? throw next.Failure!;
        }
    }

    private async Task AddLogAsync(RunFailure record, RunRequest request, long turn, CancellationToken cancellationToken)
    {
        var source = record.Task?.TaskId is { } taskId ? LogSource.OfTask(request, taskId) : LogSource.OfRun(request, isOfEngine: true);
        source.Begun = record.Run.CreationTimeUtc;
        var reader = new LogStreamReader(_caller, _connections.For(request.Region, request.Profile), source, _lines, turn);
        try
        {
            await foreach (var lines in reader.ReadAsync(isFollowed: false, cancellationToken).ConfigureAwait(false))
            {
                (record.Lines, record.LogStreamName) = ([.. lines.Select(line => line.Message)], source.StreamName);
            }
        }
        catch (OmicsException e) when (e.Kind is FailureKind.LogNotFound or FailureKind.LogGroupNotFound)
        {
            await _log($"{e.Message} The cause of run {request.RunId} comes without lines of a log.").ConfigureAwait(false);
        }
    }
}
