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

    /// <summary>Moves the time forward.</summary>
    /// <param name="by">By how much.</param>
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

    /// <summary>Stops the time, so that only <see cref="Advance"/> moves it.</summary>
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
