using System;
using System.Globalization;
using System.Management.Automation;
using OmicsTools.Output;

namespace OmicsTools.Input;

/// <summary>
/// Takes a point in time as a <see cref="DateTime"/>, a <see cref="DateTimeOffset"/>, or text such as <c>2026-01-31 08:00</c>.
/// A number is refused: PowerShell would take it for ten-millionths of a second since the year 1. So is what countries write
/// with the day first, which PowerShell would take for the month, and what counts years from elsewhere.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeAttribute : ArgumentTransformationAttribute
{
    // Long before there was HealthOmics.
    private const int EarliestYear = 1970;

    // Further than any calendar in use is ahead.
    private const int LatestYear = 2200;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return given switch
        {
            DateTime time => time,
            DateTimeOffset time => time.UtcDateTime,
            string text when IsPlain(text) => text,
            _ => throw new ArgumentTransformationMetadataException(
                $"'{TerminalText.Clean($"{given}")}' is not a time. Give a date, for example '2026-01-31 08:00' or (Get-Date).AddHours(-12); "
                + "seconds since 1970 as [DateTimeOffset]::FromUnixTimeSeconds(1764000000)."),
        };
    }

    private static bool IsPlain(string text) =>
        text.Trim().Length > 0
        && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        && time.Year is >= EarliestYear and < LatestYear
        && !IsWithoutYearFirst(text);

    // 03.04.2026 and 03-04-2026 are the third of April where they are written. 04/03/2026 is what PowerShell itself writes.
    private static bool IsWithoutYearFirst(string text)
    {
        var parts = text.Trim().Split('.', '-');
        return parts.Length > 2 && parts[0].Length <= 2 && parts[1].Length <= 2;
    }
}
