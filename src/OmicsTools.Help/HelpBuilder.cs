using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using OmicsTools.Help.Reading;
using OmicsTools.Help.Writing;

namespace OmicsTools.Help;

/// <summary>Builds the files that <c>Get-Help</c> reads from a folder of Markdown pages.</summary>
public static class HelpBuilder
{
    private const string AboutPrefix = "about_";
    private const string SharedParameters = "SharedParameters";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Builds one MAML file of all cmdlet pages and of what PowerShell knows of the cmdlets, and a text file of each page whose name begins with <c>about_</c>.
    /// Writes nothing where a page cannot be used.
    /// </summary>
    /// <param name="pages">The folder of pages.</param>
    /// <param name="assembly">The path of the module's assembly.</param>
    /// <param name="output">The folder to write to; it is made where it is missing.</param>
    /// <returns>What is wrong, at most one problem for each page; empty when the help was written.</returns>
    public static IReadOnlyList<PageException> Build(string pages, string assembly, string output)
    {
        var problems = new List<PageException>();
        var cmdlets = CmdletParameters.Read(assembly);
        IReadOnlyDictionary<string, IReadOnlyList<TextBlock>> shared = new Dictionary<string, IReadOnlyList<TextBlock>>(StringComparer.Ordinal);
        var commands = new List<CommandHelp>();
        var topics = new List<(string Name, string Text)>();
        foreach (var file in Directory.EnumerateFiles(pages, "*.md").OrderBy(IsAboutCmdlet).ThenBy(file => file, StringComparer.Ordinal))
        {
            try
            {
                var page = Page.Read(file);
                if (page.Name.StartsWith(AboutPrefix, StringComparison.Ordinal))
                {
                    topics.Add((page.Name, AboutText.From(page)));
                }
                else if (page.Name == SharedParameters)
                {
                    shared = CommandPage.ReadParameters(page);
                }
                else
                {
                    commands.Add(cmdlets.TryGetValue(page.Name, out var syntax)
                        ? CommandPage.Read(page, syntax, shared)
                        : throw page.Fault(null, $"There is no cmdlet {page.Name}."));
                }
            }
            catch (PageException e)
            {
                problems.Add(e);
            }
        }

        if (problems.Count > 0)
        {
            return problems;
        }

        _ = Directory.CreateDirectory(output);
        File.WriteAllText(Path.Combine(output, Path.GetFileName(assembly) + "-Help.xml"), Maml.From(commands), Utf8);
        foreach (var (name, text) in topics)
        {
            File.WriteAllText(Path.Combine(output, name + ".help.txt"), text, Utf8);
        }

        return problems;
    }

    // The others first: cmdlets take texts from them.
    private static bool IsAboutCmdlet(string file) => Path.GetFileName(file).Contains('-', StringComparison.Ordinal);
}
