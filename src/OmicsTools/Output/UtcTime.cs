using System;
using System.Globalization;
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
    private static readonly MethodInfo ToIso = typeof(UtcTime).GetMethod(nameof(ToIsoText), BindingFlags.Static | BindingFlags.Public)!;

    /// <summary>The time with ISO 8601 as its text; null stays null.</summary>
    public static object? From(DateTime? time)
    {
        if (time is null)
        {
            return null;
        }

        var shown = new PSObject(time.Value);
        shown.Methods.Add(new PSCodeMethod(nameof(ToString), ToIso));
        return shown;
    }

    /// <summary>The text of such a time; public because PowerShell calls it.</summary>
    public static string ToIsoText(PSObject time) =>
        ((DateTime)time.BaseObject).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
