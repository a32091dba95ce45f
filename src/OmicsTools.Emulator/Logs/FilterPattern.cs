using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace OmicsTools.Emulator;

/// <summary>A filter pattern of words: all of them, one of those with a question mark, none of those with a minus.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html"/></remarks>
internal sealed partial class FilterPattern
{
    private readonly List<(string Sign, string Text)> _terms;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="LogsException">It is one of columns, JSON or a regular expression: the emulator has none of these.</exception>
    public FilterPattern(string? pattern)
    {
        var text = pattern?.Trim() ?? string.Empty;
        if (text.StartsWith('{') || text.StartsWith('[') || text.StartsWith('%'))
        {
            throw LogsException.Invalid("The emulator knows filter patterns of words alone.");
        }

        _terms = [.. Term().Matches(text).Select(term => (term.Groups["sign"].Value, term.Groups["quoted"].Value + term.Groups["word"].Value))];
    }

    public bool Fits(string message)
    {
        var options = _terms.Where(term => term.Sign == "?").ToList();
        return (options.Count == 0 || options.Exists(term => Has(term.Text)))
            && _terms.TrueForAll(term => term.Sign == "?" || Has(term.Text) == (term.Sign.Length == 0));

        bool Has(string word) => message.Contains(word, StringComparison.Ordinal);
    }

    [GeneratedRegex("(?<sign>[-?]?)(\"(?<quoted>[^\"]*)\"|(?<word>[^\\s\"]+))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Term();
}
