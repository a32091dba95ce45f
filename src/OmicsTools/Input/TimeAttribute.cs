using System;
using System.Globalization;
using System.Management.Automation;

namespace OmicsTools.Input;

/// <summary>
/// Takes a point in time as a <see cref="DateTime"/>, a <see cref="DateTimeOffset"/>, or text such as <c>2026-01-31 08:00</c>.
/// A number is refused: PowerShell would take it for ten-millionths of a second since the year 1.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return given switch
        {
            DateTime time => time,
            DateTimeOffset time => time.UtcDateTime,
            string text when text.Trim().Length > 0 && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => text,
            _ => throw new ArgumentTransformationMetadataException(
                $"'{given}' is not a time. Give a date, for example '2026-01-31 08:00' or (Get-Date).AddHours(-12); "
                + "seconds since 1970 as [DateTimeOffset]::FromUnixTimeSeconds(1764000000)."),
        };
    }
}
