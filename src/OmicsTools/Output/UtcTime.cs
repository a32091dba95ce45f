using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace OmicsTools.Output;

/// <summary>
/// Times as PowerShell users need them: a <see cref="DateTime"/> to compare, sort and calculate with, that reads the same in
/// every culture wherever it becomes text.
/// </summary>
/// <remarks>
/// Export-Csv and the formatter ask a value for its ToString, and that of a DateTime follows the culture and says neither
/// fraction nor UTC. A ToString method of the object's own, PowerShell's way of saying otherwise, settles it.
/// </remarks>
internal static class UtcTime
{
    private static readonly MethodInfo ToText = typeof(UtcTime).GetMethod(nameof(Text), BindingFlags.Static | BindingFlags.Public)!;

    /// <summary>The time with ISO 8601 as its text; null stays null.</summary>
    public static object? From(DateTime? time)
    {
        if (time is null)
        {
            return null;
        }

        var shown = new PSObject(time.Value);
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
            ? value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
            : value.ToString(format, culture);
    }
}
