using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using OmicsTools.Tests.Shell;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Views;

/// <summary>Tasks as a prompt shows them.</summary>
public sealed partial class TaskViewTests
{
    [Fact]
    public async Task The_table_shows_what_people_look_at_first()
    {
        var table = (await ShellProcess.RunAsync("-Command", "Get-OmicsRunTask 8192911 -Detail None")).OutputLines;

        Assert.Contains(table, line => line.Contains("Run: 8192911"));
        Assert.Contains("Status Name TaskId RunTime Memory InstanceType Cpus Queued", table.Select(Words));
        Assert.Contains("FAILED HaplotypeCaller-3-34 4392889 0:21:52 8 GiB omics.m.large 2 0:04:11", table.Select(Words));
        Assert.Contains("CANCELLED MergeVcfs 4685661 4 GiB omics.c.large 1", table.Select(Words));
    }

    [Fact]
    public async Task A_result_of_the_run_cache_is_shown_as_such()
    {
        var table = (await ShellProcess.RunAsync("-Command", "Get-OmicsRunTask 8192958 -Detail None")).OutputLines;

        Assert.Contains("COMPLETED ScatterIntervals 5783556 8 GiB (cached) 2", table.Select(Words));
    }

    [Fact]
    public async Task After_something_else_tasks_are_shown_in_brief()
    {
        var shown = (await ShellProcess.RunAsync("-Command", "Get-OmicsRun 8192911; Get-OmicsRunTask 8192911 -TaskId 4392889")).OutputLines;

        Assert.Equal(
            ["Status", "Name", "TaskId", "InstanceType", "RunTime", "FailureReason"],
            shown.Where(line => line.Contains(" : ")).Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task The_list_has_every_property_but_those_that_say_the_same_again()
    {
        string[] again = ["QueueSeconds", "RunSeconds", "IsTerminal", "ImageDetails", "LogStream"];
        await using var session = await EmulatedSession.StartAsync();
        var task = session.Run("Get-OmicsRunTask 8192911 -TaskId 4392889").WithoutErrors().Output.Single();

        var views = XDocument.Load(Path.Combine(Path.GetDirectoryName(OmicsSession.Manifest)!, "bin", "OmicsTools.Format.ps1xml"));
        var listed = views.Descendants("View")
            .Single(view => view.Element("ListControl") is not null && view.Descendants("TypeName").Any(type => type.Value == "OmicsTools.RunTask"))
            .Descendants("ListItem")
            .Select(item => (item.Element("Label") ?? item.Element("PropertyName"))!.Value);

        Assert.Equal(task.Properties.Select(property => property.Name).Except(again).Order(), listed.Order());
    }

    // Without what colours it, and as wide as it is.
    private static string Words(string line) => Spaces().Replace(Colour().Replace(line, string.Empty), " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\e\[[0-9;]*m", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Colour();
}
