using System;
using System.Globalization;
using System.Linq;

namespace OmicsTools.Timeline;

/// <summary>Lengths of time as Nextflow writes them, and as people say them.</summary>
internal static class Spans
{
    /// <summary>In whole seconds, without the parts that are zero: <c>1d 2h 5s</c>.</summary>
    public static string Text(TimeSpan span)
    {
        var whole = TimeSpan.FromSeconds(Math.Round(span.TotalSeconds));
        var parts = new[] { (whole.Days, "d"), (whole.Hours, "h"), (whole.Minutes, "m"), (whole.Seconds, "s") }
            .Where(part => part.Item1 > 0)
            .Select(part => part.Item1.ToString(CultureInfo.InvariantCulture) + part.Item2);
        return string.Join(" ", parts) is { Length: > 0 } text ? text : "0s";
    }

    /// <summary>The two largest parts alone, which is enough to compare by eye: <c>1d 2h</c>.</summary>
    public static string Short(TimeSpan span) => string.Join(" ", Text(span).Split(' ').Take(2));
}
