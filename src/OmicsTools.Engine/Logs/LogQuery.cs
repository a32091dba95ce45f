using System;

namespace OmicsTools.Engine.Logs;

/// <summary>Which lines of the logs are wanted.</summary>
public sealed class LogQuery
{
    /// <summary>Only the last lines of each log, so many; null for all.</summary>
    public int? Tail { get; set; }

    /// <summary>Only lines of this time or later, UTC; null for no limit.</summary>
    public DateTime? After { get; set; }

    /// <summary>Only lines of this time or earlier, UTC; null for no limit.</summary>
    public DateTime? Before { get; set; }

    /// <summary>For logs of runs: whether the engine's log is wanted instead of the run's.</summary>
    public bool IsOfEngine { get; set; }

    /// <summary>The pause between two looks at a log that is followed.</summary>
    public TimeSpan PollingInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The same, with all lines of each log.</summary>
    internal LogQuery WithoutTail() => new() { After = After, Before = Before, IsOfEngine = IsOfEngine, PollingInterval = PollingInterval };
}
