using System;

namespace OmicsTools.Output;

/// <summary>Lengths of time as whole numbers, which read the same in every culture.</summary>
internal static class WholeSeconds
{
    /// <summary>The seconds, rounded; null stays null.</summary>
    public static long? Of(TimeSpan? span) => span is { } known ? (long)Math.Round(known.TotalSeconds) : null;
}
