using System;
using System.Diagnostics.CodeAnalysis;
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
/// comes from a local clock, in silence. And the text of a DateTime follows the culture, so its ToString is replaced, twice:
/// Export-Csv, ConvertTo-Html and the formatter call the .NET method, scripts call the PowerShell method.
/// </remarks>
[SuppressMessage("Design", "MA0097:A class that implements IComparable should override comparison operators", Justification = "PowerShell compares the DateTime in it.")]
internal sealed class PointInTime : PSObject
{
    private static readonly PSCodeMethod ScriptToString = new(
        nameof(ToString), typeof(PointInTime).GetMethod(nameof(Text), BindingFlags.Static | BindingFlags.Public)!);

    private PointInTime(DateTime local)
        : base(local) => Methods.Add(ScriptToString);

    /// <summary>A time of the service, or one that was local already.</summary>
    public static object From(DateTime time) => new PointInTime(time.ToLocalTime());

    /// <summary>
    /// The time's ToString in scripts: ISO 8601 without arguments, and what <see cref="DateTime"/> makes of a format, a culture
    /// or both. Public because PowerShell calls it.
    /// </summary>
    public static string Text(PSObject time, params object[] arguments)
    {
        var value = (DateTime)time.BaseObject;
        var format = arguments.OfType<string>().FirstOrDefault();
        var culture = arguments.OfType<IFormatProvider>().FirstOrDefault();
        return arguments.Length == 0 ? Iso(value) : value.ToString(format, culture);
    }

    /// <summary>ISO 8601 in UTC. PowerShell would otherwise compile a call of the method above for each object.</summary>
    public override string ToString() => Iso((DateTime)BaseObject);

    private static string Iso(DateTime time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
