using System;
using System.Globalization;

namespace OmicsTools.Completion;

/// <summary>Something that could stand at the prompt.</summary>
internal sealed class Suggestion
{
    public Suggestion(string value, string? text = null, string? tooltip = null)
    {
        Value = value;
        Text = string.IsNullOrEmpty(text) ? value : text!;
        Tooltip = string.IsNullOrEmpty(tooltip) ? Text : tooltip!;
    }

    /// <summary>What is typed for the user.</summary>
    public string Value { get; }

    /// <summary>What the menu shows.</summary>
    public string Text { get; }

    /// <summary>What the menu explains.</summary>
    public string Tooltip { get; }

    /// <summary>Whether it is what the user began to type: the value, or any part of what the menu shows.</summary>
    public bool Fits(string word) =>
        Value.StartsWith(word, StringComparison.OrdinalIgnoreCase) || CultureInfo.InvariantCulture.CompareInfo.IndexOf(Text, word, CompareOptions.OrdinalIgnoreCase) >= 0;
}
