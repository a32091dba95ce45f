using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Diagnosis;
using OmicsTools.Engine.Logs;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Tasks;
using OmicsTools.Engine.Timeline;
using OmicsTools.Engine.Usage;
using OmicsTools.Engine.Waiting;

namespace OmicsTools.Engine.Streaming;

/// <summary>The engine's front door: opens streams of runs and of tasks.</summary>
public static class OmicsStreams
{
    /// <summary>Opens a stream of tasks: add runs, take their tasks.</summary>
    /// <param name="connections">The connections, prepared for each run before it is added.</param>
    /// <param name="query">Which tasks are wanted.</param>
    /// <param name="limits">How hard the service may be asked.</param>
    /// <returns>The stream; dispose of it before the connections.</returns>
    public static OrderedFanOut<RunRequest, RunTask> OpenTasks(
        OmicsConnections connections, TaskQuery query, CallLimits limits) =>
        Open<RunRequest, RunTask>(
            (caller, log) => new TaskReader(connections, caller, query, new DetailAnnouncement(query.Detail, limits, log)).ReadAsync, limits);

    /// <summary>Opens a stream of runs: add listings, take their runs.</summary>
    /// <param name="connections">The connections, prepared for each Region before it is added.</param>
    /// <param name="limits">How hard the service may be asked.</param>
    /// <returns>The stream; dispose of it before the connections.</returns>
    public static OrderedFanOut<RunQuery, Run> OpenRuns(OmicsConnections connections, CallLimits limits) =>
        Open<RunQuery, Run>((caller, _) => new RunReader(connections, caller).ReadAsync, limits);

    /// <summary>Opens a wait for runs: add all of them as one request, take what happens to them.</summary>
    /// <param name="connections">The connections, prepared for each run before it is added.</param>
    /// <param name="options">How long to wait, and for how much.</param>
    /// <param name="limits">How hard the service may be asked.</param>
    /// <param name="tally">Is kept up to date.</param>
    /// <returns>The stream; dispose of it before the connections.</returns>
    public static OrderedFanOut<IReadOnlyList<RunRequest>, StatusChange> OpenRunWait(
        OmicsConnections connections, WaitOptions options, CallLimits limits, WaitTally tally) =>
        Open<IReadOnlyList<RunRequest>, StatusChange>(
            (_, log) => (runs, lane, stop) => new RunWait(new WaitContext(connections, options, limits, tally, log), lane, stop).WaitAsync(runs), limits);

    /// <summary>Opens a wait for tasks: add all runs and tasks as one request, take what happens to the tasks.</summary>
    /// <param name="connections">The connections, prepared for each run before it is added.</param>
    /// <param name="query">Which tasks are wanted, and how much of each in the end.</param>
    /// <param name="options">How long to wait, and for how much.</param>
    /// <param name="limits">How hard the service may be asked.</param>
    /// <param name="tally">Is kept up to date.</param>
    /// <returns>The stream; dispose of it before the connections.</returns>
    public static OrderedFanOut<IReadOnlyList<RunRequest>, StatusChange> OpenTaskWait(
        OmicsConnections connections, TaskQuery query, WaitOptions options, CallLimits limits, WaitTally tally) =>
        Open<IReadOnlyList<RunRequest>, StatusChange>(
            (_, log) => (runs, lane, stop) => new TaskWait(new WaitContext(connections, options, limits, tally, log), query, lane, stop).WaitAsync(runs), limits);

    /// <summary>Opens a stream of the logs of tasks: add runs, take their tasks' lines.</summary>
    /// <param name="connections">The connections, which read logs, prepared for each run before it is added.</param>
    /// <param name="tasks">Which tasks are wanted.</param>
    /// <param name="query">Which lines are wanted.</param>
    /// <param name="limits">How hard the services may be asked.</param>
    /// <returns>The stream; dispose of it before the connections.</returns>
    public static OrderedFanOut<RunRequest, LogPage> OpenTaskLogs(
        OmicsConnections connections, TaskQuery tasks, LogQuery query, CallLimits limits) =>
        Open<RunRequest, LogPage>(
            (caller, log) => (run, lane, stop) => new LogReader(connections, caller, query, limits, log).ReadTasksAsync(tasks, run, lane, stop), limits);

    /// <summary>Opens a stream of the logs of runs: add runs, take their lines.</summary>
    /// <param name="connections">The connections, which read logs, prepared for each run before it is added.</param>
    /// <param name="query">Which lines are wanted.</param>
    /// <param name="limits">How hard the services may be asked.</param>
    /// <returns>The stream; dispose of it before the connections.</returns>
    public static OrderedFanOut<RunRequest, LogPage> OpenRunLogs(OmicsConnections connections, LogQuery query, CallLimits limits) =>
        Open<RunRequest, LogPage>((caller, log) => new LogReader(connections, caller, query, limits, log).ReadRunAsync, limits);

    /// <summary>Opens a stream that follows the logs of tasks: add all runs and tasks as one request, take lines as they come.</summary>
    /// <param name="connections">The connections, which read logs, prepared for each run before it is added.</param>
    /// <param name="tasks">Which tasks are wanted.</param>
    /// <param name="query">Which lines are wanted, and how often to look.</param>
    /// <param name="limits">How hard the services may be asked.</param>
    /// <returns>The stream; dispose of it before the connections.</returns>
    public static OrderedFanOut<IReadOnlyList<RunRequest>, LogPage> FollowTaskLogs(
        OmicsConnections connections, TaskQuery tasks, LogQuery query, CallLimits limits) =>
        Open<IReadOnlyList<RunRequest>, LogPage>(
            (caller, log) => (runs, lane, stop) => Follower(connections, query, limits, caller, log, lane, stop).FollowTasksAsync(tasks, runs), limits);

    /// <summary>Opens a stream that follows the logs of runs, likewise.</summary>
    /// <param name="connections">The connections, which read logs, prepared for each run before it is added.</param>
    /// <param name="query">Which lines are wanted, and how often to look.</param>
    /// <param name="limits">How hard the services may be asked.</param>
    /// <returns>The stream; dispose of it before the connections.</returns>
    public static OrderedFanOut<IReadOnlyList<RunRequest>, LogPage> FollowRunLogs(
        OmicsConnections connections, LogQuery query, CallLimits limits) =>
        Open<IReadOnlyList<RunRequest>, LogPage>(
            (caller, log) => (runs, lane, stop) => Follower(connections, query, limits, caller, log, lane, stop).FollowRunsAsync(runs), limits);

    /// <summary>Opens a stream of causes: add runs or listings, take why the failed ones failed.</summary>
    /// <param name="connections">The connections, which read logs, prepared for each Region before it is added.</param>
    /// <param name="tail">How many of the last lines of a log are wanted.</param>
    /// <param name="limits">How hard the services may be asked.</param>
    /// <returns>The stream; dispose of it before the connections.</returns>
    public static OrderedFanOut<RunQuery, RunFailure> OpenFailures(OmicsConnections connections, int tail, CallLimits limits) =>
        Open<RunQuery, RunFailure>((caller, log) => new FailureReader(connections, caller, tail, log).ReadAsync, limits);

    /// <summary>Opens a stream of what tasks used: add runs, take their tasks.</summary>
    /// <param name="connections">The connections, which read logs, prepared for each run before it is added.</param>
    /// <param name="tasks">Which tasks are wanted.</param>
    /// <param name="options">How use is turned into cost and advice.</param>
    /// <param name="limits">How hard the services may be asked.</param>
    /// <returns>The stream; dispose of it before the connections.</returns>
    public static OrderedFanOut<RunRequest, IReadOnlyList<TaskUsage>> OpenTaskUsage(
        OmicsConnections connections, TaskQuery tasks, UsageOptions options, CallLimits limits) =>
        OpenLots<IReadOnlyList<TaskUsage>>((caller, log) => new UsageReader(connections, caller, tasks, options, limits, log).ReadTasksAsync, limits, options.IsOrdered);

    /// <summary>Opens a stream of what runs used: add runs, take their sums.</summary>
    /// <param name="connections">The connections, which read logs, prepared for each run before it is added.</param>
    /// <param name="options">How use is turned into cost and advice.</param>
    /// <param name="limits">How hard the services may be asked.</param>
    /// <returns>The stream; dispose of it before the connections.</returns>
    public static OrderedFanOut<RunRequest, RunUsage> OpenRunUsage(OmicsConnections connections, UsageOptions options, CallLimits limits) =>
        OpenLots<RunUsage>(
            (caller, log) => new UsageReader(connections, caller, new TaskQuery(), options, limits, log).ReadRunsAsync, limits, options.IsOrdered);

    /// <summary>Opens a stream of whole runs: add runs, take each with all its tasks.</summary>
    /// <param name="connections">The connections, which read logs, prepared for each run before it is added.</param>
    /// <param name="options">How use is turned into cost.</param>
    /// <param name="limits">How hard the services may be asked.</param>
    /// <returns>The stream; dispose of it before the connections.</returns>
    public static OrderedFanOut<RunRequest, RunTimelineRecord> OpenTimelines(OmicsConnections connections, UsageOptions options, CallLimits limits) =>
        Open<RunRequest, RunTimelineRecord>((caller, log) => new TimelineReader(connections, caller, options, limits, log).ReadAsync, limits);

    /// <summary>Opens a stream of runs that have ended, those included that HealthOmics has forgotten: add a search, take its runs.</summary>
    /// <param name="connections">The connections, which read logs, prepared for the Region before it is added.</param>
    /// <param name="limits">How hard the services may be asked.</param>
    /// <returns>The stream; dispose of it before the connections.</returns>
    public static OrderedFanOut<FoundRunQuery, FoundRun> OpenFoundRuns(OmicsConnections connections, CallLimits limits) =>
        Open<FoundRunQuery, FoundRun>((caller, log) => new RunFinder(connections, caller, limits, log).ReadAsync, limits);

    private static LogFollower Follower(
        OmicsConnections connections,
        LogQuery query,
        CallLimits limits,
        ServiceCaller caller,
        Func<string, ValueTask> log,
        Lane<LogPage> lane,
        CancellationToken cancellationToken)
    {
        var options = new WaitOptions { PollingInterval = query.PollingInterval };
        return new(new WaitContext(connections, options, limits, new WaitTally(), log), caller, query, lane, cancellationToken);
    }

    private static OrderedFanOut<RunRequest, TResult> OpenLots<TResult>(
        Func<ServiceCaller, Func<string, ValueTask>, Func<IReadOnlyList<RunRequest>, Lane<TResult>, CancellationToken, Task>> reader,
        CallLimits limits,
        bool isOrdered)
        where TResult : class => Open(
            reader, limits, ManifestLotReader.LotsAtOnce(limits), ManifestLotReader.MinRuns, ManifestLotReader.MaxRuns, isOrdered);

    private static OrderedFanOut<TRequest, TResult> Open<TRequest, TResult>(
        Func<ServiceCaller, Func<string, ValueTask>, Func<TRequest, Lane<TResult>, CancellationToken, Task>> reader, CallLimits limits)
        where TResult : class => Open<TRequest, TResult>(
            (caller, log) =>
            {
                var read = reader(caller, log);
                return (lot, lane, stop) => read(lot[0], lane, stop);
            },
            limits,
            limits.Concurrency,
            minLot: 1,
            maxLot: 1,
            isOrdered: true);

    private static OrderedFanOut<TRequest, TResult> Open<TRequest, TResult>(
        Func<ServiceCaller, Func<string, ValueTask>, Func<IReadOnlyList<TRequest>, Lane<TResult>, CancellationToken, Task>> reader,
        CallLimits limits,
        int lotsAtOnce,
        int minLot,
        int maxLot,
        bool isOrdered)
        where TResult : class
    {
        OrderedFanOut<TRequest, TResult>? stream = null;
        ValueTask LogAsync(string message) => stream!.SayAsync(message);
        var caller = new ServiceCaller(limits, LogAsync);

        // Twice as many results as requests in flight: the next ones start while the finished ones wait for their turn.
        stream = new OrderedFanOut<TRequest, TResult>(reader(caller, LogAsync), lotsAtOnce, 2 * limits.Concurrency, minLot, maxLot, isOrdered);
        return stream;
    }
}
