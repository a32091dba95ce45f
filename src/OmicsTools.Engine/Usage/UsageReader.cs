using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Engine.Tasks;

namespace OmicsTools.Engine.Usage;

/// <summary>Measures the tasks of runs, and runs, by their manifests.</summary>
internal sealed class UsageReader
{
    private readonly ManifestReader _manifests;
    private readonly TaskReader _listed;
    private readonly TaskQuery _query;
    private readonly UsageOptions _options;
    private readonly Func<string, ValueTask> _log;

    // What was said once of prices: Regions, and instance types in Regions.
    private readonly ConcurrentDictionary<string, bool> _unpriced = new(StringComparer.Ordinal);

    public UsageReader(OmicsConnections connections, ServiceCaller caller, TaskQuery query, UsageOptions options, Func<string, ValueTask> log)
    {
        _manifests = new ManifestReader(connections, caller, log);
        _query = query;
        _options = options;
        _log = log;
        var all = new TaskQuery { Detail = TaskDetail.None };
        _listed = new TaskReader(connections, caller, all, new DetailAnnouncement(all.Detail, new CallLimits(), log));
    }

    /// <summary>Writes what each of a run's tasks used, in the order of its manifest.</summary>
    /// <param name="request">The run.</param>
    /// <param name="lane">Where to write.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task ReadTasksAsync(RunRequest request, Lane<TaskUsageRecord> lane, CancellationToken cancellationToken)
    {
        var run = new MeasuredRun(request, _options);
        var missing = request.TaskIds?.ToList() ?? [];
        var isWhole = true;
        await foreach (var next in MeasureAsync(run, lane, cancellationToken).ConfigureAwait(false))
        {
            isWhole &= next.Failure is null;
            if (next.Value is not { } task)
            {
                await lane.WriteAsync(next, cancellationToken).ConfigureAwait(false);
            }
            else if (IsWanted(task, request))
            {
                _ = task.TaskId is null || missing.Remove(task.TaskId);
                await lane.WriteAsync(task, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var taskId in isWhole ? missing : [])
        {
            var failure = new OmicsFailure(
                FailureKind.TaskNotFound,
                $"The manifest of run {request.RunId} in {request.Region} has no task {taskId}.",
                $"List the run's tasks with: Measure-OmicsRunTask {request.RunId}. A retried task has a new id.")
            {
                Target = request.Target,
            };
            await lane.WriteAsync(failure, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes what a run used.</summary>
    /// <param name="request">The run.</param>
    /// <param name="lane">Where to write.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task ReadRunAsync(RunRequest request, Lane<RunUsageRecord> lane, CancellationToken cancellationToken)
    {
        var run = new MeasuredRun(request, _options);
        var usage = new RunUsageRecord(run);
        await foreach (var next in MeasureAsync(run, lane, cancellationToken).ConfigureAwait(false))
        {
            if (next.Value is not null)
            {
                usage.Add(next.Value);
                continue;
            }

            await lane.WriteAsync(new StreamEvent<RunUsageRecord>(null, next.Failure) { Message = next.Message, IsWarning = next.IsWarning }, cancellationToken).ConfigureAwait(false);
        }

        // A line that cannot be understood is said, and leaves the others; a page that cannot be had leaves sums that are wrong.
        if (run.IsRead)
        {
            usage.Complete();
            await lane.WriteAsync(usage, cancellationToken).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<StreamEvent<TaskUsageRecord>> MeasureAsync<T>(
        MeasuredRun run, Lane<T> lane, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        if (run.Prices is null && _unpriced.TryAdd(run.Request.Region, true))
        {
            yield return new(
                $"There are no prices for {run.Request.Region}: costs are null there. docs/usage-and-cost.md shows the line that gets the prices of any Region for -PriceList.",
                isWarning: true);
        }

        var failed = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = Lane<ManifestLine>.ReadAsync(lane.Capacity, (inner, stop) => ReadLinesAsync(run, lane.Turn, inner, stop), cancellationToken);
        await foreach (var next in lines.ConfigureAwait(false))
        {
            if (next.Value is { IsRun: true })
            {
                run.Line = next.Value;
                run.Name = next.Value.Name ?? run.Name;
                continue;
            }

            var task = next.Value is null ? null : new TaskUsageRecord(run, next.Value, Attempt(next.Value, failed));
            await LogUnpricedAsync(task).ConfigureAwait(false);
            yield return new(task, next.Failure) { Message = next.Message, IsWarning = next.IsWarning };
        }
    }

    private async Task ReadLinesAsync(MeasuredRun run, long turn, Lane<ManifestLine> lane, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var next in _manifests.ReadAsync(run, turn, cancellationToken).ConfigureAwait(false))
            {
                if (next.Value?.AccountId is { } account && run.Request.AccountId is { } expected && account != expected)
                {
                    throw new OmicsFailureException(Failures.OtherAccount(run.Request.RunId, expected, account));
                }

                await lane.WriteAsync(next, cancellationToken).ConfigureAwait(false);
            }

            run.IsRead = true;
        }
        catch (OmicsFailureException e) when (_options.ListsWithoutManifest && e.Failure.Kind == FailureKind.ManifestNotFound)
        {
            await _log($"{e.Failure.Message} Its tasks are listed: their times alone are known.").ConfigureAwait(false);
            var tasks = Lane<TaskRecord>.ReadAsync(lane.Capacity, (inner, stop) => _listed.ReadAsync(run.Request, inner, stop), cancellationToken);
            await foreach (var next in tasks.ConfigureAwait(false))
            {
                await lane.WriteAsync(new StreamEvent<ManifestLine>(next.Value is null ? null : ManifestLine.From(next.Value), next.Failure), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OmicsFailureException e)
        {
            e.Failure.Target = run.Request.Target;
            await lane.WriteAsync(e.Failure, cancellationToken).ConfigureAwait(false);
        }
    }

    // Lines come in the order of creation, and an attempt is made when the one before has failed.
    private static int Attempt(ManifestLine task, Dictionary<string, int> failed)
    {
        if (task.Name is not { } name)
        {
            return 1;
        }

        var before = failed.TryGetValue(name, out var count) ? count : 0;
        if (TaskStatuses.IsFailed(task.Status))
        {
            failed[name] = before + 1;
        }

        return before + 1;
    }

    private async ValueTask LogUnpricedAsync(TaskUsageRecord? task)
    {
        if (task is { EstimatedCost: null, InstanceType: { } type, Run.Prices: not null } && _unpriced.TryAdd($"{task.Region} {type}", true))
        {
            await _log($"There is no price for {type} in {task.Region}: the cost of its tasks is null.").ConfigureAwait(false);
        }
    }

    private bool IsWanted(TaskUsageRecord task, RunRequest request) =>
        (request.TaskIds is null || (task.TaskId is not null && request.TaskIds.Contains(task.TaskId, StringComparer.Ordinal)))
        && (_query.Statuses.Count == 0 || (task.Status is not null && _query.Statuses.Contains(task.Status, StringComparer.OrdinalIgnoreCase)))
        && (_query.NameFilter is not { } fits || fits(task.Name ?? string.Empty));
}
