using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace OmicsTools.Input;

/// <summary>Names as users give them: with wildcards, without regard to case, several for one of them.</summary>
internal static class NameFilter
{
    /// <summary>Whether a name is wanted.</summary>
    /// <param name="wanted">The names and patterns; null wants all.</param>
    /// <returns>The test; null where there is nothing to test.</returns>
    public static Func<string, bool>? From(string[]? wanted)
    {
        if (wanted is null)
        {
            return null;
        }

        // A name can contain what reads as a wildcard, such as brackets: the exact name always counts.
        var names = new HashSet<string>(wanted, StringComparer.OrdinalIgnoreCase);
        var patterns = wanted.Select(name => new WildcardPattern(name, WildcardOptions.IgnoreCase)).ToList();
        return name => names.Contains(name) || patterns.Exists(pattern => pattern.IsMatch(name));
    }
}
