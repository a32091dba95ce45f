using System;
using System.Threading;

namespace OmicsTools.Emulator;

/// <summary>The emulator's time: the real one, until a test takes the wheel.</summary>
public sealed class EmulatorClock : TimeProvider
{
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
    public void Advance(TimeSpan by)
    {
        lock (_gate)
        {
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
        return _started + ((real - _started) * _speed) + _offset;
    }
}
