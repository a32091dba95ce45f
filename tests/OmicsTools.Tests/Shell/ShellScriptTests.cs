using System;
using System.Threading.Tasks;

namespace OmicsTools.Tests.Shell;

/// <summary>The ways to hand a script to the shell, and what the script finds there.</summary>
public sealed class ShellScriptTests
{
    private static readonly (string Name, string? Value)[] UsersOwnAws =
    [
        ("AWS_PROFILE", "production"),
        ("AWS_SESSION_TOKEN", "token"),
        ("AWS_REGION", "eu-west-2"),
    ];

    [Theory]
    [InlineData("-Command")]
    [InlineData("-COMMAND")]
    [InlineData("-comm")]
    [InlineData("-c")]
    [InlineData("--command")]
    public async Task A_command_is_all_that_follows(string name)
    {
        var result = await ShellProcess.RunAsync("-noprofile", "-NonInteractive", "-noemulator", name, "'one'", "+", "'two'");

        Assert.Equal(["onetwo"], result.OutputLines);
    }

    [Fact]
    public async Task A_command_of_a_dash_is_read_from_standard_input()
    {
        var result = await ShellProcess.RunAsync(["-NoEmulator", "-Command", "-"], input: "'one'\n'two'\nexit 9\n");

        Assert.Equal(["one", "two"], result.OutputLines);
        Assert.Equal(9, result.ExitCode);
    }

    [Fact]
    public async Task A_file_gets_its_arguments_and_knows_its_place()
    {
        using var file = new ScriptFile("""
            param([string] $Name, [switch] $On, [switch] $Off, $Other, [Parameter(ValueFromRemainingArguments)] $Rest)
            "$Name|$On|$Off|$Other|$Rest"
            $PSCommandPath
            """);

        var result = await ShellProcess.RunAsync(
            "-NoEmulator", "-f", file.Path, "-Name", "two words", "-On", "-Off:$false", "-Other:", "x", "y", "z");

        Assert.Equal(["two words|True|False|x|y z", file.Path], result.OutputLines);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task The_module_is_imported_from_its_manifest()
    {
        var result = await ShellProcess.RunCommandAsync("(Get-Module OmicsTools).ModuleBase + '/OmicsTools.psd1'");

        var manifest = Assert.Single(result.OutputLines);
        Assert.True(System.IO.File.Exists(manifest), manifest);
    }

    [Fact]
    public async Task The_emulator_replaces_the_users_own_AWS_configuration()
    {
        const string Script = "$env:AWS_PROFILE, $env:AWS_SESSION_TOKEN, $env:AWS_REGION, $env:AWS_ENDPOINT_URL_OMICS -join '|'";

        var result = await ShellProcess.RunAsync(["-Command", Script], input: null, UsersOwnAws);

        Assert.Matches(@"^\|\|us-east-1\|http://(127\.0\.0\.1|localhost):[0-9]+/?$", Assert.Single(result.OutputLines));
    }

    [Fact]
    public async Task Without_the_emulator_the_users_own_AWS_configuration_is_left_alone()
    {
        const string Script = "$env:AWS_PROFILE, $env:AWS_SESSION_TOKEN, $env:AWS_REGION, $env:AWS_ENDPOINT_URL_OMICS -join '|'";

        var result = await ShellProcess.RunAsync(["-NoEmulator", "-Command", Script], input: null, UsersOwnAws);

        Assert.Equal(["production|token|eu-west-2|"], result.OutputLines);
    }

    [Theory]
    [InlineData("-?")]
    [InlineData("-Help")]
    [InlineData("--help")]
    public async Task Help_shows_the_usage(string argument)
    {
        var result = await ShellProcess.RunAsync(argument);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("-NoEmulator", result.Output, StringComparison.Ordinal);
    }
}
