using System;

namespace OmicsTools.Emulator;

/// <summary>A line of a log.</summary>
/// <param name="Timestamp">When it was written; the service keeps milliseconds.</param>
/// <param name="Message">The text.</param>
public readonly record struct EmulatedLogEvent(DateTimeOffset Timestamp, string Message)
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    /// <summary>When it was written, in whole milliseconds.</summary>
    public DateTimeOffset Timestamp { get; init; } = Timestamp.AddTicks(-(Timestamp.Ticks % TimeSpan.TicksPerMillisecond));

    /// <summary>When it arrives, and can be read: a second after it was written, unless another time is given.</summary>
    public DateTimeOffset IngestionTime { get; init; } = Timestamp + Delay;
}
