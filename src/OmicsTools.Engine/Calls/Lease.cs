using System;
using System.Threading;

namespace OmicsTools.Engine.Calls;

/// <summary>The right to send one request now. Disposing of it lets the next call have its place.</summary>
internal sealed class Lease : IDisposable
{
    private readonly CallScheduler _scheduler;
    private readonly CommandQueue _command;
    private readonly RateLimiter _shared;
    private readonly long _sent;
    private int _isReturned;

    public Lease(CallScheduler scheduler, CommandQueue command, RateLimiter shared, long sent)
    {
        _scheduler = scheduler;
        _command = command;
        _shared = shared;
        _sent = sent;
    }

    /// <summary>The service throttled the request.</summary>
    public void Throttled() => _scheduler.Change(() => _shared.Throttled(_sent));

    /// <summary>The service said when to come again.</summary>
    public void HoldBack(TimeSpan pause) => _scheduler.Change(() => _shared.HoldBack(pause));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isReturned, 1) == 0)
        {
            _scheduler.Change(() => _command.InFlight--);
        }
    }
}
