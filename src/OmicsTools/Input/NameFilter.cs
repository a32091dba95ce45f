using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace OmicsTools.Input;

/// <summary>
/// Names as users give them: with wildcards, without regard to case, several for one of them. A pattern that nothing fits is
/// an answer; a plain name that nothing has is a mistake, and is remembered as such.
/// </summary>
/// <remarks><see href="https://learn.microsoft.com/powershell/scripting/developer/cmdlet/supporting-wildcard-characters-in-cmdlet-parameters"/></remarks>
internal sealed class NameFilter
{
    private readonly string[] _wanted;
    private readonly List<WildcardPattern> _patterns;
    private readonly ConcurrentDictionary<string, bool> _found = new(StringComparer.OrdinalIgnoreCase);

    private NameFilter(string[] wanted)
    {
        _wanted = wanted;
        _patterns = [.. wanted.Select(PatternOf)];
    }

    /// <summary>The plain names that no name seen so far was.</summary>
    public IEnumerable<string> Missing =>
        _wanted.Where(name => !WildcardPattern.ContainsWildcardCharacters(name) && !_found.ContainsKey(name));

    /// <summary>A filter for the names and patterns; null wants all. Without any name nothing is wanted.</summary>
    public static NameFilter? From(string[]? wanted) => wanted is null ? null : new NameFilter([.. wanted.Where(name => name is not null)]);

    /// <summary>Whether a name is wanted. Safe from several threads.</summary>
    public bool IsWanted(string name)
    {
        // A name can contain what reads as a wildcard, such as brackets: the exact name always counts.
        if (_wanted.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            _found[name] = true;
            return true;
        }

        return _patterns.Exists(pattern => pattern.IsMatch(name));
    }

    // What cannot be a pattern, as with a bracket that does not close, is a name.
    private static WildcardPattern PatternOf(string name)
    {
        try
        {
            var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
            _ = pattern.IsMatch(string.Empty);
            return pattern;
        }
        catch (WildcardPatternException)
        {
            return new WildcardPattern(WildcardPattern.Escape(name), WildcardOptions.IgnoreCase);
        }
    }
}
