using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.TestSupport;

namespace OmicsTools.Tests.Shell;

/// <summary>The shell ends with the exit code that pwsh would end with.</summary>
public sealed class ShellExitCodeTests
{
    [Theory]
    [InlineData("1 + 1", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("$Host.SetShouldExit(5)", 5)]
    [InlineData("throw 'no'", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'; Get-Nothing; exit 7", 1)]
    [InlineData("'before'; Get-Nothing", 1)]
    [InlineData("Get-Nothing; 'after'", 0)]
    [InlineData("if (", 1)]
    [InlineData("if )", 1)]
    public async Task A_command_decides_the_exit_code(string script, int expected)
    {
        var result = await ShellProcess.RunCommandAsync(script);

        Assert.Equal(expected, result.ExitCode);
    }

    [Theory]
    [InlineData("'done'", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("$global:LASTEXITCODE = 3", 0)]
    [InlineData("throw 'no'", 1)]
    [InlineData("Get-Nothing", 0)]
    [InlineData("if (", 1)]
    public async Task A_file_decides_the_exit_code(string script, int expected)
    {
        using var file = new ScriptFile(script);

        var result = await ShellProcess.RunFileAsync(file.Path);

        Assert.Equal(expected, result.ExitCode);
    }

    [Theory]
    [InlineData("-File", "does-not-exist.ps1", "does-not-exist.ps1")]
    [InlineData("-Bogus", "1", "-Bogus")]
    [InlineData("script.ps1", "1", "-File")]
    [InlineData("-Command", "-", "", "-Command -")]
    public async Task Arguments_that_cannot_be_used_give_64_and_say_what_is_wrong(params string[] argumentsAndMessage)
    {
        var result = await ShellProcess.RunAsync(argumentsAndMessage[..^1]);

        Assert.Equal(64, result.ExitCode);
        Assert.Contains(argumentsAndMessage[^1], result.Errors, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("-Command")]
    [InlineData("-File")]
    [InlineData("-NoEmulator")]
    public async Task An_argument_without_what_must_follow_it_gives_64(string argument)
    {
        var result = await ShellProcess.RunAsync(argument);

        Assert.Equal(64, result.ExitCode);
        Assert.Contains(argument, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_script_gives_64()
    {
        using var file = new ScriptFile("'text'", extension: ".txt");

        var result = await ShellProcess.RunFileAsync(file.Path);

        Assert.Equal(64, result.ExitCode);
        Assert.Contains(".ps1", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_stops_the_script_and_gives_130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send.");
        Assert.SkipWhen(IsInterruptIgnored(), "These tests were started with SIGINT ignored, and so is what they start.");
        var process = ShellProcess.Start(
            "dotnet",
            [ShellProcess.AssemblyPath, "-NoEmulator", "-Command", "'running'; while ($true) { [Threading.Thread]::Sleep(10) }"]);
        Assert.Equal("running", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        Signal.Send(process.Id, Signal.Interrupt);
        var result = await ShellProcess.FinishAsync(process, input: null);

        Assert.Equal(130, result.ExitCode);
        Assert.Empty(result.Errors);
    }

    [Theory]
    [InlineData("@{ ModuleVersion = '1.0'; RootModule = 'lost.dll' }", "lost.dll")]
    [InlineData(null, "OmicsTools.psd1")]
    public async Task A_module_that_cannot_be_imported_gives_70_and_the_full_reason(string? manifest, string reason)
    {
        var folder = Directory.CreateTempSubdirectory("OmicsTools.Shell-");
        try
        {
            var shell = ShellProcess.CopyTo(folder.FullName);
            if (manifest is not null)
            {
                await File.WriteAllTextAsync(
                    Path.Combine(folder.FullName, "OmicsTools.psd1"), manifest, TestContext.Current.CancellationToken);
            }

            var result = await ShellProcess.RunAsync(
                ["-NoEmulator", "-Command", "'never reached'"],
                input: null,
                assemblyPath: shell);

            Assert.Equal(70, result.ExitCode);
            Assert.Contains(reason, result.Errors, StringComparison.Ordinal);
            Assert.Empty(result.Output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // As a shell does with what it starts in the background. https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
    private static bool IsInterruptIgnored()
    {
        const string Status = "/proc/self/status";
        const string Ignored = "SigIgn:";
        const ulong Interrupt = 1 << 1;
        return File.Exists(Status)
            && (ulong.Parse(File.ReadLines(Status).First(line => line.StartsWith(Ignored, StringComparison.Ordinal))[Ignored.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & Interrupt) != 0;
    }
}
