using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using OmicsTools.Help.Reading;

namespace OmicsTools.Help.Writing;

/// <summary>Writes a page about a topic as the plain text that <c>Get-Help about_…</c> shows.</summary>
/// <remarks><see href="https://learn.microsoft.com/powershell/scripting/developer/help/creating-about-topics"/></remarks>
internal static class AboutText
{
    private const int Width = 80;
    private const int Indent = 4;

    /// <summary>The text: headings at the margin, what stands under them indented and wrapped.</summary>
    public static string From(Page page)
    {
        // Get-Help takes the line below SHORT DESCRIPTION for the synopsis of the topic, and expects it to be the fifth.
        var text = new StringBuilder($"TOPIC\n{Margin(Indent)}{page.Name}\n");
        foreach (var section in page.Sections)
        {
            Append(text, page, section, depth: 0);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Page page, Section section, int depth)
    {
        _ = text.Append('\n').Append(Margin(depth * Indent)).Append(section.Title).Append('\n');
        var blocks = PlainText.Of(page, section.Blocks);
        for (var i = 0; i < blocks.Count; i++)
        {
            var isNextItem = i > 0 && blocks[i].Kind == TextKind.Item && blocks[i - 1].Kind == TextKind.Item;
            if (i > 0 && !isNextItem)
            {
                _ = text.Append('\n');
            }

            foreach (var line in Lines(blocks[i], (depth + 1) * Indent))
            {
                _ = text.Append(line.TrimEnd()).Append('\n');
            }
        }

        foreach (var inner in section.Sections)
        {
            Append(text, page, inner, depth + 1);
        }
    }

    private static IEnumerable<string> Lines(TextBlock block, int indent) => block.Kind switch
    {
        TextKind.Verbatim => block.Text.Split('\n').Select(line => Margin(indent + Indent) + line),
        TextKind.Item => Wrap(block.Text, indent, hanging: block.Text.IndexOf(' ', StringComparison.Ordinal) + 1),
        _ => Wrap(block.Text, indent, hanging: 0),
    };

    private static IEnumerable<string> Wrap(string text, int indent, int hanging)
    {
        var line = new StringBuilder(Margin(indent));
        var isEmpty = true;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                yield return line.ToString();
                _ = line.Clear().Append(Margin(indent + hanging));
                isEmpty = true;
            }

            _ = line.Append(isEmpty ? string.Empty : " ").Append(word);
            isEmpty = false;
        }

        yield return line.ToString();
    }

    private static string Margin(int width) => new(' ', width);
}
