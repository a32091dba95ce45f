using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Connection;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests;

/// <summary>What the Tab key offers.</summary>
public class CompletionTests
{
    [Theory]
    [InlineData("Get-OmicsRunTask 1 -Status F", "FAILED")]
    [InlineData("Get-OmicsRunTask 1 -Status COMPLETED, can", "CANCELLED")]
    [InlineData("Get-OmicsRun -Status del", "DELETED")]
    [InlineData("Get-OmicsRun 1 -Export d", "DEFINITION")]
    [InlineData("Get-OmicsRun -Region us-w", "us-west-2")]
    [InlineData("Get-OmicsRunTask 1 -Detail N", "None")]
    [InlineData("Get-OmicsRunTask 1 -Select FailureR", "FailureReason")]
    [InlineData("Get-OmicsRun -Select BatchI", "BatchId")]
    public void What_is_known_is_offered_without_asking_anyone(string line, string expected)
    {
        using var session = new OmicsSession();

        Assert.Equal([expected], Complete(session, line).Select(match => match.Text));
    }

    [Fact]
    public async Task Run_ids_are_offered_newest_first_with_name_status_and_age()
    {
        await using var session = await EmulatedSession.StartAsync();

        var matches = Complete(session.Session, "Get-OmicsRunTask ");

        Assert.Equal(["8193040", "8193012", "8192987"], matches.Take(3).Select(match => match.Text));
        Assert.StartsWith("p0881-sarek-tumor-normal  RUNNING  1 h 35 min ago", matches[0].Tooltip, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_found_by_its_name()
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal(["8192911"], Complete(session.Session, "Get-OmicsRunTask trio-0417").Select(match => match.Text));
    }

    [Fact]
    public async Task Tasks_and_their_names_are_those_of_the_run_on_the_line()
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal(["4392889", "4612468"], Complete(session.Session, "Get-OmicsRunTask 8192911 -TaskId caller-3").Select(match => match.Text));
        Assert.Equal(["'NFCORE_SAREK:SAREK:MOSDEPTH (P0881)'"], Complete(session.Session, "Get-OmicsRunTask 8193040 -Name NFCORE_SAREK:SAREK:MOS").Select(match => match.Text));
        Assert.Empty(session.Emulator.Requests.For("GetRunTask"));
    }

    [Fact]
    public async Task Names_of_runs_are_offered_newest_first_and_each_once()
    {
        await using var session = await EmulatedSession.StartAsync();

        var names = Complete(session.Session, "Get-OmicsRun -Name ").ConvertAll(match => match.Text);

        Assert.Equal("p0881-sarek-tumor-normal", names[0]);
        Assert.Contains("trio-0417-joint-calling", names);
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(["trio-0417-joint-calling"], Complete(session.Session, "Get-OmicsRun -Name trio-0417").Select(match => match.Text));
    }

    [Fact]
    public void Profiles_are_those_of_the_file_on_the_line()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "[lab]\naws_access_key_id = AKIALAB\naws_secret_access_key = s3cr3t\n[clinic]\ncredential_process = keys\n");
        using var session = new OmicsSession();

        var offered = Complete(session, $"Get-OmicsRun -ProfileLocation {file} -ProfileName ").ConvertAll(match => match.Text);

        File.Delete(file);
        Assert.Equal(["lab", "clinic"], offered);
    }

    [Fact]
    public async Task A_second_look_asks_no_one()
    {
        await using var session = await EmulatedSession.StartAsync();

        _ = Complete(session.Session, "Get-OmicsRunTask 81");
        _ = Complete(session.Session, "Get-OmicsRunTask 819");

        Assert.Single(session.Emulator.Requests.All);
    }

    [Fact]
    public async Task A_service_that_fails_offers_nothing_and_says_nothing()
    {
        await using var session = await EmulatedSession.StartAsync();
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403 });

        Assert.Empty(Complete(session.Session, "Get-OmicsRunTask 8192911 -TaskId "));
        Assert.Empty(session.Run("$Error").Output);
    }

    [Fact]
    public async Task A_service_that_stalls_does_not_hold_up_the_prompt()
    {
        await using var session = await EmulatedSession.StartAsync();
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.Stall });

        // Comes back at all: the request itself would take half a minute.
        _ = Complete(session.Session, "Get-OmicsRunTask 8192911 -TaskId ");

        await session.Emulator.Requests.WaitForAsync(log => log.InFlight == 0, TimeSpan.FromSeconds(10));
        Assert.True(session.Emulator.Requests.All.Single().Aborted);
    }

    [Fact]
    public async Task Giving_up_on_a_service_that_stalls_takes_no_thread_of_those_that_it_waits_for()
    {
        await using var test = await ConnectionCase.StartAsync();
        test.Set("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT");
        test.Set("AWS_SECRET_ACCESS_KEY", "s3cr3t");
        test.Set("AWS_REGION", "eu-west-1");
        test.Set("DOTNET_ThreadPool_ForceMinWorkerThreads", "1");
        test.Set("DOTNET_ThreadPool_ForceMaxWorkerThreads", "1");
        test.Emulator.Faults.Add(new Fault { Kind = FaultKind.Stall });

        var result = await test.RunScriptAsync("(TabExpansion2 'Get-OmicsRunTask 8192911 -TaskId ' 33).CompletionMatches.Count; 'the prompt'");

        Assert.Equal("the prompt", result.OutputLines[^1]);
        Assert.True(Assert.Single(test.Emulator.Requests.All).Aborted);
    }

    [Fact]
    public void Without_credentials_no_one_is_asked()
    {
        using var session = new OmicsSession();

        Assert.DoesNotContain(Complete(session, "Get-OmicsRunTask 1 -TaskId "), match => match.Text.All(char.IsDigit));
    }

    private static List<(string Text, string Tooltip)> Complete(OmicsSession session, string line) =>
        [.. session.Run($"(TabExpansion2 -inputScript '{line}' -cursorColumn {line.Length}).CompletionMatches").WithoutErrors().Output
            .Select(match => ((string)match.Properties["CompletionText"].Value, (string)match.Properties["ToolTip"].Value))];
}
