using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace OmicsTools.Engine.Calls;

/// <summary>
/// Decides which call is sent next. A call gets its place among those of its command in flight, a token of the account's rate
/// and one of the command's own limit together, at the moment it is sent: a token that was taken earlier would be sent late,
/// with all others that waited. Commands take turns; the calls of one command go in the order of their turns.
/// </summary>
internal sealed class CallScheduler
{
    private readonly object _lock = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Dictionary<string, RateLimiter> _shared = new(StringComparer.Ordinal);
    private readonly LinkedList<CommandQueue> _waiting = new();
    private long _arrivals;

    public CallScheduler(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(_ => Change(() => { }), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The one of this process: the service counts requests by account, Region and operation, whoever sends them.</summary>
    public static CallScheduler Shared { get; } = new(TimeProvider.System);

    /// <summary>Waits until a call may be sent.</summary>
    /// <param name="command">The command whose call it is.</param>
    /// <param name="quota">What the service counts the call against: account, Region and operation.</param>
    /// <param name="turn">The call's turn among those of its command; those with the same turn go in the order they come.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The lease, to be disposed of at the end of the call.</returns>
    public async Task<Lease> AcquireAsync(CommandQueue command, OperationQuota quota, long turn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var granted = new TaskCompletionSource<Lease>(TaskCreationOptions.RunContinuationsAsynchronously);
        CommandQueue.OperationQueue? queue = null;
        (long Turn, long Arrival) place = default;
        Change(() =>
        {
            queue = command.For(quota, SharedLimiter(quota.Name), _time);
            place = (turn, ++_arrivals);
            queue.Calls.Add(place, granted);
            if (!_waiting.Contains(command))
            {
                _ = _waiting.AddLast(command);
            }
        });

        using (cancellationToken.Register(GiveUp))
        {
            return await granted.Task.ConfigureAwait(false);
        }

        void GiveUp() => Change(() =>
        {
            // Otherwise it was granted at the same moment, and will be returned.
            if (queue!.Calls.Remove(place))
            {
                _ = granted.TrySetCanceled(cancellationToken);
            }
        });
    }

    /// <summary>Changes something that decides which calls may be sent, and sends those that may.</summary>
    internal void Change(Action change)
    {
        lock (_lock)
        {
            change();
            Dispatch();
        }
    }

    private void Dispatch()
    {
        var delay = Timeout.InfiniteTimeSpan;
        for (var command = _waiting.First; command is not null;)
        {
            var next = command.Next;
            if (!command.Value.Waiting.Any())
            {
                _waiting.Remove(command);
            }
            else if (TryGrant(command.Value, ref delay))
            {
                // The others come first now.
                _waiting.Remove(command);
                _waiting.AddLast(command);
                (next, delay) = (_waiting.First, Timeout.InfiniteTimeSpan);
            }

            command = next;
        }

        _ = _timer.Change(delay, Timeout.InfiniteTimeSpan);
    }

    private bool TryGrant(CommandQueue command, ref TimeSpan delay)
    {
        if (!command.HasPlace)
        {
            return false;
        }

        foreach (var queue in command.Waiting)
        {
            var ofAccount = queue.Shared.DelayUntilToken(HighestLimit(queue.Shared));
            var ofCommand = queue.Own.DelayUntilToken(queue.RequestsPerSecond);
            var longer = ofAccount > ofCommand ? ofAccount : ofCommand;
            if (longer == TimeSpan.Zero)
            {
                queue.Shared.Take();
                queue.Own.Take();
                command.InFlight++;
                var first = queue.Calls.First();
                _ = queue.Calls.Remove(first.Key);
                first.Value.SetResult(new Lease(this, command, queue.Shared, _time.GetTimestamp()));
                return true;
            }

            delay = delay == Timeout.InfiniteTimeSpan || longer < delay ? longer : delay;
        }

        return false;
    }

    // Whoever allows more than the default knows the account's quota; the others keep to their own limits.
    private double HighestLimit(RateLimiter shared) =>
        _waiting.Select(command => command.WaitingFor(shared)).OfType<CommandQueue.OperationQueue>().Max(queue => queue.RequestsPerSecond);

    // A session may live for a year, under keys that change every hour.
    private RateLimiter SharedLimiter(string quota)
    {
        if (!_shared.TryGetValue(quota, out var limiter))
        {
            foreach (var idle in _shared.Where(entry => entry.Value.IsIdle).Select(entry => entry.Key).ToList())
            {
                _ = _shared.Remove(idle);
            }

            _shared.Add(quota, limiter = new RateLimiter(_time));
        }

        return limiter;
    }
}
