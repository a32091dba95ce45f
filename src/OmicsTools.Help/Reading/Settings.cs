using System;
using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;

namespace OmicsTools.Help.Reading;

/// <summary>Lines of <c>key: value</c>, the only YAML that pages contain.</summary>
internal sealed class Settings
{
    private readonly Dictionary<string, (string Value, int Line)> _values = new(StringComparer.Ordinal);
    private readonly Page _page;
    private readonly LeafBlock _block;

    /// <exception cref="PageException">A line is not of that form, or its key is not one of those known, or is there twice.</exception>
    public Settings(Page page, LeafBlock block, IReadOnlyList<string> known)
    {
        _page = page;
        _block = block;
        foreach (var (line, text) in block.Lines.Lines.Take(block.Lines.Count).Select(line => (line.Line + 1, line.ToString())))
        {
            if (text.Trim().Length == 0)
            {
                continue;
            }

            var parts = text.Split(':', 2);
            if (parts.Length != 2)
            {
                throw page.Fault(line, $"'{text}' is not of the form 'key: value'.");
            }

            if (!known.Contains(parts[0], StringComparer.Ordinal))
            {
                throw page.Fault(line, $"'{parts[0]}' is not a setting; there are {string.Join(", ", known)}.");
            }

            if (!_values.TryAdd(parts[0], (parts[1].Trim(), line)))
            {
                throw page.Fault(line, $"'{parts[0]}' is there twice.");
            }
        }
    }

    /// <summary>The text of a setting.</summary>
    /// <exception cref="PageException">It is missing.</exception>
    public string Text(string key) => _values.TryGetValue(key, out var found)
        ? found.Value
        : throw _page.Fault(_block, $"'{key}' is missing.");

    /// <summary>The parts of a setting that commas separate; none where it is missing, empty or the word for nothing.</summary>
    public IReadOnlyList<string> List(string key) => !_values.TryGetValue(key, out var found) || found.Value == "None"
        ? []
        : found.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>One of the values that a setting may have.</summary>
    /// <exception cref="PageException">It is missing, or another.</exception>
    public T OneOf<T>(string key, IReadOnlyDictionary<string, T> values) => values.TryGetValue(Text(key), out var value)
        ? value
        : throw Fault(key, $"'{key}' is {string.Join(" or ", values.Keys)}, not '{Text(key)}'.");

    /// <summary>What is wrong with a setting, and where.</summary>
    public PageException Fault(string key, string message) => _page.Fault(_values[key].Line, message);
}
