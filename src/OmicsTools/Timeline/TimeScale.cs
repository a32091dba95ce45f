using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OmicsTools.Timeline;

/// <summary>Where a time lies between two others, on a line of pixels or of characters.</summary>
internal sealed class TimeScale
{
    private static readonly TimeSpan[] Steps =
    [
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(seconds => TimeSpan.FromSeconds(seconds)),
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(minutes => TimeSpan.FromMinutes(minutes)),
        .. new[] { 1, 2, 3, 6, 12 }.Select(hours => TimeSpan.FromHours(hours)),
        .. new[] { 1, 2, 7, 14, 28, 91, 364 }.Select(days => TimeSpan.FromDays(days)),
    ];

    private readonly double _width;

    /// <param name="from">The time at the left.</param>
    /// <param name="to">The time at the right; a second later at least.</param>
    /// <param name="width">How long the line is.</param>
    public TimeScale(DateTime from, DateTime to, double width)
    {
        From = from;
        To = to - from < TimeSpan.FromSeconds(1) ? from.AddSeconds(1) : to;
        _width = width;
    }

    public DateTime From { get; }

    public DateTime To { get; }

    /// <summary>The place of a time, from 0 to the width.</summary>
    public double At(DateTime time) => Math.Max(0, Math.Min(1, (time - From).TotalSeconds / (To - From).TotalSeconds)) * _width;

    /// <summary>Round times to mark, no more than so many, with their texts: the hour, and the day where it begins or comes first.</summary>
    /// <param name="most">How many there is room for.</param>
    public IEnumerable<(DateTime Time, string Text, string? Day)> Ticks(int most)
    {
        var step = Steps.FirstOrDefault(candidate => (To - From).Ticks / candidate.Ticks < most);
        step = step == default ? Steps[Steps.Length - 1] : step;
        var format = step < TimeSpan.FromMinutes(1) ? "HH:mm:ss" : "HH:mm";
        DateTime? day = null;
        for (var time = new DateTime((From.Ticks + step.Ticks - 1) / step.Ticks * step.Ticks, DateTimeKind.Utc); time <= To; time += step)
        {
            var date = time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            yield return step >= TimeSpan.FromDays(1)
                ? (time, date.Substring(5), day?.Year == time.Year ? null : date.Substring(0, 4))
                : (time, time.ToString(format, CultureInfo.InvariantCulture), day == time.Date ? null : date);
            day = time.Date;
        }
    }
}
