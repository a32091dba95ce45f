using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace OmicsTools.Help.Reading;

/// <summary>Takes the Markdown out of text: a terminal shows words and addresses.</summary>
internal static class PlainText
{
    /// <summary>The text of paragraphs, lists and code blocks.</summary>
    /// <exception cref="PageException">There is something else among them.</exception>
    public static IReadOnlyList<TextBlock> Of(Page page, IEnumerable<Block> blocks) =>
        [.. blocks.SelectMany(block => Of(page, block))];

    /// <summary>The text of a heading or paragraph, on one line.</summary>
    public static string Of(Page page, LeafBlock block)
    {
        var text = new StringBuilder();
        Append(page, text, block.Inline);
        return text.ToString().Trim();
    }

    /// <summary>The lines of a code block.</summary>
    public static string Of(CodeBlock block) => block.Lines.ToString().TrimEnd();

    /// <summary>Whether a link leads out of this help.</summary>
    public static bool IsAddress(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;

    private static IEnumerable<TextBlock> Of(Page page, Block block) => block switch
    {
        ParagraphBlock paragraph => [new TextBlock(Of(page, paragraph), TextKind.Paragraph)],
        CodeBlock code => [new TextBlock(Of(code), TextKind.Verbatim)],
        ListBlock list => list.Cast<ListItemBlock>().Select((item, index) => new TextBlock(ItemText(page, list, item, index), TextKind.Item)),
        _ => throw page.Fault(block, $"Help cannot show a {block.GetType().Name}."),
    };

    private static string ItemText(Page page, ListBlock list, ListItemBlock item, int index)
    {
        if (item is not [ParagraphBlock paragraph])
        {
            throw page.Fault(item, "An item of a list is one paragraph here.");
        }

        var bullet = list.IsOrdered ? (index + 1).ToString(CultureInfo.InvariantCulture) + "." : "-";
        return $"{bullet} {Of(page, paragraph)}";
    }

    private static void Append(Page page, StringBuilder text, Inline? inline)
    {
        switch (inline)
        {
            case null:
                break;
            case LinkInline { IsImage: false } link:
                AppendLink(page, text, link);
                break;
            case ContainerInline container:
                foreach (var part in container)
                {
                    Append(page, text, part);
                }

                break;
            case LiteralInline literal:
                _ = text.Append(literal.Content.ToString());
                break;
            case CodeInline code:
                _ = text.Append(code.Content);
                break;
            case AutolinkInline autolink:
                _ = text.Append(autolink.Url);
                break;
            case LineBreakInline:
                _ = text.Append(' ');
                break;
            default:
                throw page.Fault(inline, $"Help cannot show a {inline.GetType().Name}.");
        }
    }

    // A reader of a terminal can use an address, and has no use for a path in this repository.
    private static void AppendLink(Page page, StringBuilder text, LinkInline link)
    {
        foreach (var part in link)
        {
            Append(page, text, part);
        }

        if (IsAddress(link.Url))
        {
            _ = text.Append(CultureInfo.InvariantCulture, $" ({link.Url})");
        }
        else if (!link.Url!.EndsWith(".md", StringComparison.Ordinal))
        {
            throw page.Fault(link, $"'{link.Url}' is neither an https address nor another page.");
        }
    }
}
