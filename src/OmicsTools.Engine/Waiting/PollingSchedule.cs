using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Waiting;

/// <summary>Says when to look again, and when to stop.</summary>
internal sealed class PollingSchedule
{
    // An end is noticed after a twentieth of the time it took at the latest, or after half a minute.
    private const double ShareOfWait = 0.05;
    private const double JitterShare = 0.1;

    // Looking takes a third of the time at most, so that others have two thirds of the quota at least.
    private const double PauseForEachPoll = 2;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    // What takes this much longer than it should was not waited for: the computer slept, or its clock was set. A look may ask
    // for thousands of runs that have ended, ten a second.
    private static readonly TimeSpan Oversleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromHours(1);

    private readonly WaitOptions _options;
    private readonly Func<string, ValueTask> _log;
    private readonly TimeProvider _time = Clock.Current;
    private DateTimeOffset _last;
    private TimeSpan _waited;

    public PollingSchedule(WaitOptions options, Func<string, ValueTask> log)
    {
        _options = options;
        _log = log;
        _last = _time.GetUtcNow();
    }

    /// <summary>Waits until it is time to look again.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False, at once, when the time limit was reached before the last look.</returns>
    public async Task<bool> PauseAsync(CancellationToken cancellationToken)
    {
        var poll = await CountAsync(LongestPoll).ConfigureAwait(false);
        var pause = Max(Jittered(_options.PollingInterval ?? Default()), TimeSpan.FromTicks((long)(poll.Ticks * PauseForEachPoll)));
        if (_options.Timeout is { } timeout)
        {
            if (_waited >= timeout)
            {
                return false;
            }

            // The last look is at the limit, not before it.
            pause = Min(pause, timeout - _waited);
        }

        await Clock.DelayAsync(_time, pause, cancellationToken).ConfigureAwait(false);
        _ = await CountAsync(pause + Oversleep).ConfigureAwait(false);
        return true;
    }

    private TimeSpan Default() => Min(Longest, Max(Shortest, TimeSpan.FromTicks((long)(_waited.Ticks * ShareOfWait))));

    private static TimeSpan Jittered(TimeSpan interval) =>
        TimeSpan.FromTicks((long)(interval.Ticks * (1 - JitterShare + (2 * JitterShare * Chance.NextDouble()))));

    /// <summary>Adds what has passed since the last time to the time waited; what is far too long does not count.</summary>
    private async Task<TimeSpan> CountAsync(TimeSpan most)
    {
        var now = _time.GetUtcNow();
        var passed = now - _last;
        _last = now;
        var counted = Max(TimeSpan.Zero, Min(passed, most));
        _waited += counted;
        if (passed > most)
        {
            await _log(string.Format(
                CultureInfo.InvariantCulture,
                "The computer slept, or its clock was set: {0:c} more have passed than were waited for, and do not count.",
                TimeSpan.FromSeconds(Math.Round((passed - most).TotalSeconds)))).ConfigureAwait(false);
        }

        return counted;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
