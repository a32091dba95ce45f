using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Emulator;

namespace OmicsTools.Tests.Waiting;

/// <summary>
/// Time that passes when someone waits for it, and not otherwise: a wait of half a minute moves the emulator's clock by half
/// a minute and is over.
/// </summary>
public sealed class DrivenTime : TimeProvider, IDisposable
{
    private const string Name = "OmicsTools.TimeProvider";

    private readonly EmulatorClock _clock;
    private readonly ConcurrentQueue<TimeSpan> _pauses = new();

    public DrivenTime(EmulatorClock clock)
    {
        _clock = clock;
        clock.Stop();
        AppDomain.CurrentDomain.SetData(Name, this);
    }

    /// <summary>How long was waited, each time.</summary>
    public IReadOnlyCollection<TimeSpan> Pauses => _pauses;

    /// <summary>Happens before a wait is over; is told how many waits there were.</summary>
    public Action<int> OnPause { get; set; } = _ => { };

    /// <summary>Has no wait come to its end.</summary>
    public bool IsStanding { get; set; }

    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _pauses.Enqueue(dueTime);
        if (!IsStanding)
        {
            _ = Task.Run(() =>
            {
                _clock.Advance(dueTime);
                OnPause(_pauses.Count);
                callback(state);
            });
        }

        return new NoTimer();
    }

    public void Dispose() => AppDomain.CurrentDomain.SetData(Name, null);

    // The time that it would have fired is decided already.
    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
