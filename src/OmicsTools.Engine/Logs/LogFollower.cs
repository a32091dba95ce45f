using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Engine.Tasks;
using OmicsTools.Engine.Waiting;

namespace OmicsTools.Engine.Logs;

/// <summary>Follows logs until what writes them has ended: of tasks, those that are yet to start included, or of runs.</summary>
internal sealed class LogFollower
{
    private const int PagesAhead = 16;

    // Lines come a little later than the end of what wrote them.
    private const int QuietLooks = 2;
    private static readonly TimeSpan LongestDelivery = TimeSpan.FromMinutes(5);

    private readonly WaitContext _context;
    private readonly ServiceCaller _caller;
    private readonly LogQuery _query;
    private readonly Lane<LogPage> _lane;
    private readonly CancellationToken _cancellationToken;
    private readonly DateTime _begun = Clock.Current.GetUtcNow().UtcDateTime;
    private readonly Channel<StreamEvent<LogPage>> _pages = Channel.CreateBounded<StreamEvent<LogPage>>(PagesAhead);
    private readonly ConcurrentDictionary<(string? Region, ProfileReference? Profile, string Stream), Followed> _followed = new();
    private readonly ConcurrentDictionary<(string Region, ProfileReference? Profile, string RunId), LogsOfRun> _runs = new();

    // Whose logs were read: an endpoint that never answered is more likely a wrong one than one that is down.
    private readonly ConcurrentDictionary<OmicsConnection, bool> _answered = new();

    public LogFollower(WaitContext context, ServiceCaller caller, LogQuery query, Lane<LogPage> lane, CancellationToken cancellationToken)
    {
        _context = context;
        _caller = caller;
        _query = query;
        _lane = lane;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Follows the logs of tasks.</summary>
    /// <param name="tasks">Which tasks; a status counts when a task is seen in it.</param>
    /// <param name="requests">The runs, or tasks of runs.</param>
    public Task FollowTasksAsync(TaskQuery tasks, IReadOnlyList<RunRequest> requests)
    {
        var watched = new TaskQuery { NameFilter = tasks.NameFilter, Detail = DetailLevel.None };
        return FollowAsync(
            (lane, stop) => new TaskWait(_context, watched, lane, stop).WaitAsync(requests),
            change =>
            {
                var task = change.Task!;
                var isWanted = tasks.Statuses.Count == 0 || tasks.Statuses.Contains(task.Status, StringComparer.OrdinalIgnoreCase);
                if (task.TaskId is null || !(isWanted || _followed.ContainsKey((task.Region, task.Profile, LogStreams.OfTask(task.RunId, task.TaskId)))) || !HasBegun(task))
                {
                    return null;
                }

                var request = requests.First(run => run.Key == (task.Region, task.Profile, task.RunId));
                return (LogSource.OfTask(request, task), task.StopTimeUtc);
            });
    }

    /// <summary>Follows the logs of runs, or of their engines.</summary>
    /// <param name="requests">The runs.</param>
    public Task FollowRunsAsync(IReadOnlyList<RunRequest> requests) => FollowAsync(
        (lane, stop) => new RunWait(_context, lane, stop).WaitAsync(requests),
        change =>
        {
            var run = change.Run!;
            var request = requests.First(asked => asked.Key == (run.Region, run.Profile, run.Id));
            var source = LogSource.OfRun(request, _query.IsOfEngine);
            source.RunName ??= run.Name;
            source.Begun = run.CreationTimeUtc;
            return (source, run.StopTimeUtc);
        });

    private static bool HasBegun(RunTask task) => task.CacheHit != true && task.StartTimeUtc is not null;

    private async Task FollowAsync(
        Func<Lane<StatusChange>, CancellationToken, Task> wait, Func<StatusChange, (LogSource Source, DateTime? StopTime)?> sourceOf)
    {
        var watching = Task.Run(WatchAsync, _cancellationToken);
        while (await _pages.Reader.WaitToReadAsync(_cancellationToken).ConfigureAwait(false) && _pages.Reader.TryRead(out var next))
        {
            await _lane.WriteAsync(next, _cancellationToken).ConfigureAwait(false);
        }

        await watching.ConfigureAwait(false);

        async Task WatchAsync()
        {
            try
            {
                var changes = Lane<StatusChange>.ReadAsync(_lane.Capacity, wait, _cancellationToken);
                await foreach (var next in changes.ConfigureAwait(false))
                {
                    if (next.Failure is not null)
                    {
                        await _pages.Writer.WriteAsync(new(null, next.Failure), _cancellationToken).ConfigureAwait(false);
                    }

                    if (next.Value is { } change && sourceOf(change) is { } found)
                    {
                        var followed = _followed.GetOrAdd(
                            (found.Source.Region, found.Source.Request.Profile, found.Source.StreamName), _ => Start(found.Source, change.IsEnd, found.StopTime));
                        followed.StopTime = found.StopTime;
                        followed.HasEnded |= change.IsEnd;
                    }
                }

                foreach (var followed in _followed.Values)
                {
                    followed.HasEnded = true;
                }

                await Task.WhenAll(_followed.Values.Select(followed => followed.Following)).ConfigureAwait(false);
            }
            finally
            {
                _ = _pages.Writer.TryComplete();
            }
        }
    }

    private Followed Start(LogSource source, bool hasEnded, DateTime? stopTime)
    {
        var followed = new Followed(source) { HasEnded = hasEnded, StopTime = stopTime };
        followed.Following = Task.Run(() => FollowAsync(followed), _cancellationToken);
        return followed;
    }

    private async Task FollowAsync(Followed followed)
    {
        var source = followed.Source;
        var run = _runs.GetOrAdd(
            source.Request.Key,
            _ => new LogsOfRun(_caller, _context.Connections.For(source.Region, source.Request.Profile), source.Request, _context.Log, _cancellationToken));

        // All lines of a task that starts later are new.
        var query = source.Task?.StartTimeUtc > _begun ? _query.WithoutTail() : _query;
        var reader = new LogStreamReader(_caller, run.Connection, source, query, CallSubject.NextTurn());
        try
        {
            // Whether there may be more is decided before each reading: afterwards it would say nothing of what was read.
            var mayGoOn = !followed.IsLongOver;
            await RideOutAsync(() => WriteAsync(source, reader.ReadAsync(isFollowed: mayGoOn, _cancellationToken), canBeMissing: mayGoOn)).ConfigureAwait(false);
            for (var quietLooks = 0; mayGoOn && quietLooks < QuietLooks && !run.HasFailed;)
            {
                var hasEnded = followed.HasEnded;
                IReadOnlyList<LogLine> lines = [];
                await RideOutAsync(async () => lines = await reader.LookAsync(_cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
                await WriteAsync(source, lines).ConfigureAwait(false);
                quietLooks = lines.Count == 0 && hasEnded ? quietLooks + 1 : 0;
                if (lines.Count == 0 && quietLooks < QuietLooks)
                {
                    await Clock.DelayAsync(Clock.Current, _query.PollingInterval, _cancellationToken).ConfigureAwait(false);
                }
            }

            if (mayGoOn && !run.HasFailed)
            {
                // A look may have ended in a gap of the log.
                await RideOutAsync(() => WriteAsync(source, reader.ReadOnAsync(_cancellationToken), canBeMissing: reader.HasRead)).ConfigureAwait(false);
            }
        }
        catch (OmicsException e)
        {
            if (await run.ExplainAsync(source, e).ConfigureAwait(false) is { } explanation)
            {
                await _pages.Writer.WriteAsync(explanation, _cancellationToken).ConfigureAwait(false);
            }
        }

        // What was written before a failure is known to the reader, and does not come again.
        async Task RideOutAsync(Func<Task> read)
        {
            for (DateTimeOffset? since = null; ;)
            {
                try
                {
                    await read().ConfigureAwait(false);
                    _answered[run.Connection] = true;
                    return;
                }
                catch (OmicsException e) when (e.Kind != FailureKind.RepeatedPage
                    && WaitFailures.IsPassing(e, _answered.ContainsKey(run.Connection))
                    && !(followed.HasEnded && Clock.Current.GetUtcNow() - (since ??= Clock.Current.GetUtcNow()) > LongestDelivery))
                {
                    await _context.Log($"The log is followed on: {e.Message}").ConfigureAwait(false);
                }

                await Clock.DelayAsync(Clock.Current, _query.PollingInterval, _cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task WriteAsync(LogSource source, IAsyncEnumerable<IReadOnlyList<LogLine>> pages, bool canBeMissing)
    {
        try
        {
            await foreach (var lines in pages.ConfigureAwait(false))
            {
                await WriteAsync(source, lines).ConfigureAwait(false);
            }
        }
        catch (OmicsException e) when (canBeMissing && e.Kind == FailureKind.LogNotFound)
        {
            // A stream is made with its first line, which may be yet to come.
        }
    }

    private async Task WriteAsync(LogSource source, IReadOnlyList<LogLine> lines)
    {
        foreach (var page in LogPage.Of(source, lines))
        {
            await _pages.Writer.WriteAsync(new(page), _cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A log that is followed.</summary>
    private sealed class Followed(LogSource source)
    {
        public LogSource Source { get; } = source;

        public Task Following { get; set; } = Task.CompletedTask;

        /// <summary>Whether what writes the log has ended.</summary>
        public bool HasEnded { get; set; }

        /// <summary>When that was, UTC; null where it goes on.</summary>
        public DateTime? StopTime { get; set; }

        /// <summary>Whether so long ago that all lines are there.</summary>
        public bool IsLongOver => HasEnded && StopTime is { } stop && Clock.Current.GetUtcNow().UtcDateTime - stop > LongestDelivery;
    }
}
