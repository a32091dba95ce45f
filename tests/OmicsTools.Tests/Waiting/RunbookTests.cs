using System;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Tests.Documents;
using OmicsTools.Tests.Shell;

namespace OmicsTools.Tests.Waiting;

/// <summary>The README's runbook, as a scheduler runs it: in a process of its own, whose exit code counts.</summary>
public sealed class RunbookTests
{
    private const string Wait = "Wait-OmicsRun 8192875";

    [Theory]
    [InlineData("8192875", "", 0)]
    [InlineData("8192911", "", 1)]
    [InlineData("8193040", "-Timeout 1", 1)]
    [InlineData("404", "", 1)]
    [InlineData("8192875", "-Region nowhere", 1)]
    public async Task The_exit_code_says_whether_the_run_completed(string run, string arguments, int expected)
    {
        var runbook = DocumentTests.Blocks("README.md", "powershell").Single(code => code.Contains(Wait, StringComparison.Ordinal));
        using var script = new ScriptFile(runbook.Replace(Wait, $"Wait-OmicsRun {run} {arguments}", StringComparison.Ordinal));

        var result = await ShellProcess.RunAsync("-File", script.Path);

        Assert.Equal(expected, result.ExitCode);
    }
}
