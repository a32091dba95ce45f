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

    /// <summary>A number.</summary>
    public static object From(IFormattable number) => new Figure(number);

    /// <inheritdoc/>
    public override string ToString() => ((IFormattable)BaseObject).ToString(null, CultureInfo.InvariantCulture);
}
