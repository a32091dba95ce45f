using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Tasks;

/// <summary>Says, once in a stream, that the quota will make it long, and what would be quick.</summary>
internal sealed class DetailAnnouncement
{
    private const double LongSeconds = 5;

    private readonly DetailLevel _detail;
    private readonly CallLimits _limits;
    private readonly Func<string, ValueTask> _log;
    private int _expected;
    private int _isSaid;

    public DetailAnnouncement(DetailLevel detail, CallLimits limits, Func<string, ValueTask> log)
    {
        _detail = detail;
        _limits = limits;
        _log = log;
    }

    private double RequestsPerSecond => _limits.RequestsPerSecond ?? CallLimits.DefaultRequestsPerSecond;

    /// <summary>So many more tasks turned out to need a call each.</summary>
    public ValueTask ExpectAsync(int tasks)
    {
        var seconds = Interlocked.Add(ref _expected, tasks) / RequestsPerSecond;
        return seconds > LongSeconds && Interlocked.Exchange(ref _isSaid, 1) == 0 ? _log(Describe(seconds)) : default;
    }

    private string Describe(double seconds) => string.Format(
        CultureInfo.InvariantCulture,
        "{0} tasks so far need a call each: at {1} calls a second that takes {2:0} s. {3}-Detail None is quick: a call for a "
        + "hundred tasks. An account whose quota is higher can raise -MaxRequestsPerSecond.",
        _expected,
        RequestsPerSecond,
        seconds,
        _detail == DetailLevel.All ? "-Detail Failed asks for the failed tasks alone. " : string.Empty);
}
