using System;
using System.IO;
using System.Linq;
using OmicsTools.Help;

namespace OmicsTools.Tests.Help;

/// <summary>What becomes of a page that a build cannot use.</summary>
public sealed class HelpBuilderTests : IDisposable
{
    private const string HelpFile = "OmicsTools.dll-Help.xml";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("omicstools-help-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_pages_as_they_are_become_help()
    {
        var output = Path.Combine(_folder.FullName, "out");

        Assert.Empty(HelpBuilder.Build(HelpSession.Pages, output, HelpFile));
        Assert.Equal([HelpFile, "about_OmicsTools.help.txt"], Directory.EnumerateFiles(output).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("schema: 2.0.0", "schema: 1.0.0", "'schema' is '1.0.0' and should be '2.0.0'.")]
    [InlineData("# Get-OmicsRun", "# Get-OmicsRuns", "The page is called 'Get-OmicsRuns', and its file is not.")]
    [InlineData("## SYNOPSIS", "## SINOPSIS", "'SINOPSIS' is not a section; there are SYNOPSIS,")]
    [InlineData("## INPUTS", "#### INPUTS", "A heading of level 4 cannot stand here.")]
    [InlineData("### -Status", "### Status", "The heading of a parameter is its name with a dash, for example '### -Id'.")]
    [InlineData("Position: 0", "Position: first", "'Position' is a number or Named, not 'first'.")]
    [InlineData("Required: False", "Required: no", "'Required' is True or False, not 'no'.")]
    [InlineData("Aliases: AK", "Alias: AK", "'Alias' is not a setting; there are Type,")]
    [InlineData("Aliases: AK", "AK", "'AK' is not of the form 'key: value'.")]
    [InlineData("Objects that carry a run id or a run ARN.", "> Objects that carry a run id or a run ARN.", "Help cannot show a QuoteBlock.")]
    [InlineData("[Get-OmicsRunTask](Get-OmicsRunTask.md)", "Get-OmicsRunTask", "A related link is a paragraph of its own,")]
    public void A_fault_is_reported_with_its_file_and_line(string right, string wrong, string message)
    {
        var lines = File.ReadAllLines(Path.Combine(HelpSession.Pages, "Get-OmicsRun.md"));
        var index = Array.IndexOf(lines, right);
        lines[index] = wrong;
        var page = Path.Combine(_folder.FullName, "Get-OmicsRun.md");
        File.WriteAllLines(page, lines);
        var output = Path.Combine(_folder.FullName, "out");

        var problem = Assert.Single(HelpBuilder.Build(_folder.FullName, output, HelpFile));

        Assert.Equal((page, index + 1), (problem.File, problem.Line));
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(output));
    }

    [Theory]
    [InlineData("### -Status", "### -State", "-Status stands in the syntax, but no such parameter is described.")]
    [InlineData("-Status <string[]>", "", "-Status is described, but missing in the syntax.")]
    [InlineData("```powershell\nGet-OmicsRun\n```", "", "The example has no block of code marked 'powershell'.")]
    [InlineData("The secret access key that belongs to `-AccessKey`.\n", "", "-SecretKey has no text.")]
    public void A_page_that_contradicts_itself_is_refused(string right, string wrong, string message)
    {
        var page = File.ReadAllText(Path.Combine(HelpSession.Pages, "Get-OmicsRun.md"));
        Assert.Contains(right, page, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder.FullName, "Get-OmicsRun.md"), page.Replace(right, wrong, StringComparison.Ordinal));

        var problem = Assert.Single(HelpBuilder.Build(_folder.FullName, Path.Combine(_folder.FullName, "out"), HelpFile));

        Assert.Equal(message, problem.Message);
    }
}
