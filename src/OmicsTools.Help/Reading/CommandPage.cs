using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace OmicsTools.Help.Reading;

/// <summary>Reads a cmdlet's page, in the 2.0.0 schema of platyPS.</summary>
/// <remarks><see href="https://github.com/PowerShell/platyPS/blob/v1/docs/developer/platyPS/platyPS.schema.md"/></remarks>
internal sealed partial class CommandPage
{
    private const string CommonParameters = "CommonParameters";

    private static readonly string[] FrontMatterKeys = ["external help file", "Module Name", "online version", "schema"];

    private static readonly string[] SectionTitles =
        ["SYNOPSIS", "SYNTAX", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];

    private readonly Page _page;

    private CommandPage(Page page)
    {
        _page = page;
    }

    /// <param name="page">The page.</param>
    /// <param name="helpFile">The file that its help goes to.</param>
    /// <exception cref="PageException">The page is not of the schema, or contradicts itself.</exception>
    public static CommandHelp Read(Page page, string helpFile) => new CommandPage(page).Read(helpFile);

    private CommandHelp Read(string helpFile)
    {
        CheckFrontMatter(helpFile);
        if (_page.Sections.FirstOrDefault(section => !SectionTitles.Contains(section.Title)) is { } unknown)
        {
            throw _page.Fault(unknown.Heading, $"'{unknown.Title}' is not a section; there are {string.Join(", ", SectionTitles)}.");
        }

        var parameters = _page.Find("PARAMETERS").Sections
            .Where(section => section.Title != CommonParameters)
            .Select(section => ParameterSection.Read(_page, section))
            .ToList();
        return new CommandHelp(
            _page.Name,
            TextOf(_page.Find("SYNOPSIS")),
            TextOf(_page.Find("DESCRIPTION")),
            ReadSyntax(parameters),
            [.. _page.Find("EXAMPLES").Sections.Select(ReadExample)],
            parameters,
            ReadTypes("INPUTS"),
            ReadTypes("OUTPUTS"),
            TextOf(_page.Find("NOTES")),
            ReadLinks());
    }

    private void CheckFrontMatter(string helpFile)
    {
        var settings = new Settings(
            _page, _page.FrontMatter ?? throw _page.Fault(null, "The page has no settings between '---' at its head."), FrontMatterKeys);
        Expect("schema", "2.0.0");
        Expect("external help file", helpFile);

        void Expect(string key, string value)
        {
            if (settings.Text(key) != value)
            {
                throw settings.Fault(key, $"'{key}' is '{settings.Text(key)}' and should be '{value}'.");
            }
        }
    }

    private IReadOnlyList<TextBlock> TextOf(Section section) => section.Blocks.Count > 0
        ? PlainText.Of(_page, section.Blocks)
        : throw _page.Fault(section.Heading, $"'{section.Title}' has no text.");

    // A cmdlet with one parameter set needs no heading for it.
    private IReadOnlyList<CommandSyntax> ReadSyntax(IReadOnlyList<CommandParameter> parameters)
    {
        var section = _page.Find("SYNTAX");
        return section.Sections.Count == 0
            ? [ReadSyntax(section, CommandParameter.AllSets, isDefault: true, parameters)]
            : [.. section.Sections.Select(set =>
            {
                const string Default = " (Default)";
                var isDefault = set.Title.EndsWith(Default, StringComparison.Ordinal);
                return ReadSyntax(set, isDefault ? set.Title[..^Default.Length] : set.Title, isDefault, parameters);
            })];
    }

    private CommandSyntax ReadSyntax(Section section, string set, bool isDefault, IReadOnlyList<CommandParameter> parameters)
    {
        if (section.Blocks is not [CodeBlock code])
        {
            throw _page.Fault(section.Heading, $"'{section.Title}' is not one block of code.");
        }

        var text = WhiteSpace().Replace(PlainText.Of(code), " ").Trim();
        var names = ParameterName().Matches(text).Select(match => match.Groups["name"].Value).ToList();
        var described = parameters
            .Where(parameter => parameter.Metadata.Any(metadata => metadata.IsIn(set)))
            .Select(parameter => parameter.Name)
            .ToList();
        if (names.Except(described, StringComparer.Ordinal).FirstOrDefault() is { } stranger)
        {
            throw _page.Fault(code, $"-{stranger} stands in the syntax, but no such parameter is described.");
        }

        return described.Except(names, StringComparer.Ordinal).FirstOrDefault() is { } missing
            ? throw _page.Fault(code, $"-{missing} is described, but missing in the syntax.")
            : new CommandSyntax(set, isDefault, text, names);
    }

    private CommandExample ReadExample(Section section)
    {
        var index = section.Blocks.FindIndex(block => block is FencedCodeBlock { Info: "powershell" });
        return index < 0
            ? throw _page.Fault(section.Heading, "The example has no block of code marked 'powershell'.")
            : new CommandExample(
                section.Title,
                PlainText.Of(_page, section.Blocks[..index]),
                PlainText.Of((CodeBlock)section.Blocks[index]),
                PlainText.Of(_page, section.Blocks[(index + 1)..]));
    }

    private IReadOnlyList<CommandType> ReadTypes(string title) =>
        [.. _page.Find(title).Sections.Select(section => new CommandType(section.Title, TextOf(section)))];

    private IReadOnlyList<RelatedLink> ReadLinks() =>
        [.. _page.Find("RELATED LINKS").Blocks.Select(block =>
            block is ParagraphBlock { Inline.FirstChild: LinkInline { FirstChild: LiteralInline text } link }
                ? new RelatedLink(text.Content.ToString(), PlainText.IsAddress(link.Url) ? link.Url : null)
                : throw _page.Fault(block, "A related link is a paragraph of its own, '[text](address)'."))];

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"[ [](?:-)(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParameterName();
}
