using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OmicsTools.Benchmarks.Support;

/// <summary>A row of the table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The median, with its unit.</param>
/// <param name="Bar">What it must not miss; empty where it is only reported.</param>
/// <param name="Missed">Whether it missed that.</param>
internal sealed record Row(string Name, string Value, string Bar = "", bool Missed = false)
{
    /// <summary>A row that must not exceed its bar.</summary>
    public static Row AtMost(string name, double value, double bar, string unit) =>
        new(name, Text(value, unit), "at most " + Text(bar, unit), value > bar);

    /// <summary>A row that must reach its bar.</summary>
    public static Row AtLeast(string name, double value, double bar, string unit) =>
        new(name, Text(value, unit), "at least " + Text(bar, unit), value < bar);

    /// <summary>A row that is only reported.</summary>
    public static Row Report(string name, double value, string unit) => new(name, Text(value, unit));

    /// <summary>The middle one of several measurements.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>The row as a line of a Markdown table.</summary>
    public override string ToString() => $"| {Name} | {Value} | {Bar}{(Missed ? " (missed)" : string.Empty)} |";

    private static string Text(double value, string unit) => value.ToString(Math.Abs(value) < 10 ? "0.00" : "0.#", CultureInfo.InvariantCulture) + " " + unit;
}
