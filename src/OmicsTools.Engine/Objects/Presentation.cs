using System;
using System.Collections.Generic;

namespace OmicsTools.Engine.Objects;

/// <summary>
/// How objects give their values to whoever reads them. By itself these are plain .NET values; PowerShell needs others, whose text
/// is the same in every culture and time zone, and the module puts them here when it is imported.
/// </summary>
internal static class Presentation
{
    /// <summary>Gives a time of the service, which is UTC.</summary>
    public static Func<DateTime, object> GiveTime { get; set; } = utc => utc.ToLocalTime();

    /// <summary>Gives a number with a fraction.</summary>
    public static Func<IFormattable, object> GiveNumber { get; set; } = number => number;

    /// <summary>Gives JSON, as <c>PlainDocument</c> reads it.</summary>
    public static Func<object, object?> GiveJson { get; set; } = json => json;

    /// <summary>Gives the lines of a text.</summary>
    public static Func<IReadOnlyList<string>, object> GiveLines { get; set; } = lines => lines;

    /// <summary>Gives a cell of a view, by its name.</summary>
    public static Func<OmicsObject, string, string> Cell { get; set; } = (item, _) => item.ToString()!;

    /// <summary>A time of the service; null stays null.</summary>
    public static object? Time(DateTime? utc) => utc is { } known ? GiveTime(known) : null;

    /// <summary>A number; null stays null.</summary>
    public static object? Number(double? number) => number is { } known ? GiveNumber(known) : null;

    /// <summary>An amount; null stays null.</summary>
    public static object? Number(decimal? number) => number is { } known ? GiveNumber(known) : null;

    /// <summary>A share of something, to four digits; null where either is not known.</summary>
    public static object? Share(double? part, double? whole) => whole > 0 && part is { } known ? GiveNumber(Math.Round(known / whole.Value, 4)) : null;

    /// <summary>A length of time in seconds, to a tenth; null stays null.</summary>
    public static object? Seconds(TimeSpan? span) => span is { } known ? GiveNumber(Math.Round(known.TotalSeconds, 1)) : null;

    /// <summary>A length of time in whole seconds, which read the same in every culture; null stays null.</summary>
    public static long? WholeSeconds(TimeSpan? span) => span is { } known ? (long)Math.Round(known.TotalSeconds) : null;

    /// <summary>JSON; null stays null.</summary>
    public static object? Json(object? json) => json is null ? null : GiveJson(json);
}
