using System.Collections.Generic;
using System.IO;
using System.Linq;
using Markdig;
using Markdig.Syntax;

namespace OmicsTools.Help.Reading;

/// <summary>A Markdown page as a tree of its headings.</summary>
internal sealed class Page
{
    private const int Deepest = 3;

    private readonly string _file;

    private Page(string file)
    {
        _file = file;
    }

    /// <summary>The title, which is also the name of the file.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>The sections under headings of level 2.</summary>
    public IReadOnlyList<Section> Sections { get; private set; } = [];

    /// <exception cref="PageException">The page's headings are out of order.</exception>
    public static Page Read(string file)
    {
        var page = new Page(file);
        var blocks = Markdown.Parse(File.ReadAllText(file)).ToList();
        if (blocks.FirstOrDefault() is not HeadingBlock { Level: 1 } title)
        {
            throw page.Fault(blocks.FirstOrDefault(), "The page does not begin with a heading of level 1.");
        }

        page.Name = PlainText.Of(page, title);
        if (page.Name != Path.GetFileNameWithoutExtension(file))
        {
            throw page.Fault(title, $"The page is called '{page.Name}', and its file is not.");
        }

        var top = new Section(page.Name, title);
        page.Fill(top, blocks[1..]);
        page.Sections = top.Sections;
        return page;
    }

    /// <summary>The section of that name.</summary>
    /// <exception cref="PageException">There is none.</exception>
    public Section Find(string title) =>
        Sections.FirstOrDefault(section => section.Title == title)
        ?? throw Fault(null, $"The section '## {title}' is missing.");

    /// <summary>What is wrong with the page, and where; at its first line where no block is to blame.</summary>
    public PageException Fault(MarkdownObject? where, string message) => Fault((where?.Line ?? 0) + 1, message);

    /// <summary>What is wrong with the page, and in which line, counted from 1.</summary>
    public PageException Fault(int line, string message) => new(_file, line, message);

    private void Fill(Section top, IEnumerable<Block> blocks)
    {
        var open = new Stack<Section>([top]);
        foreach (var block in blocks)
        {
            if (block is not HeadingBlock heading)
            {
                open.Peek().Blocks.Add(block);
                continue;
            }

            if (heading.Level < 2 || heading.Level > open.Peek().Heading.Level + 1 || heading.Level > Deepest)
            {
                throw Fault(heading, $"A heading of level {heading.Level} cannot stand here.");
            }

            while (open.Peek().Heading.Level >= heading.Level)
            {
                _ = open.Pop();
            }

            var section = new Section(PlainText.Of(this, heading), heading);
            if (open.Peek().Sections.Exists(other => other.Title == section.Title))
            {
                throw Fault(heading, $"There are two sections '{section.Title}'.");
            }

            open.Peek().Sections.Add(section);
            open.Push(section);
        }

        if (top.Blocks.Count > 0)
        {
            throw Fault(top.Blocks[0], "Text stands before the first section.");
        }
    }
}

/// <summary>What stands under a heading.</summary>
/// <param name="Title">The heading's text.</param>
/// <param name="Heading">The heading.</param>
internal sealed record Section(string Title, HeadingBlock Heading)
{
    /// <summary>What stands before the first heading of the next level.</summary>
    public List<Block> Blocks { get; } = [];

    /// <summary>The sections of the next level.</summary>
    public List<Section> Sections { get; } = [];
}
