using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace OmicsTools.Engine;

/// <summary>
/// Makes text that is composed for people safe to show: errors, verbose lines, warnings, progress, completions, cells of views.
/// What a service, a profile or an exception said is data, and must not move the cursor or forge a line of a log.
/// </summary>
internal static class TerminalText
{
    /// <summary>The most UTF-16 units that a text keeps. What is shown of a longer one ends in an ellipsis.</summary>
    public const int MaxLength = 4000;

    // Joiners are part of words in Persian and Indic scripts, and of emoji. They change nothing outside their own cluster.
    private const string Joiners = "\u200c\u200d";

    // user:password@ of an address; what looks like a port and a path is none.
    private static readonly Regex UserInfo = new(
        @"(?<=://)(?:[^\s/@:]*:(?!\d{1,5}(?:[/?#]|$))[^\s]*@|[^\s/@:]*@)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    /// <summary>
    /// The text on one line: control characters and those that are invisible or change the direction are written as
    /// <c>\n</c> or <c>\u001b</c>, addresses lose user and password, and what is too long is cut.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The most UTF-16 units to keep.</param>
    public static string Clean(string text, int maxLength = MaxLength)
    {
        // Cut to the limit after passwords are gone, so that no half of one remains.
        var kept = WithoutPasswords(text.Length > 2L * maxLength ? text.Substring(0, 2 * maxLength) : text);
        if (kept.Length > maxLength)
        {
            kept = kept.Remove(maxLength - 1) + "…";
        }

        return Visible(kept);
    }

    /// <summary>The same for a text of several lines, such as a stack trace.</summary>
    /// <param name="text">The text.</param>
    public static string CleanLines(string text) =>
        string.Join(Environment.NewLine, text.Split('\n').Select(line => Clean(line.TrimEnd('\r'))));

    /// <summary>Whether a character could do something to a terminal or a line, rather than be seen on it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">The index of the character, or of one half of it.</param>
    public static bool IsUnsafe(string text, int index)
    {
        var start = index > 0 && char.IsSurrogatePair(text[index - 1], text[index]) ? index - 1 : index;
        return CharUnicodeInfo.GetUnicodeCategory(text, start) switch
        {
            UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate => true,
            UnicodeCategory.Format => Joiners.IndexOf(text[start]) < 0,
            _ => false,
        };
    }

    private static string WithoutPasswords(string text)
    {
        try
        {
            return text.IndexOf('@') < 0 ? text : UserInfo.Replace(text, string.Empty);
        }
        catch (RegexMatchTimeoutException)
        {
            return text.Remove(text.IndexOf("://", StringComparison.Ordinal)) + "…";
        }
    }

    private static string Visible(string text)
    {
        StringBuilder? visible = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsUnsafe(text, i))
            {
                visible ??= new StringBuilder(text, 0, i, text.Length + 16);
                _ = visible.Append(Escape(text[i]));
            }
            else
            {
                _ = visible?.Append(text[i]);
            }
        }

        return visible?.ToString() ?? text;
    }

    private static string Escape(char unit) => unit switch
    {
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        _ => string.Format(CultureInfo.InvariantCulture, @"\u{0:x4}", (int)unit),
    };
}
