using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.GetOmicsRunTask;

/// <summary>What cannot be had is an error that names it; everything else still comes.</summary>
public class ErrorTests
{
    [Fact]
    public async Task A_run_that_does_not_exist_is_an_error_among_the_others_tasks()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run("'8192911', '9999999', '8192958' | Get-OmicsRunTask -Detail None");

        Assert.Equal(["RunNotFound"], result.ErrorIds);
        Assert.Equal(["8192911", "8192958"], result.Values("RunId").Distinct());
        var error = result.Errors.Single();
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal("9999999", error.TargetObject.ToString());
        Assert.Contains("9999999", error.Exception.Message);
        Assert.Contains("us-east-1", error.Exception.Message);
        Assert.False(string.IsNullOrEmpty(error.ErrorDetails.RecommendedAction));
        Assert.Equal(session.Emulator.Requests.All.Single(r => r.StatusCode == 404).RequestId, PSObject.AsPSObject(error.Exception).Properties["RequestId"].Value);
    }

    [Fact]
    public async Task A_task_that_does_not_exist_is_an_error_among_the_others()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run("Get-OmicsRunTask 8192911 -TaskId 4392889, 1, 4612468");

        Assert.Equal(["TaskNotFound"], result.ErrorIds);
        Assert.Equal(["4392889", "4612468"], result.Values("TaskId"));
    }

    [Fact]
    public async Task A_run_that_may_not_be_read_is_an_error_among_the_others()
    {
        await using var session = await EmulatedSession.StartAsync();
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, RunId = "8192911" });

        var result = session.Run("Get-OmicsRunTask 8192911, 8192958");

        Assert.Equal(["AccessDenied"], result.ErrorIds);
        Assert.Equal(["8192958"], result.Values("RunId").Distinct());
        Assert.Contains("omics:ListRunTasks", result.Errors[0].ErrorDetails.RecommendedAction);
    }

    [Fact]
    public async Task Runs_whose_tasks_may_not_be_listed_are_said_together()
    {
        await using var session = await EmulatedSession.StartAsync();
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, Operation = "ListRunTasks" });

        var result = session.Run("8192911, 8192958, 8192875, 8193012 | Get-OmicsRunTask -Verbose");

        Assert.Equal(["AccessDenied", "AccessDenied"], result.ErrorIds);
        Assert.Equal("8192911", $"{result.Errors[0].TargetObject}");
        Assert.Equal(["8192958", "8192875", "8193012"], ((object[])result.Errors[1].TargetObject).Select(run => $"{run}"));
        Assert.Contains("8192958, 8192875, 8193012", result.Errors[1].ToString());
        Assert.Equal(3, result.Verbose.Count(line => line.StartsWith("Access to run", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_task_whose_detail_cannot_be_had_comes_as_listed_and_an_error_names_it()
    {
        await using var session = await EmulatedSession.StartAsync();
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, TaskId = "4392889" });

        var result = session.Run("Get-OmicsRunTask 8192911");

        Assert.Equal(9, result.Output.Count);
        Assert.Equal(["AccessDenied"], result.ErrorIds);
        Assert.Contains("4392889", result.Errors[0].Exception.Message);
        Assert.Equal([("4392889", "FAILED")], result.Output.Where(task => task.Properties["HasDetail"].Value is false).Select(task => ((string)task.Properties["TaskId"].Value, (string)task.Properties["Status"].Value)));
    }

    [Theory]
    [InlineData("-AccessKey AKIAUNKNOWN -SecretKey x", "InvalidCredentials")]
    [InlineData("-SecretKey wrong", "InvalidCredentials")]
    [InlineData("-EndpointUrl http://127.0.0.1:1", "EndpointUnreachable")]
    public async Task Whom_to_ask_and_as_whom_can_be_wrong_for_each_run(string arguments, string errorId)
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run($"Get-OmicsRunTask 8192911 {arguments}");

        Assert.Null(result.TerminatingErrorId);
        Assert.Equal([errorId], result.ErrorIds);
    }

    [Fact]
    public async Task The_endpoint_that_cannot_be_reached_is_named_with_where_it_came_from()
    {
        await using var session = await EmulatedSession.StartAsync();

        var given = session.Run("Get-OmicsRun 7 -EndpointUrl http://127.0.0.1:1").Errors.Single().ToString();
        var logs = session.Run("Get-OmicsRunTaskLog 7 -TaskId 1 -LogsEndpointUrl http://127.0.0.1:2").Errors.Single().ToString();

        Assert.Contains("http://127.0.0.1:1 from -EndpointUrl", given);
        Assert.Contains("http://127.0.0.1:2 from -LogsEndpointUrl", logs);
    }

    [Fact]
    public void A_region_that_is_none_of_AWSs_is_warned_of_and_those_of_HealthOmics_are_named()
    {
        using var session = new OmicsSession();

        var result = session.Run("1..2 | Get-OmicsRun -AccessKey a -SecretKey b -Region xx-nowhere-1 -RequestTimeout 1");

        Assert.Contains("xx-nowhere-1", Assert.Single(result.Warnings));
        Assert.Equal(["EndpointUnreachable", "EndpointUnreachable"], result.ErrorIds);
        Assert.Contains("from -Region", result.Errors[0].ToString());
        Assert.Contains("us-east-1", result.Errors[0].ToString());
    }

    [Theory]
    [InlineData("us-east-1, eu-west-1")]
    [InlineData("'us-east-1,eu-west-1'")]
    [InlineData("@('us-east-1', 'eu-west-1' | ForEach-Object { [pscustomobject]@{ SystemName = $_ } })")]
    public void Several_regions_are_an_error_that_says_the_way(string regions)
    {
        using var session = new OmicsSession();

        var error = session.RunAndThrow($"Get-OmicsRun -AccessKey a -SecretKey b -Region {regions}").TerminatingError!;

        Assert.StartsWith("InvalidConfiguration,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("us-east-1, eu-west-1", error.ToString());
        Assert.Contains("ForEach-Object", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public async Task One_region_in_a_list_is_that_region()
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal(["us-east-1"], session.Run("Get-OmicsRun 8192911 -Region @('us-east-1')").WithoutErrors().Values("Region"));
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_said_in_two_lines()
    {
        await using var session = await EmulatedSession.StartAsync();

        var error = session.Run("Get-OmicsRun 999999999999999999").Errors.Single();

        Assert.All(new[] { $"Get-OmicsRun: {error}", $"  Recommendation: {error.ErrorDetails.RecommendedAction}" }, line => Assert.InRange(line.Length, 1, 120));
    }

    [Theory]
    [InlineData("Get-OmicsRun -Select FailureReason", true)]
    [InlineData("Get-OmicsRun -Select Tags.owner", true)]
    [InlineData("Get-OmicsRun -Select Name", false)]
    [InlineData("Get-OmicsRun -Select FailureReason -Detail Failed", false)]
    [InlineData("Get-OmicsRun 8192911 -Select FailureReason", false)]
    [InlineData("Get-OmicsRunTask 8192911 -Select LogStreamName -Detail None", true)]
    [InlineData("Get-OmicsRunTask 8192911 -Select LogStreamName", false)]
    public async Task A_member_that_a_listing_does_not_have_is_warned_of(string command, bool isWarning)
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal(isWarning ? 1 : 0, session.Run(command).WithoutErrors().Warnings.Count);
    }

    [Fact]
    public async Task An_expired_session_is_named_as_such()
    {
        var key = new AccessKey("ASIAEXPIRED", "secret", "token", Expiration: DateTimeOffset.UtcNow.AddHours(-1));
        await using var session = await EmulatedSession.StartAsync(new EmulatorOptions { AccessKeys = [key] });

        var result = session.Run("Get-OmicsRunTask 8192911 -AccessKey ASIAEXPIRED -SecretKey secret -SessionToken token");

        Assert.Equal(["ExpiredToken"], result.ErrorIds);
    }

    [Theory]
    [InlineData("-AccessKey AKIAIOSFODNN7EXAMPLE", "InvalidConfiguration")]
    [InlineData("-SecretKey x", "InvalidConfiguration")]
    [InlineData("-ProfileName no-such-profile", "CredentialsNotFound")]
    [InlineData("", "CredentialsNotFound")]
    [InlineData("-AccessKey a -SecretKey b -Region 'us east'", "InvalidConfiguration")]
    [InlineData("-AccessKey a -SecretKey b -EndpointUrl nonsense", "InvalidConfiguration")]
    [InlineData("-AccessKey a -SecretKey b", "RegionNotFound")]
    public void Settings_that_cannot_be_used_end_the_command(string arguments, string errorId)
    {
        using var session = new OmicsSession();

        Assert.Equal(errorId, session.RunAndThrow($"Get-OmicsRunTask 8192911 {arguments}").TerminatingErrorId);
    }

    [Theory]
    [InlineData(FaultKind.Throttle429)]
    [InlineData(FaultKind.InternalError500)]
    [InlineData(FaultKind.Unavailable503)]
    [InlineData(FaultKind.Timeout408)]
    [InlineData(FaultKind.ResetBeforeResponse)]
    [InlineData(FaultKind.ResetWithinBody)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.InvalidJson)]
    public async Task A_fault_that_passes_is_ridden_out_and_told_in_verbose(FaultKind kind)
    {
        await using var session = await EmulatedSession.StartAsync();
        session.Emulator.Faults.Add(new Fault { Kind = kind, Operation = "ListRunTasks", Calls = [1] });
        session.Emulator.Faults.Add(new Fault { Kind = kind, Operation = "GetRunTask", Calls = [1, 5, 9] });

        var result = session.Run("Get-OmicsRunTask 8192911 -Verbose").WithoutErrors();

        Assert.Equal(9, result.Output.Count);
        Assert.All(result.Values("HasDetail"), has => Assert.Equal(true, has));
        Assert.Equal(4, result.Verbose.Count(line => line.Contains("attempt 1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_listing_that_goes_round_in_circles_ends_with_an_error_after_what_it_gave()
    {
        await using var session = await EmulatedSession.StartAsync(new EmulatorOptions { MaxPageSize = 3 });
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.RepeatedToken, Operation = "ListRunTasks", Calls = [2, 3] });

        var result = session.Run("Get-OmicsRunTask 8192911 -Detail None");

        Assert.Equal(["RepeatedPage"], result.ErrorIds);
        Assert.Equal(6, result.Values("TaskId").Distinct().Count());
        Assert.Equal(6, result.Output.Count);
    }

    [Fact]
    public async Task Stop_turns_the_error_into_the_end_and_silence_hides_it()
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal("RunNotFound", session.Run("Get-OmicsRunTask 9999999 -ErrorAction Stop").TerminatingErrorId);
        Assert.Empty(session.Run("Get-OmicsRunTask 9999999 -ErrorAction Ignore").ErrorIds);
        Assert.Equal([false], session.Run("Get-OmicsRunTask 9999999 2>$null; $?").Output.Select(value => (bool)value.BaseObject));
    }

    [Fact]
    public async Task A_command_that_is_stopped_ends_at_once_though_the_service_stalls_and_the_next_one_works()
    {
        await using var session = await EmulatedSession.StartAsync();
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.Stall, Operation = "GetRunTask" });

        var output = new PSDataCollection<PSObject>();
        using (var shell = session.Session.Start("Get-OmicsRunTask 8192911", output, out _))
        {
            await session.Emulator.Requests.WaitForAsync(log => log.InFlight == 9, TimeSpan.FromSeconds(30));
            shell.Stop();
        }

        await session.Emulator.Requests.WaitForAsync(log => log.InFlight == 0, TimeSpan.FromSeconds(30));
        Assert.Empty(output);
        session.Emulator.Faults.Clear();
        Assert.Equal(9, session.Run("Get-OmicsRunTask 8192911").WithoutErrors().Output.Count);
    }

    [Fact]
    public async Task Nothing_that_is_written_contains_a_secret()
    {
        await using var session = await EmulatedSession.StartAsync();
        const string Secret = "wJalrXUtnFEMI/SECRET";
        const string Token = "IQoJb3TOKEN";

        var result = session.Run($$"""
            $DebugPreference = 'Continue'
            Get-OmicsRunTask 8192911 -AccessKey AKIAUNKNOWN -SecretKey '{{Secret}}' -SessionToken '{{Token}}' -Verbose -Debug *>&1 |
                ForEach-Object { "$_"; "$($_.Exception)"; "$($_.Exception.Details)"; "$($_.Exception.Data.Values)" }
            """);

        var text = string.Join('\n', result.Output);
        Assert.Contains("Credentials from the key parameters", text);
        Assert.Contains("UnrecognizedClientException", text);
        Assert.DoesNotContain(Secret, text);
        Assert.DoesNotContain(Token, text);
    }
}
