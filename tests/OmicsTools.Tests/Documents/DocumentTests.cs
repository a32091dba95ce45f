using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Help;
using OmicsTools.Tests.Shell;
using OmicsTools.Tests.Support;
using OmicsTools.Tests.Waiting;

namespace OmicsTools.Tests.Documents;

/// <summary>
/// Runs the scripts that the documents print, those whose commands a bare engine has; tests/Pester/Documents.Tests.ps1 runs
/// them all.
/// </summary>
[Collection(nameof(DrivenTime))] // The time that waiting goes by is the whole process's.
public sealed partial class DocumentTests
{
    private static string Root => Path.GetDirectoryName(OmicsSession.Manifest)!;

    public static TheoryData<string> Scripts
    {
        get
        {
            using var session = new HelpSession();
            return
            [
                .. new[] { "README.md", "docs/automation.md", "docs/errors.md" }
                    .SelectMany(file => Blocks(file, "powershell").Concat(Prompted(file)))
                    .Where(code => ScriptText.CanRun(session, code)),
            ];
        }
    }

    public static TheoryData<string> Commands => [.. Blocks("README.md", "sh").SelectMany(block => block.Trim().Split('\n'))];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_script_runs_as_printed(string code)
    {
        await using var session = await EmulatedSession.StartAsync(new EmulatorOptions { Speed = ScriptText.Waits(code) ? 1000 : 1 });
        _ = session.Run("$PSDefaultParameterValues['*-Omics*:PollingInterval'] = 1");

        _ = session.Run(code).WithoutErrors();
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_of_the_README_works(string command)
    {
        if (ShellCommand().Match(command) is { Success: true } shell)
        {
            var result = await ShellProcess.RunAsync("-Command", shell.Groups["script"].Value);

            Assert.Equal((0, string.Empty), (result.ExitCode, result.Errors));
            Assert.NotEmpty(result.Output);
            return;
        }

        // These build what is running now, or do not end: others try them.
        var triedByCi = await File.ReadAllLinesAsync(Path.Combine(Root, ".ci/run"), TestContext.Current.CancellationToken);
        Assert.True(
            triedByCi.Any(line => line.StartsWith(command + " ", StringComparison.Ordinal)) || command == "dotnet run --project src/OmicsTools.Emulator",
            $"Nothing tries: {command}");
    }

    /// <summary>The texts of a language that a document prints.</summary>
    internal static IEnumerable<string> Blocks(string file, string language) =>
        Fence().Matches(File.ReadAllText(Path.Combine(Root, file)))
            .Where(block => block.Groups["language"].Value == language)
            .Select(block => block.Groups["text"].Value);

    private static IEnumerable<string> Prompted(string file) =>
        Blocks(file, string.Empty).SelectMany(text => text.Split('\n'))
            .Where(line => line.StartsWith("PS> ", StringComparison.Ordinal))
            .Select(line => line["PS> ".Length..]);

    [GeneratedRegex("^```(?<language>[a-z]*)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();

    [GeneratedRegex("^dotnet run --project src/OmicsTools[.]Shell -- -Command '(?<script>.*)'$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellCommand();
}
