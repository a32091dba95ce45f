using System;
using System.Globalization;
using System.Management.Automation;

namespace OmicsTools.Input;

/// <summary>Ids come as text, and as numbers where JSON, a spreadsheet or the prompt made them numbers.</summary>
internal static class Scalar
{
    /// <summary>A text, or a whole number in digits; null for anything else.</summary>
    /// <param name="value">The value, bare or wrapped.</param>
    public static string? Text(object? value) => value switch
    {
        PSObject wrapped => Text(wrapped.BaseObject),
        string text => text,
        char character => character.ToString(),
        byte or sbyte or short or ushort or int or uint or long or ulong => Convert.ToString(value, CultureInfo.InvariantCulture),
        decimal number when number == decimal.Truncate(number) => number.ToString("F0", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) < 1e15 && number.Equals(Math.Truncate(number)) =>
            number.ToString("F0", CultureInfo.InvariantCulture),
        _ => null,
    };
}
