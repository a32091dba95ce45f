using System;
using System.Collections.Generic;
using System.Linq;

namespace OmicsTools.Timeline;

/// <summary>How much of something is in use over time: in each column of a picture the most at one time.</summary>
internal sealed class InUse
{
    private InUse(double[] columns)
    {
        Columns = columns;
        Most = columns.Length == 0 ? 0 : columns.Max();
    }

    /// <summary>From the left to the right.</summary>
    public double[] Columns { get; }

    /// <summary>The most at any time.</summary>
    public double Most { get; }

    /// <summary>Adds up spans of time.</summary>
    /// <param name="spans">From when to when, and how much.</param>
    /// <param name="scale">Where times lie; its width is the number of columns.</param>
    /// <param name="width">The number of columns.</param>
    public static InUse Of(IEnumerable<(DateTime? From, DateTime? To, double Amount)> spans, TimeScale scale, int width)
    {
        var columns = new double[width];
        var changes = spans.Where(span => span.From is not null && span.To > span.From)
            .SelectMany(span => new[] { (Time: span.From!.Value, Change: span.Amount), (Time: span.To!.Value, Change: -span.Amount) })
            .OrderBy(change => change.Time)
            .ThenBy(change => change.Change)
            .ToList();
        var now = 0d;
        for (var i = 0; i + 1 < changes.Count; i++)
        {
            now += changes[i].Change;
            if (changes[i + 1].Time > changes[i].Time)
            {
                // A span that ends where a column begins is not in it.
                var last = Math.Max((int)scale.At(changes[i].Time), (int)Math.Ceiling(scale.At(changes[i + 1].Time)) - 1);
                for (var column = (int)scale.At(changes[i].Time); column <= last && column < width; column++)
                {
                    columns[column] = Math.Max(columns[column], now);
                }
            }
        }

        return new InUse(columns);
    }
}
