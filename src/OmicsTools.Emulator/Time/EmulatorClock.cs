using System;
using System.Threading;

namespace OmicsTools.Emulator;

/// <summary>The emulator's time: the real one, until a test takes the wheel.</summary>
public sealed class EmulatorClock : TimeProvider
{
    // Where runs and tasks can still have times before and after it.
    private static readonly DateTimeOffset Earliest = new(1971, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly double _speed;
    private readonly DateTimeOffset _started = DateTimeOffset.UtcNow;
    private TimeSpan _offset;
    private DateTimeOffset? _stoppedAt;

    /// <summary>Creates a clock that shows the real time, or passes faster from now on.</summary>
    /// <param name="speed">How many seconds pass in a real one.</param>
    public EmulatorClock(double speed = 1)
    {
        _speed = speed;
    }

    /// <summary>The time that the service goes by.</summary>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _stoppedAt ?? Running();
        }
    }

    /// <summary>
    /// How far ahead of the real time the front end is when it checks signatures; negative for behind. Moving the time
    /// of runs and tasks leaves signatures alone: clients sign with the real time.
    /// </summary>
    public TimeSpan Skew { get; set; }

    internal DateTimeOffset SigningTime => DateTimeOffset.UtcNow + Skew;

    /// <summary>Moves the time.</summary>
    /// <param name="by">By how much; negative for back.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time would leave the years 1971 to 8999.</exception>
    public void Advance(TimeSpan by)
    {
        lock (_gate)
        {
            var now = _stoppedAt ?? Running();
            if (by < Earliest - now || by > Latest - now)
            {
                throw new ArgumentOutOfRangeException(nameof(by), by, "The time can be moved within the years 1971 to 8999.");
            }

            if (_stoppedAt is not null)
            {
                _stoppedAt += by;
            }
            else
            {
                _offset += by;
            }
        }
    }

    /// <summary>Moves the time to a moment, from where it goes on.</summary>
    /// <param name="to">The moment.</param>
    public void Set(DateTimeOffset to) => Advance(to - GetUtcNow());

    /// <summary>Stops the time, so that only <see cref="Advance"/> and <see cref="Set"/> move it.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stoppedAt ??= Running();
        }
    }

    private DateTimeOffset Running()
    {
        var real = DateTimeOffset.UtcNow;
        var passed = Math.Min((real - _started).Ticks * _speed, (Latest - _started).Ticks);
        var time = (_started - Earliest).Ticks + (long)passed + _offset.Ticks;
        return Earliest + TimeSpan.FromTicks(Math.Clamp(time, 0, (Latest - Earliest).Ticks));
    }
}
