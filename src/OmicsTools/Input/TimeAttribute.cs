using System;
using System.Globalization;
using System.Management.Automation;
using OmicsTools.Engine;

namespace OmicsTools.Input;

/// <summary>
/// Takes a point in time as a <see cref="DateTime"/>, a <see cref="DateTimeOffset"/>, or text such as <c>2026-01-31 08:00</c>.
/// A number is refused: PowerShell would take it for ten-millionths of a second since the year 1. So is a text that means one day
/// where it was written and another elsewhere.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeAttribute : ArgumentTransformationAttribute
{
    // Long before there was HealthOmics.
    private const int EarliestYear = 1970;

    // What counts its years from elsewhere is behind the one or ahead of the other.
    private const int LatestYear = 2200;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return given switch
        {
            DateTime time => time,
            DateTimeOffset time => time.UtcDateTime,
            string text when Read(text) is { } time => time,
            _ => throw new ArgumentTransformationMetadataException(
                $"'{TerminalText.Clean($"{given}")}' is not a time. Give a date, for example '2026-01-31 08:00' or (Get-Date).AddHours(-12); "
                + "seconds since 1970 as [DateTimeOffset]::FromUnixTimeSeconds(1764000000)."),
        };
    }

    // As a cast to DateTime reads it, in every culture. PowerShell would read a parameter as the current culture does.
    private static DateTime? Read(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            || time.Year is < EarliestYear or > LatestYear)
        {
            return null;
        }

        // 03/04/2026 is how PowerShell writes the fourth of March, and how the third of April is written in France.
        var isElsewhereAnother = DateTime.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.None, out var local) && local != time;
        return IsYearFirst(text) || (!isElsewhereAnother && !IsDayFirst(text)) ? time : null;
    }

    private static bool IsYearFirst(string text) => text.TrimStart() is { Length: > 4 } trimmed && trimmed[4] == '-';

    // 03.04.2026 and 03-04-2026 are the third of April where they are written.
    private static bool IsDayFirst(string text)
    {
        var parts = text.Trim().Split('.', '-');
        return parts.Length > 2 && parts[0].Length <= 2 && parts[1].Length <= 2;
    }
}
