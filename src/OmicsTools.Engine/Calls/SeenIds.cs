using System;
using System.Collections.Generic;
using System.Globalization;

namespace OmicsTools.Engine.Calls;

/// <summary>The ids that a listing has given so far. They are numbers, and take little memory as such.</summary>
internal sealed class SeenIds
{
    private const int BitsOfWord = 64;

    // A bit for each number, and a word for neighbours: at worst a word each, less than half of what a text takes.
    private readonly Dictionary<long, ulong> _words = [];
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);

    /// <summary>Adds an id.</summary>
    /// <returns>Whether it was not there yet.</returns>
    public bool Add(string id) => IsNumber(id, out var number) ? Set(number, true) : _others.Add(id);

    /// <summary>Removes an id.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string id) => IsNumber(id, out var number) ? Set(number, false) : _others.Remove(id);

    /// <summary>Sets or clears a number's bit.</summary>
    /// <returns>Whether that changed it.</returns>
    private bool Set(long number, bool isSeen)
    {
        var place = number / BitsOfWord;
        var bit = 1UL << (int)(number % BitsOfWord);
        _ = _words.TryGetValue(place, out var word);
        if ((word & bit) != 0 == isSeen)
        {
            return false;
        }

        _words[place] = word ^ bit;
        return true;
    }

    private static bool IsNumber(string id, out long number) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out number) && id[0] != '0';
}
