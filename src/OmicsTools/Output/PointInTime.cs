using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace OmicsTools.Output;

/// <summary>
/// Times as PowerShell users need them: a local <see cref="DateTime"/>, as <c>Get-Date</c> gives it, to compare, sort and
/// calculate with; as text ISO 8601 in UTC, the same in every culture and time zone.
/// </summary>
/// <remarks>
/// PowerShell compares the digits of two times and not their zones: a UTC time would be hours off from everything that
/// comes from a local clock, in silence. And Export-Csv and the formatter ask a value for its ToString, and that of a
/// DateTime follows the culture; a ToString method of the object's own, PowerShell's way of saying otherwise, settles it.
/// </remarks>
internal static class PointInTime
{
    private static readonly MethodInfo ToText = typeof(PointInTime).GetMethod(nameof(Text), BindingFlags.Static | BindingFlags.Public)!;

    /// <summary>A time of the service; null stays null.</summary>
    public static object? From(DateTime? utc)
    {
        if (utc is null)
        {
            return null;
        }

        var shown = new PSObject(utc.Value.ToLocalTime());
        shown.Methods.Add(new PSCodeMethod(nameof(ToString), ToText));
        return shown;
    }

    /// <summary>
    /// The time's ToString method: ISO 8601 without arguments, and what <see cref="DateTime"/> makes of a format, a culture
    /// or both. Public because PowerShell calls it.
    /// </summary>
    public static string Text(PSObject time, params object[] arguments)
    {
        var value = (DateTime)time.BaseObject;
        var format = arguments.OfType<string>().FirstOrDefault();
        var culture = arguments.OfType<IFormatProvider>().FirstOrDefault();
        return arguments.Length == 0
            ? value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
            : value.ToString(format, culture);
    }
}
