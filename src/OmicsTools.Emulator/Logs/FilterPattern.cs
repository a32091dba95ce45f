using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OmicsTools.Emulator;

/// <summary>
/// A filter pattern: of words, all of them, one of those with a question mark, none of those with a minus; or of one member of a line
/// in JSON and its text, with wildcards, as in <c>{ $.arn = "*:run/*" }</c>.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html"/></remarks>
internal sealed partial class FilterPattern
{
    private readonly Func<string, bool> _fits;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="LogsException">It is one of columns, a regular expression, or JSON beyond one member: the emulator has none of these.</exception>
    public FilterPattern(string? pattern)
    {
        var text = pattern?.Trim() ?? string.Empty;
        if (Member().Match(text) is { Success: true } member)
        {
            var value = new Regex(
                $"^{Regex.Escape(member.Groups["value"].Value).Replace(@"\*", ".*", StringComparison.Ordinal)}$",
                RegexOptions.Singleline,
                TimeSpan.FromSeconds(1));
            _fits = line => TextOf(line, member.Groups["name"].Value) is { } found && value.IsMatch(found);
            return;
        }

        if (text.StartsWith('{') || text.StartsWith('[') || text.StartsWith('%'))
        {
            throw LogsException.Invalid("The emulator knows filter patterns of words, and of one member of JSON, alone.");
        }

        List<(string Sign, string Text)> terms =
            [.. Term().Matches(text).Select(term => (term.Groups["sign"].Value, term.Groups["quoted"].Value + term.Groups["word"].Value))];
        var options = terms.Where(term => term.Sign == "?").ToList();
        _fits = line => (options.Count == 0 || options.Exists(term => Has(line, term.Text)))
            && terms.TrueForAll(term => term.Sign == "?" || Has(line, term.Text) == (term.Sign.Length == 0));
    }

    public bool Fits(string message) => _fits(message);

    private static bool Has(string line, string word) => line.Contains(word, StringComparison.Ordinal);

    private static string? TextOf(string line, string member)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(member, out var value)
                && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex("(?<sign>[-?]?)(\"(?<quoted>[^\"]*)\"|(?<word>[^\\s\"]+))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Term();

    [GeneratedRegex(@"^\{\s*\$\.(?<name>\w+)\s*=\s*""(?<value>[^""]*)""\s*\}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Member();
}
