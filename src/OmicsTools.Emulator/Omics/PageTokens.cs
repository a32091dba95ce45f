using System;
using System.Globalization;
using System.Text;

namespace OmicsTools.Emulator;

/// <summary>Tokens for the pages of a listing.</summary>
internal static class PageTokens
{
    // A client that does not encode a token, or encodes it twice, is found out by these.
    private const string Awkward = "+/= &?%ü日";

    /// <summary>The token for the page that begins at a position of a listing.</summary>
    /// <param name="listing">What is listed, with all its filters: a token of another listing is refused.</param>
    /// <param name="position">The position of the page's first item.</param>
    /// <param name="isAfterEmpty">Whether an empty page has been given out at this position already.</param>
    public static string Make(string listing, int position, bool isAfterEmpty)
    {
        var content = string.Create(CultureInfo.InvariantCulture, $"{position}:{(isAfterEmpty ? 1 : 0)}:{StableHash.Of(listing):x8}");
        return Awkward + Convert.ToBase64String(Encoding.ASCII.GetBytes(content));
    }

    /// <summary>What a token stands for; null for one that was not made for this listing.</summary>
    public static (int Position, bool IsAfterEmpty)? Read(string listing, string token)
    {
        if (!token.StartsWith(Awkward, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var parts = Encoding.ASCII.GetString(Convert.FromBase64String(token[Awkward.Length..])).Split(':');
            var isOurs = parts.Length == 3 && parts[2] == StableHash.Of(listing).ToString("x8", CultureInfo.InvariantCulture);
            return isOurs && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                ? (position, parts[1] == "1")
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
