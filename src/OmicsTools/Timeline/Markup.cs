using System;
using System.Globalization;
using System.Text;
using OmicsTools.Engine;

namespace OmicsTools.Timeline;

/// <summary>Writes markup: whatever comes from users is text, with nothing in it that a reader would obey or not see.</summary>
internal static class Markup
{
    /// <summary>The most of a name or message that is shown.</summary>
    private const int Longest = 300;

    /// <summary>A text as SVG and HTML have it.</summary>
    public static string Text(string? text)
    {
        var clean = TerminalText.Clean(text ?? string.Empty, Longest);
        var escaped = new StringBuilder(clean.Length + 16);
        foreach (var unit in clean)
        {
            _ = unit switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),

                // No characters, and no XML.
                '\ufffe' or '\uffff' => escaped.Append('\ufffd'),
                _ => escaped.Append(unit),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A text of no more than so many characters: what tells shards apart is at the end of a name, so the middle goes.</summary>
    public static string Shortened(string? text, int most)
    {
        var clean = TerminalText.Clean(text ?? string.Empty, Longest);
        if (clean.Length <= most)
        {
            return clean;
        }

        var (head, tail) = (Math.Max(1, most * 3 / 5), clean.Length - Math.Max(1, (most * 2 / 5) - 1));
        head -= char.IsHighSurrogate(clean[head - 1]) ? 1 : 0;
        tail += char.IsLowSurrogate(clean[tail]) ? 1 : 0;
        return clean.Remove(head, tail - head).Insert(head, "…");
    }

    /// <summary>A number of no more than one digit after the point.</summary>
    public static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A time of the day in UTC, with its date.</summary>
    public static string Time(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>An amount in USD.</summary>
    public static string Money(decimal? amount) => amount is { } known ? "$" + known.ToString(known < 1 ? "0.0000" : "0.00", CultureInfo.InvariantCulture) : string.Empty;
}
