using System;

namespace OmicsTools.Engine.Calls;

/// <summary>
/// A token bucket for the calls of one operation. It slows down when the service throttles, because others in the account use
/// the same quota, and recovers when it does not. The scheduler's lock guards it.
/// </summary>
internal sealed class RateLimiter
{
    // The service allows a second's worth at once. A little less is sent: requests do not arrive as evenly as they leave.
    private const double BurstSeconds = 0.9;
    private const double MinRate = 1;
    private const double DecreaseFactor = 0.7;
    private const double RecoveryPerSecond = 0.05;

    private static readonly TimeSpan FullRecovery = TimeSpan.FromMinutes(10);

    private readonly TimeProvider _time;
    private double _limit;

    // Requests per second that the service stands; without end until it throttles.
    private double _sustainable = double.PositiveInfinity;
    private double _tokens = double.PositiveInfinity;
    private long _refilled;
    private long _decreased;

    public RateLimiter(TimeProvider time)
    {
        _time = time;
        _refilled = _decreased = time.GetTimestamp();
    }

    /// <summary>True once the limiter has been idle long enough to be full and fully recovered, as a new one is.</summary>
    public bool IsIdle => _time.GetElapsedTime(_refilled) > FullRecovery;

    private double Rate => Math.Min(_limit, _sustainable);

    /// <summary>How long until a call may be sent; zero when one may be sent now.</summary>
    /// <param name="limit">The highest rate that anyone who waits may use, in requests per second.</param>
    public TimeSpan DelayUntilToken(double limit)
    {
        _limit = limit;
        Refill();
        if (_tokens >= 1)
        {
            return TimeSpan.Zero;
        }

        // Timers count whole milliseconds: round up rather than wake a moment too early.
        var held = Math.Max(0, -_time.GetElapsedTime(_refilled).TotalSeconds);
        return TimeSpan.FromMilliseconds(Math.Ceiling((held + ((1 - _tokens) / Rate)) * 1000));
    }

    /// <summary>Takes a token, after <see cref="DelayUntilToken"/> said zero.</summary>
    public void Take() => _tokens--;

    /// <summary>The service throttled a call.</summary>
    /// <param name="sent">When that call was sent: one sent before the last decrease says nothing new.</param>
    public void Throttled(long sent)
    {
        if (sent < _decreased)
        {
            return;
        }

        Refill();
        _decreased = _time.GetTimestamp();
        _sustainable = Math.Max(Math.Min(MinRate, _limit), Rate * DecreaseFactor);
        _tokens = Math.Min(_tokens, 0);
    }

    /// <summary>Holds back all calls, because the service said when to come again.</summary>
    public void HoldBack(TimeSpan pause)
    {
        Refill();
        _tokens = Math.Min(_tokens, 0);
        _refilled = Math.Max(_refilled, _time.GetTimestamp() + (long)(pause.TotalSeconds * _time.TimestampFrequency));
    }

    private void Refill()
    {
        var now = _time.GetTimestamp();
        var seconds = _time.GetElapsedTime(_refilled, now).TotalSeconds;
        if (seconds < 0)
        {
            // Held back: nothing comes in before then.
            return;
        }

        _refilled = now;
        _sustainable += _limit * RecoveryPerSecond * seconds;
        _tokens = Math.Min(Math.Max(1, Rate * BurstSeconds), _tokens + (seconds * Rate));
    }
}
