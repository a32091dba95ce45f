using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Markdig.Syntax;

namespace OmicsTools.Help.Reading;

/// <summary>Reads what a page says about one parameter: text, then one block of settings or more.</summary>
internal static class ParameterSection
{
    private const string NoValue = "None";

    private static readonly string[] Keys =
    [
        "Type", "Parameter Sets", "Aliases", "Accepted values", "Required", "Position", "Default value",
        "Accept pipeline input", "Accept wildcard characters",
    ];

    private static readonly Dictionary<string, bool> Truths = new(StringComparer.Ordinal) { ["True"] = true, ["False"] = false };

    private static readonly Dictionary<string, (bool ByValue, bool ByPropertyName)> PipelineInputs = new(StringComparer.Ordinal)
    {
        ["False"] = (false, false),
        ["True (ByValue)"] = (true, false),
        ["True (ByPropertyName)"] = (false, true),
        ["True (ByPropertyName, ByValue)"] = (true, true),
    };

    /// <exception cref="PageException">The text or the settings are missing, or cannot be understood.</exception>
    public static CommandParameter Read(Page page, Section section)
    {
        if (!section.Title.StartsWith('-'))
        {
            throw page.Fault(section.Heading, "The heading of a parameter is its name with a dash, for example '### -Id'.");
        }

        var text = section.Blocks.TakeWhile(block => !IsSettings(block)).ToList();
        var settings = section.Blocks.Skip(text.Count).ToList();
        if (text.Count == 0)
        {
            throw page.Fault(section.Heading, $"{section.Title} has no text.");
        }

        if (settings.Count == 0)
        {
            throw page.Fault(section.Heading, $"{section.Title} has no block of settings marked 'yaml'.");
        }

        return settings.Find(block => !IsSettings(block)) is { } stray
            ? throw page.Fault(stray, "The settings of a parameter stand after all of its text.")
            : new CommandParameter(
                section.Title[1..],
                PlainText.Of(page, text),
                [.. settings.Cast<FencedCodeBlock>().Select(block => ReadMetadata(new Settings(page, block, Keys)))]);
    }

    private static bool IsSettings(Block block) => block is FencedCodeBlock { Info: "yaml" };

    private static ParameterMetadata ReadMetadata(Settings settings)
    {
        var (byValue, byPropertyName) = settings.OneOf("Accept pipeline input", PipelineInputs);
        return new ParameterMetadata(
            settings.Text("Type"),
            settings.List("Parameter Sets") is { Count: > 0 } sets ? sets : [CommandParameter.AllSets],
            settings.List("Aliases"),
            settings.List("Accepted values"),
            settings.OneOf("Required", Truths),
            ReadPosition(settings),
            settings.Text("Default value") is var value && value == NoValue ? null : value,
            byValue,
            byPropertyName,
            settings.OneOf("Accept wildcard characters", Truths));
    }

    private static int? ReadPosition(Settings settings)
    {
        const string Key = "Position";
        var text = settings.Text(Key);
        if (text == "Named")
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw settings.Fault(Key, $"'{Key}' is a number or Named, not '{text}'.");
    }
}
