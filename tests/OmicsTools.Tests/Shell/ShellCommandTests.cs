using System;
using System.IO;
using System.Threading.Tasks;

namespace OmicsTools.Tests.Shell;

/// <summary>The cmdlets of PowerShell that the shell has, and what it says of those it has not.</summary>
public sealed class ShellCommandTests
{
    [Theory]
    [InlineData("Export-Csv -Path tasks.csv", "Export-Csv")]
    [InlineData("1 | Select-Object -First 1", "Select-Object")]
    [InlineData("select Name", "Select-Object")]
    public async Task A_missing_cmdlet_is_an_error_that_names_the_remedy(string script, string name)
    {
        var result = await ShellProcess.RunCommandAsync(script);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"{name}: ", result.Errors, StringComparison.Ordinal);
        Assert.Contains("Install PowerShell 7.4 or later", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_cmdlet_is_not_looked_for_in_another_PowerShell_that_started_the_shell()
    {
        var modules = Directory.CreateTempSubdirectory("OmicsTools.Shell-");
        try
        {
            var utility = modules.CreateSubdirectory("Microsoft.PowerShell.Utility").FullName;
            await File.WriteAllTextAsync(
                Path.Combine(utility, "Microsoft.PowerShell.Utility.psd1"),
                "@{ ModuleVersion = '7.0.0.0'; NestedModules = 'NotHere.dll'; CmdletsToExport = 'Export-Csv' }",
                TestContext.Current.CancellationToken);

            var result = await ShellProcess.RunAsync(
                ["-NoEmulator", "-Command", "Export-Csv"], input: null, [("PSModulePath", modules.FullName)]);

            Assert.Contains("Install PowerShell 7.4 or later", result.Errors, StringComparison.Ordinal);
        }
        finally
        {
            modules.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_missing_cmdlet_can_be_caught_as_a_command_not_found()
    {
        var result = await ShellProcess.RunCommandAsync(
            "try { Export-Csv } catch [System.Management.Automation.CommandNotFoundException] { $_.Exception.CommandName }");

        Assert.Equal(["Export-Csv"], result.OutputLines);
    }

    [Fact]
    public async Task A_missing_cmdlet_is_not_listed_as_a_command()
    {
        var result = await ShellProcess.RunCommandAsync("$null -eq (Get-Command Export-Csv -ErrorAction Ignore)");

        Assert.Equal(["True"], result.OutputLines);
    }

    [Fact]
    public async Task A_misspelled_cmdlet_is_reported_as_ever()
    {
        var result = await ShellProcess.RunCommandAsync("Get-OmicsRunTaks");

        Assert.Contains("Check the spelling of the name", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Install PowerShell", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Format-List")]
    [InlineData("fl")]
    public async Task Format_List_shows_all_members_in_full(string command)
    {
        var result = await ShellProcess.RunCommandAsync($"[pscustomobject]@{{ Name = 'align'; Status = 'FAILED' }} | {command}");

        Assert.Equal(["Name   : align", "Status : FAILED"], result.OutputLines);
    }

    [Theory]
    [InlineData("Format-Table")]
    [InlineData("ft")]
    public async Task Format_Table_wraps_the_chosen_members(string command)
    {
        var result = await ShellProcess.RunCommandAsync(
            $"[pscustomobject]@{{ Name = 'align'; Hidden = 1; Reason = 'r' * 130 }} | {command} Name, Reason -Wrap");

        Assert.Collection(
            result.OutputLines,
            header => Assert.Equal(["Name", "Reason"], header.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            rule => Assert.StartsWith("----", rule, StringComparison.Ordinal),
            row => Assert.StartsWith("align rrr", row, StringComparison.Ordinal),
            rest => Assert.Matches("^ +r+$", rest));
    }
}
