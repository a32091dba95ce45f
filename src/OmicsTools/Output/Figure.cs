using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Management.Automation;

namespace OmicsTools.Output;

/// <summary>
/// A number with a fraction: to calculate with as any other, and as text with a point in every culture. Export-Csv would write
/// <c>0,5</c> under de-DE, which other programs read as two cells.
/// </summary>
[SuppressMessage("Design", "MA0097:A class that implements IComparable should override comparison operators", Justification = "PowerShell compares the number in it.")]
internal sealed class Figure : PSObject
{
    private Figure(IFormattable number)
        : base(number)
    {
    }

    /// <summary>A number; null stays null.</summary>
    public static object? From(double? number) => number is { } known ? new Figure(known) : null;

    /// <summary>An amount; null stays null.</summary>
    public static object? From(decimal? number) => number is { } known ? new Figure(known) : null;

    /// <summary>A share of something, to four digits; null where either is not known.</summary>
    public static object? Share(double? part, double? whole) => whole > 0 && part is { } known ? new Figure(Math.Round(known / whole.Value, 4)) : null;

    /// <inheritdoc/>
    public override string ToString() => ((IFormattable)BaseObject).ToString(null, CultureInfo.InvariantCulture);
}
