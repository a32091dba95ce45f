using System;
using System.Linq;
using System.Threading.Tasks;

namespace OmicsTools.Tests.Shell;

/// <summary>What the shell shows, and on which stream.</summary>
public sealed class ShellStreamTests
{
    private const string Escape = "\e";

    [Fact]
    public async Task Objects_go_to_standard_output_and_errors_to_standard_error()
    {
        var result = await ShellProcess.RunCommandAsync("'first'; Get-Nothing; 'second'");

        Assert.Equal(["first", "second"], result.OutputLines);
        Assert.StartsWith("Get-Nothing: The term 'Get-Nothing' is not recognized", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verbose_warning_debug_and_information_go_to_standard_output_as_in_pwsh()
    {
        const string Script = """
            & {
                [CmdletBinding()] param()
                $PSCmdlet.WriteVerbose('a')
                $PSCmdlet.WriteWarning('b')
                $PSCmdlet.WriteDebug('c')
                $PSCmdlet.WriteInformation('d', @())
            } -Verbose -Debug -InformationAction Continue -WarningAction Continue
            """;

        var result = await ShellProcess.RunCommandAsync(Script);

        Assert.Equal(["VERBOSE: a", "WARNING: b", "DEBUG: c", "d"], result.OutputLines);
        Assert.Empty(result.Errors);
    }

    [Theory]
    [InlineData("throw 'the reason'", "the reason")]
    [InlineData("if (", "Missing condition in if statement")]
    [InlineData("if )", "Missing '(' after 'if'")]
    public async Task An_error_that_ends_a_command_is_shown(string script, string expected)
    {
        var result = await ShellProcess.RunCommandAsync(script);

        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_ends_a_file_is_shown_with_its_line()
    {
        using var file = new ScriptFile("\nthrow 'the reason'");

        var result = await ShellProcess.RunFileAsync(file.Path);

        Assert.Contains($"{file.Path}:2", result.Errors, StringComparison.Ordinal);
        Assert.Contains("the reason", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_an_error_because_nobody_is_there_to_answer()
    {
        var result = await ShellProcess.RunCommandAsync("$Host.UI.ReadLine()");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("never asks", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirected_output_has_120_columns_and_no_colors()
    {
        var result = await ShellProcess.RunCommandAsync(
            "[pscustomobject]@{ Long = 'x' * 130 } | Format-Table -Wrap; $Host.UI.WriteWarningLine('w'); Get-Nothing");

        // The engine itself leaves the last column free.
        Assert.Equal(119, result.OutputLines.Max(line => line.Length));
        Assert.DoesNotContain(Escape, result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Escape, result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("1", false)]
    public async Task A_terminal_has_colors_unless_NO_COLOR_is_set(string? noColor, bool colors)
    {
        var result = await ShellProcess.RunOnTerminalAsync(
            "$Host.UI.WriteWarningLine([string]42)", ("NO_COLOR", noColor), ("TERM", "xterm"));

        var expected = colors ? $"{Escape}[33;1mWARNING: 42{Escape}[0m" : "WARNING: 42\r\n";
        Assert.Contains(expected, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_any_script_comes_out_whole()
    {
        var result = await ShellProcess.RunAsync(["-NoEmulator", "-Command", "-"], input: "'변이 호출 – génome'");

        Assert.Equal(["변이 호출 – génome"], result.OutputLines);
    }
}
