using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace OmicsTools.Engine.Calls;

/// <summary>The calls of one command: those that wait, in order, and how many are in flight. The scheduler's lock guards it.</summary>
internal sealed class CommandQueue
{
    private readonly CallLimits _limits;
    private readonly Dictionary<string, OperationQueue> _operations = new(StringComparer.Ordinal);

    public CommandQueue(CallLimits limits)
    {
        _limits = limits;
    }

    /// <summary>How many calls hold a lease.</summary>
    public int InFlight { get; set; }

    /// <summary>Whether another call may be in flight.</summary>
    public bool HasPlace => InFlight < _limits.Concurrency;

    /// <summary>The operations that calls wait for, the one whose first call has the lowest turn first.</summary>
    public IEnumerable<OperationQueue> Waiting => _operations.Values.Where(queue => queue.Calls.Count > 0).OrderBy(queue => queue.Calls.First().Key);

    /// <summary>The queue of the calls that wait for a quota; null where there are none.</summary>
    public OperationQueue? WaitingFor(RateLimiter shared) =>
        _operations.Values.FirstOrDefault(queue => queue.Shared == shared && queue.Calls.Count > 0);

    /// <summary>The queue of an operation; made where it is the first call of it.</summary>
    /// <param name="quota">What the service counts the calls against.</param>
    /// <param name="shared">The limiter of that quota.</param>
    /// <param name="time">The time that the command's own limit goes by.</param>
    public OperationQueue For(OperationQuota quota, RateLimiter shared, TimeProvider time)
    {
        if (!_operations.TryGetValue(quota.Name, out var queue))
        {
            var rate = _limits.RequestsPerSecond ?? quota.RequestsPerSecond;
            _operations.Add(quota.Name, queue = new OperationQueue(shared, new RateLimiter(time), rate));
        }

        // A command whose input comes slowly may find the limiter that it knew forgotten.
        queue.Shared = shared;
        return queue;
    }

    /// <summary>The command's calls of one operation that wait.</summary>
    /// <param name="shared">The quota of the account, which all commands share.</param>
    /// <param name="own">The command's own limit.</param>
    /// <param name="requestsPerSecond">The most requests per second of this operation that the command may send.</param>
    internal sealed class OperationQueue(RateLimiter shared, RateLimiter own, double requestsPerSecond)
    {
        public RateLimiter Shared { get; set; } = shared;

        public RateLimiter Own { get; } = own;

        public double RequestsPerSecond { get; } = requestsPerSecond;

        /// <summary>By turn, and within a turn in the order they came.</summary>
        public SortedDictionary<(long Turn, long Arrival), TaskCompletionSource<Lease>> Calls { get; } = [];
    }
}
