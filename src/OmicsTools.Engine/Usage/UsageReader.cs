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

namespace OmicsTools.Engine.Usage;

/// <summary>Measures the tasks of runs, and runs, by their manifests.</summary>
internal sealed class UsageReader
{
    private const int TasksAhead = 200;

    private readonly OmicsConnections _connections;
    private readonly ServiceCaller _caller;
    private readonly ManifestLotReader _lots;
    private readonly TaskReader _listed;
    private readonly TaskQuery _query;
    private readonly UsageOptions _options;
    private readonly CallLimits _limits;
    private readonly Func<string, ValueTask> _log;

    // What was said once of prices: Regions, and instance types in Regions.
    private readonly ConcurrentDictionary<string, bool> _unpriced = new(StringComparer.Ordinal);

    public UsageReader(
        OmicsConnections connections, ServiceCaller caller, TaskQuery query, UsageOptions options, CallLimits limits, Func<string, ValueTask> log)
    {
        _connections = connections;
        _caller = caller;
        _lots = new ManifestLotReader(caller, pattern: null, log);
        _query = query;
        _options = options;
        _limits = limits;
        _log = log;
        var all = new TaskQuery { Detail = DetailLevel.None };
        _listed = new TaskReader(connections, caller, all, new DetailAnnouncement(all.Detail, new CallLimits(), log));
    }

    /// <summary>Writes what each of the runs' tasks used, in the order of their manifests.</summary>
    /// <param name="requests">The runs.</param>
    /// <param name="lane">Where to write.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task ReadTasksAsync(IReadOnlyList<RunRequest> requests, Lane<IReadOnlyList<TaskUsage>> lane, CancellationToken cancellationToken) =>
        ReadAllAsync(requests, lane, ReadTasksAsync, cancellationToken);

    /// <summary>Writes what each of the runs used.</summary>
    /// <param name="requests">The runs.</param>
    /// <param name="lane">Where to write.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task ReadRunsAsync(IReadOnlyList<RunRequest> requests, Lane<RunUsage> lane, CancellationToken cancellationToken) =>
        ReadAllAsync(requests, lane, ReadRunAsync, cancellationToken);

    private async Task ReadAllAsync<T>(
        IReadOnlyList<RunRequest> requests, Lane<T> lane, Func<ManifestReader, Lane<T>, CancellationToken, Task> read, CancellationToken cancellationToken)
        where T : class
    {
        List<ManifestReader> manifests = [.. requests.Select(request => new ManifestReader(
            _caller,
            _connections.For(request.Region, request.Profile),
            new MeasuredRun(request, _options),
            lane.Turn,
            _log,
            cancellationToken))];
        if (manifests.Count == 1)
        {
            await read(manifests[0], lane, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (await _lots.ReadAsync(manifests, lane.Turn, cancellationToken).ConfigureAwait(false) is { } warning)
        {
            await lane.WriteAsync(new StreamEvent<T>(warning, isWarning: true), cancellationToken).ConfigureAwait(false);
        }

        await lane.WriteAllAsync(manifests, _limits.Concurrency, read, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadTasksAsync(ManifestReader manifest, Lane<IReadOnlyList<TaskUsage>> lane, CancellationToken cancellationToken)
    {
        var request = manifest.Run.Request;
        var wanted = request.TaskIds is null ? null : new HashSet<string>(request.TaskIds, StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var hasFailed = false;
        var held = new List<TaskUsage>();
        var isWhole = await MeasureAsync(manifest, WriteAsync, cancellationToken).ConfigureAwait(false);
        if (isWhole && held.Count > 0)
        {
            await lane.WriteAsync(held, cancellationToken).ConfigureAwait(false);
        }

        foreach (var taskId in hasFailed ? [] : (request.TaskIds ?? []).Where(taskId => !found.Contains(taskId)))
        {
            var failure = new OmicsException(
                FailureKind.TaskNotFound,
                $"The manifest of run {request.RunId} in {request.Region} has no task {taskId}.",
                $"List the run's tasks with: Measure-OmicsRunTask {request.RunId}. A retried task has a new id.")
            {
                Target = request.Target,
            };
            await lane.WriteAsync(failure, cancellationToken).ConfigureAwait(false);
        }

        async ValueTask WriteAsync(IReadOnlyList<StreamEvent<TaskUsage>> block)
        {
            List<TaskUsage> tasks = [.. block.Select(next => next.Value!).Where(task => task is not null && IsWanted(task, wanted))];
            if (wanted is not null)
            {
                found.UnionWith(block.Select(next => next.Value?.TaskId!).Where(id => id is not null));
            }

            if (_options.WholeRuns)
            {
                held.AddRange(tasks);
            }
            else if (tasks.Count > 0)
            {
                await lane.WriteAsync(tasks, cancellationToken).ConfigureAwait(false);
            }

            foreach (var next in block.Where(HasMore))
            {
                hasFailed |= next.Failure is not null;
                await lane.WriteAsync(Same<IReadOnlyList<TaskUsage>>(next), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ReadRunAsync(ManifestReader manifest, Lane<RunUsage> lane, CancellationToken cancellationToken)
    {
        var sums = new RunSums(manifest.Run);

        // A line that cannot be understood is said, and leaves the others; a page that cannot be had leaves sums that are wrong.
        if (await MeasureAsync(manifest, AddAsync, cancellationToken).ConfigureAwait(false))
        {
            await lane.WriteAsync(sums.Complete(), cancellationToken).ConfigureAwait(false);
        }

        async ValueTask AddAsync(IReadOnlyList<StreamEvent<TaskUsage>> block)
        {
            foreach (var next in block)
            {
                if (next.Value is not null)
                {
                    sums.Add(next.Value);
                }

                if (HasMore(next))
                {
                    await lane.WriteAsync(Same<RunUsage>(next), cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    // Something to say, with a task or without one.
    private static bool HasMore(StreamEvent<TaskUsage> next) => next.Failure is not null || next.Message is not null;

    private static StreamEvent<TOther> Same<TOther>(StreamEvent<TaskUsage> what)
        where TOther : class => new(null, what.Failure) { Message = what.Message, IsWarning = what.IsWarning };

    /// <summary>Measures the tasks of a run, and hands on what there is to say of them.</summary>
    /// <returns>Whether all of them were read.</returns>
    private async Task<bool> MeasureAsync(
        ManifestReader manifest, Func<IReadOnlyList<StreamEvent<TaskUsage>>, ValueTask> write, CancellationToken cancellationToken)
    {
        var run = manifest.Run;
        if (run.Prices is null && _unpriced.TryAdd(run.Request.Region, true))
        {
            var noPrices = $"There are no prices for {run.Request.Region}: costs are null there. docs/usage-and-cost.md shows the line that gets the "
                + "prices of any Region for -PriceList.";
            await write([new(noPrices, isWarning: true)]).ConfigureAwait(false);
        }

        var failed = new Dictionary<string, int>(StringComparer.Ordinal);
        try
        {
            await foreach (var lines in manifest.ReadAsync().ConfigureAwait(false))
            {
                await write([.. lines.Where(line => !IsOfRun(line.Value, run)).Select(line => Measure(line, run, failed))]).ConfigureAwait(false);
            }

            return true;
        }
        catch (OmicsException e) when (_options.ListsWithoutManifest && e.Kind == FailureKind.ManifestNotFound)
        {
            await _log($"{e.Message} Its tasks are listed: their times alone are known.").ConfigureAwait(false);
            var listed = await ListAsync(run, cancellationToken).ConfigureAwait(false);
            await write([.. listed.Select(line => Measure(line, run, failed))]).ConfigureAwait(false);
            return listed.TrueForAll(line => line.Failure is null);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it is, it is one run's, and the others come.
            var failure = Failures.From(e);
            failure.Target ??= run.Request.Target;
            await write([new(null, failure)]).ConfigureAwait(false);
            return false;
        }
    }

    /// <summary>Lists a run's tasks as a manifest would have them: in the order of creation, which the listing does not promise.</summary>
    private async Task<List<StreamEvent<ManifestLine>>> ListAsync(MeasuredRun run, CancellationToken cancellationToken)
    {
        var lines = new List<StreamEvent<ManifestLine>>();
        var tasks = Lane<RunTask>.ReadAsync(TasksAhead, (inner, stop) => _listed.ReadAsync(run.Request, inner, stop), cancellationToken);
        await foreach (var next in tasks.ConfigureAwait(false))
        {
            lines.Add(new(next.Value is null ? null : ManifestLine.From(next.Value), next.Failure));
        }

        return [.. lines.OrderBy(line => line.Value?.CreationTime)];
    }

    private StreamEvent<TaskUsage> Measure(StreamEvent<ManifestLine> line, MeasuredRun run, Dictionary<string, int> failed)
    {
        var task = line.Value is null ? null : new TaskUsage(run, line.Value, Attempt(line.Value, failed));
        return new(task, line.Failure) { Message = line.Message ?? WhyUnpriced(task), IsWarning = line.IsWarning };
    }

    /// <summary>Whether a line is about the run itself; then that is noted.</summary>
    /// <exception cref="OmicsException">The line is about a run of another account than was asked for.</exception>
    private static bool IsOfRun(ManifestLine? line, MeasuredRun run)
    {
        if (run.Request.AccountId is { } expected && line?.AccountId is { } account && account != expected)
        {
            throw Failures.OtherAccount(run.Request.RunId, expected, account);
        }

        if (line is not { IsRun: true })
        {
            return false;
        }

        run.Line = line;
        run.Name = line.Name ?? run.Name;
        return true;
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
        else
        {
            _ = failed.Remove(name);
        }

        return before + 1;
    }

    private string? WhyUnpriced(TaskUsage? task) =>
        task is { Cost: null, InstanceType: { } type, Run.Prices: not null } && _unpriced.TryAdd($"{task.Region} {type}", true)
            ? $"There is no price for {type} in {task.Region}: the cost of its tasks is null."
            : null;

    private bool IsWanted(TaskUsage task, HashSet<string>? wanted) =>
        (wanted is null || (task.TaskId is not null && wanted.Contains(task.TaskId)))
        && (_query.Statuses.Count == 0 || (task.Status is not null && _query.Statuses.Contains(task.Status, StringComparer.OrdinalIgnoreCase)))
        && (_query.NameFilter is not { } fits || fits(task.Name ?? string.Empty));
}
