using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace OmicsTools.Engine.Calls;

/// <summary>
/// Keeps the calls of one operation under a rate, in the order of their turns: a token bucket that gives way when the
/// service throttles all the same, because others in the account use the same quota, and recovers when it does not.
/// </summary>
internal sealed class Pacer
{
    // The service allows a second's worth at once. A little less is sent: requests do not arrive as evenly as they leave.
    private const double BurstSeconds = 0.9;
    private const double SlowestRate = 1;
    private const double CutTo = 0.7;
    private const double RecoverPerSecond = 0.05;

    // By then any rate has recovered, and any bucket is full.
    private const double RememberSeconds = 600;

    private readonly TurnSemaphore _next = new(1);
    private readonly object _gate = new();
    private double _limit;
    private double _rate;
    private double _tokens;
    private long _refilled = Stopwatch.GetTimestamp();
    private long _cut;

    public Pacer(double requestsPerSecond)
    {
        _limit = _rate = requestsPerSecond;
        _tokens = Burst;
    }

    private double Burst => Math.Max(1, _rate * BurstSeconds);

    /// <summary>Sets the limit; the latest caller's word counts.</summary>
    public void SetLimit(double requestsPerSecond)
    {
        lock (_gate)
        {
            if (requestsPerSecond.Equals(_limit))
            {
                return;
            }

            // Nothing that was learnt is forgotten, and no call comes for free: commands with other limits may take turns.
            Refill();
            _rate = _rate < _limit ? Math.Min(_rate, requestsPerSecond) : requestsPerSecond;
            _limit = requestsPerSecond;
            _tokens = Math.Min(_tokens, Burst);
        }
    }

    /// <summary>Whether so long ago that a new pacer would do the same.</summary>
    public bool IsForgotten
    {
        get
        {
            lock (_gate)
            {
                return SecondsBetween(_refilled, Stopwatch.GetTimestamp()) > RememberSeconds;
            }
        }
    }

    /// <summary>Waits until a call may be made.</summary>
    /// <param name="caller">Who makes it: those that wait go in rotation.</param>
    /// <param name="turn">The call's turn among those of the same caller.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task WaitAsync(object caller, long turn, CancellationToken cancellationToken)
    {
        await _next.WaitAsync(caller, turn, cancellationToken).ConfigureAwait(false);
        try
        {
            while (Take() is { } wait)
            {
                await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _next.Release();
        }
    }

    /// <summary>The service throttled a call that this pacer had let through.</summary>
    /// <param name="sent">When that call was sent: one that was sent before the last cut says nothing new.</param>
    public void Throttled(long sent)
    {
        lock (_gate)
        {
            if (sent < _cut)
            {
                return;
            }

            Refill();
            _cut = Stopwatch.GetTimestamp();
            _rate = Math.Max(Math.Min(SlowestRate, _limit), _rate * CutTo);
            _tokens = Math.Min(_tokens, 0);
        }
    }

    /// <summary>Holds back all calls, because the service said when to come again.</summary>
    /// <param name="pause">The time until then.</param>
    public void HoldBack(TimeSpan pause)
    {
        lock (_gate)
        {
            Refill();
            _tokens = Math.Min(_tokens, 0);
            _refilled = Math.Max(_refilled, Stopwatch.GetTimestamp() + (long)(pause.TotalSeconds * Stopwatch.Frequency));
        }
    }

    /// <summary>Takes a token, or says how long until there is one.</summary>
    private TimeSpan? Take()
    {
        lock (_gate)
        {
            Refill();
            if (_tokens >= 1)
            {
                _tokens--;
                return null;
            }

            // Timers count whole milliseconds: round up rather than wake a moment too early.
            var held = Math.Max(0, SecondsBetween(Stopwatch.GetTimestamp(), _refilled));
            return TimeSpan.FromMilliseconds(Math.Ceiling((held + ((1 - _tokens) / _rate)) * 1000));
        }
    }

    private void Refill()
    {
        var now = Stopwatch.GetTimestamp();
        if (now <= _refilled)
        {
            // Held back: nothing comes in before then.
            return;
        }

        var seconds = SecondsBetween(_refilled, now);
        _refilled = now;
        _rate = Math.Min(_limit, _rate + (_limit * RecoverPerSecond * seconds));
        _tokens = Math.Min(Burst, _tokens + (seconds * _rate));
    }

    private static double SecondsBetween(long from, long to) => (to - from) / (double)Stopwatch.Frequency;
}
