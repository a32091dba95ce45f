using System;
using System.IO;
using System.Linq;
using OmicsTools.Help;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Help;

/// <summary>What becomes of a page that a build cannot use.</summary>
public sealed class HelpBuilderTests : IDisposable
{
    private const string HelpFile = "OmicsTools.dll-Help.xml";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("omicstools-help-");

    public void Dispose() => _folder.Delete(recursive: true);

    private static string ModuleAssembly { get; } = Path.Combine(Path.GetDirectoryName(OmicsSession.Manifest)!, "bin", "Core", "OmicsTools.dll");

    [Fact]
    public void The_pages_as_they_are_become_help()
    {
        var output = Path.Combine(_folder.FullName, "out");

        Assert.Empty(HelpBuilder.Build(HelpSession.Pages, ModuleAssembly, output));
        Assert.Equal([HelpFile, "about_OmicsTools.help.txt"], Directory.EnumerateFiles(output).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("# Get-OmicsRun", "# Get-OmicsRuns", "The page is called 'Get-OmicsRuns', and its file is not.")]
    [InlineData("## SYNOPSIS", "## SINOPSIS", "'SINOPSIS' is not a section; there are SYNOPSIS,")]
    [InlineData("## INPUTS", "#### INPUTS", "A heading of level 4 cannot stand here.")]
    [InlineData("### -Status", "### Status", "The heading of a parameter is its name with a dash, for example '### -Id'.")]
    [InlineData("### -Status", "### -State", "Get-OmicsRun has no parameter -State.")]
    [InlineData("Objects that carry a run id or a run ARN.", "> Objects that carry a run id or a run ARN.", "Help cannot show a QuoteBlock.")]
    [InlineData("[Get-OmicsRunTask](Get-OmicsRunTask.md)", "Get-OmicsRunTask", "A related link is a paragraph of its own,")]
    public void A_fault_is_reported_with_its_file_and_line(string right, string wrong, string message)
    {
        var lines = File.ReadAllLines(Path.Combine(HelpSession.Pages, "Get-OmicsRun.md"));
        var index = Array.IndexOf(lines, right);
        lines[index] = wrong;

        var problem = Build(string.Join('\n', lines));

        Assert.Equal((Path.Combine(_folder.FullName, "Get-OmicsRun.md"), index + 1), (problem.File, problem.Line));
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.FullName, "out")));
    }

    [Theory]
    [InlineData("### -Status\n", "", "-Status is described neither here nor on the page of shared parameters.")]
    [InlineData("```powershell\nGet-OmicsRun\n```", "", "The example has no block of code marked 'powershell'.")]
    [InlineData("### -Status\n", "### -Status\n\n### -StatusText\n", "'-Status' has no text.")]
    public void A_page_that_lacks_something_is_refused(string right, string wrong, string message)
    {
        var page = File.ReadAllText(Path.Combine(HelpSession.Pages, "Get-OmicsRun.md"));
        Assert.Contains(right, page, StringComparison.Ordinal);

        Assert.Equal(message, Build(page.Replace(right, wrong, StringComparison.Ordinal)).Message);
    }

    [Fact]
    public void A_page_about_no_cmdlet_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "Get-Nothing.md"), "# Get-Nothing\n");

        var problem = Assert.Single(HelpBuilder.Build(_folder.FullName, ModuleAssembly, Path.Combine(_folder.FullName, "out")));

        Assert.Equal("There is no cmdlet Get-Nothing.", problem.Message);
    }

    private PageException Build(string page)
    {
        File.Copy(Path.Combine(HelpSession.Pages, "SharedParameters.md"), Path.Combine(_folder.FullName, "SharedParameters.md"));
        File.WriteAllText(Path.Combine(_folder.FullName, "Get-OmicsRun.md"), page);
        return Assert.Single(HelpBuilder.Build(_folder.FullName, ModuleAssembly, Path.Combine(_folder.FullName, "out")));
    }
}
