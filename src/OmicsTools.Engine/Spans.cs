using System;

namespace OmicsTools.Engine;

/// <summary>Lengths of time between events of which any may be missing.</summary>
internal static class Spans
{
    /// <summary>From one event to the next, or to now; null where either end is unknown, and never negative.</summary>
    /// <param name="from">The first event.</param>
    /// <param name="to">The second event; null when it has not come.</param>
    /// <param name="now">What counts as the end meanwhile; null when the second event will not come any more.</param>
    public static TimeSpan? Between(DateTime? from, DateTime? to, DateTime? now)
    {
        var span = (to ?? now) - from;
        return span < TimeSpan.Zero ? TimeSpan.Zero : span;
    }
}
