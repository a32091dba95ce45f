using System;
using System.Collections.Generic;
using System.Linq;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace OmicsTools.Help.Reading;

/// <summary>Reads a cmdlet's page: what a person wrote of it. How its parameters bind, PowerShell knows.</summary>
internal sealed class CommandPage
{
    private const string ParametersTitle = "PARAMETERS";

    private static readonly string[] SectionTitles =
        ["SYNOPSIS", "DESCRIPTION", "EXAMPLES", ParametersTitle, "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];

    private readonly Page _page;

    private CommandPage(Page page)
    {
        _page = page;
    }

    /// <param name="page">The page.</param>
    /// <param name="syntax">The cmdlet's parameter sets.</param>
    /// <param name="shared">The texts of parameters that many cmdlets have.</param>
    /// <exception cref="PageException">The page lacks something, or does not fit the cmdlet.</exception>
    public static CommandHelp Read(Page page, IReadOnlyList<ParameterSet> syntax, IReadOnlyDictionary<string, IReadOnlyList<TextBlock>> shared) =>
        new CommandPage(page).Read(syntax, shared);

    /// <summary>What a page says about parameters, by their names.</summary>
    /// <exception cref="PageException">A heading is no parameter, or has no text.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<TextBlock>> ReadParameters(Page page) =>
        page.Find(ParametersTitle).Sections.ToDictionary(
            section => section.Title.StartsWith('-')
                ? section.Title[1..]
                : throw page.Fault(section.Heading, "The heading of a parameter is its name with a dash, for example '### -Id'."),
            section => new CommandPage(page).TextOf(section),
            StringComparer.Ordinal);

    private CommandHelp Read(IReadOnlyList<ParameterSet> syntax, IReadOnlyDictionary<string, IReadOnlyList<TextBlock>> shared)
    {
        if (_page.Sections.FirstOrDefault(section => !SectionTitles.Contains(section.Title)) is { } unknown)
        {
            throw _page.Fault(unknown.Heading, $"'{unknown.Title}' is not a section; there are {string.Join(", ", SectionTitles)}.");
        }

        return new CommandHelp(
            _page.Name,
            TextOf(_page.Find("SYNOPSIS")),
            TextOf(_page.Find("DESCRIPTION")),
            syntax,
            [.. _page.Find("EXAMPLES").Sections.Select(ReadExample)],
            ReadParameters(syntax, shared),
            ReadTypes("INPUTS"),
            ReadTypes("OUTPUTS"),
            TextOf(_page.Find("NOTES")),
            ReadLinks());
    }

    // The page's text, or that of the page of shared parameters.
    private Dictionary<string, IReadOnlyList<TextBlock>> ReadParameters(
        IReadOnlyList<ParameterSet> syntax, IReadOnlyDictionary<string, IReadOnlyList<TextBlock>> shared)
    {
        var own = ReadParameters(_page);
        var names = syntax.SelectMany(set => set.Parameters).Select(parameter => parameter.Name).Distinct(StringComparer.Ordinal).ToList();
        var section = _page.Find(ParametersTitle);
        if (own.Keys.Except(names, StringComparer.Ordinal).FirstOrDefault() is { } stranger)
        {
            throw _page.Fault(section.Sections.First(parameter => parameter.Title == "-" + stranger).Heading, $"{_page.Name} has no parameter -{stranger}.");
        }

        return names.FirstOrDefault(name => !own.ContainsKey(name) && !shared.ContainsKey(name)) is { } missing
            ? throw _page.Fault(section.Heading, $"-{missing} is described neither here nor on the page of shared parameters.")
            : names.ToDictionary(name => name, name => own.TryGetValue(name, out var text) ? text : shared[name], StringComparer.Ordinal);
    }

    private IReadOnlyList<TextBlock> TextOf(Section section) => section.Blocks.Count > 0
        ? PlainText.Of(_page, section.Blocks)
        : throw _page.Fault(section.Heading, $"'{section.Title}' has no text.");

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
}
