using System;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using OmicsTools.Tests.Help;
using OmicsTools.Tests.Shell;

namespace OmicsTools.Tests.Waiting;

/// <summary>The first example of the help page, as a scheduler runs it: in a process of its own, whose exit code counts.</summary>
public sealed partial class RunbookTests
{
    [Theory]
    [InlineData("8192875", "", 0)]
    [InlineData("8192911", "", 1)]
    [InlineData("8193040", "-Timeout 1", 1)]
    [InlineData("404", "", 1)]
    [InlineData("8192875", "-Region nowhere", 1)]
    public async Task The_exit_code_says_whether_the_run_completed(string run, string arguments, int expected)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(HelpSession.Pages, "Wait-OmicsRun.md"), TestContext.Current.CancellationToken);
        var example = Example().Match(page).Groups["code"].Value;
        Assert.Contains("Wait-OmicsRun 8193040", example, StringComparison.Ordinal);
        using var script = new ScriptFile(example.Replace("8193040", $"{run} {arguments}", StringComparison.Ordinal));

        var result = await ShellProcess.RunAsync("-File", script.Path);

        Assert.Equal(expected, result.ExitCode);
    }

    [GeneratedRegex("```powershell\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();
}
