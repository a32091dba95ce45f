using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.GetOmicsRun;

/// <summary>The runs of a batch, and its members that never became a run.</summary>
public class BatchTests
{
    private const string BuiltIn = "5501207";

    [Fact]
    public async Task A_batch_has_its_runs_and_the_members_that_were_never_submitted_with_why()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run($"Get-OmicsRun -BatchId {BuiltIn}").WithoutErrors();

        Assert.Equal([null, "8192958", "8192911"], result.Values("Id"));
        Assert.Equal(["trio-0418", "trio-0416", "trio-0417"], result.Values("RunSettingId"));
        Assert.Equal(["FAILED", "SUCCESS", "SUCCESS"], result.Values("SubmissionStatus"));
        Assert.Equal([null, "COMPLETED", "FAILED"], result.Values("Status"));
        Assert.Equal([BuiltIn, BuiltIn, BuiltIn], result.Values("BatchId"));
        Assert.Equal(["us-east-1", "us-east-1", "us-east-1"], result.Values("Region"));
        Assert.Equal(["ValidationException", null, null], result.Values("SubmissionFailureReason"));
        Assert.Equal(["The parameter 'reference_fasta' has no value.", null, null], result.Values("SubmissionFailureMessage"));
        Assert.Equal(
            session.Run("Get-OmicsRun 8192958, 8192911").WithoutErrors().Values("Uuid"), result.Values("Uuid").Skip(1));
    }

    [Fact]
    public async Task Each_listing_is_read_once_in_pages_of_a_hundred()
    {
        await using var session = await StartAsync(runs: 230, withoutRun: 20);

        var result = session.Run("Get-OmicsRun -BatchId 71").WithoutErrors();

        Assert.Equal(250, result.Output.Count);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"lost-{i}"), result.Values("RunSettingId").Take(20));
        Assert.Equal(Enumerable.Range(0, 230).Select(i => $"s-{i}"), result.Values("RunSettingId").Skip(20));
        Assert.Equal((3, 3), (session.Emulator.Requests.For("ListRunsInBatch").Count, session.Emulator.Requests.For("ListRuns").Count));
        Assert.Equal(6, session.Emulator.Requests.All.Count);
    }

    [Theory]
    [InlineData("-Status FAILED")]
    [InlineData("-Name *")]
    [InlineData("-RunGroupId 5")]
    [InlineData("-CreatedAfter 2000-01-01")]
    [InlineData("-CreatedBefore 2000-01-01")]
    public async Task A_filter_that_no_member_without_a_run_fits_costs_no_call_for_them(string filter)
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run($"Get-OmicsRun -BatchId {BuiltIn} {filter}").WithoutErrors();

        Assert.DoesNotContain(null, result.Values("Id"));
        Assert.Empty(session.Emulator.Requests.For("ListRunsInBatch"));
    }

    [Fact]
    public async Task Without_access_to_the_batch_its_runs_still_come_with_one_error()
    {
        await using var session = await EmulatedSession.StartAsync();
        session.Emulator.Faults.Add(new Fault { Operation = "ListRunsInBatch", Kind = FaultKind.AccessDenied403 });

        var result = session.Run($"Get-OmicsRun -BatchId {BuiltIn}");

        Assert.Equal(["8192958", "8192911"], result.Values("Id"));
        var error = Assert.Single(result.Errors);
        Assert.Equal("AccessDenied", Assert.Single(result.ErrorIds));
        Assert.Contains("omics:ListRunsInBatch", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains($"batch {BuiltIn}", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(BuiltIn, error.TargetObject.ToString());
    }

    [Fact]
    public async Task Credentials_that_are_not_accepted_are_one_error_and_one_call()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run($"Get-OmicsRun -BatchId {BuiltIn} -SecretKey wrong");

        Assert.Equal(["InvalidCredentials"], result.ErrorIds);
        _ = Assert.Single(session.Emulator.Requests.All);
    }

    [Fact]
    public async Task A_batch_that_is_not_there_is_an_error_and_runs_that_carry_its_id_come_all_the_same()
    {
        await using var session = await EmulatedSession.StartAsync(new EmulatorOptions { DefaultSeed = false });
        session.Emulator.Runs.Put(RunOf("72", 0, session.Emulator.Clock.GetUtcNow()));

        var none = session.Run("Get-OmicsRun -BatchId 71");
        var deleted = session.Run("Get-OmicsRun -BatchId 72");

        Assert.Equal(["BatchNotFound"], none.ErrorIds);
        Assert.Empty(none.Output);
        Assert.Equal(ErrorCategory.ObjectNotFound, none.Errors.Single().CategoryInfo.Category);
        Assert.Equal(["BatchNotFound"], deleted.ErrorIds);
        Assert.Equal(["1000"], deleted.Values("Id"));
    }

    [Fact]
    public async Task A_member_without_a_run_is_a_clear_error_downstream_and_disturbs_no_other()
    {
        await using var session = await EmulatedSession.StartAsync();

        foreach (var next in new[] { "Get-OmicsRunTask -Detail None", "Get-OmicsRun" })
        {
            var result = session.Run($"Get-OmicsRun -BatchId {BuiltIn} | {next}");

            Assert.Equal(["InvalidId"], result.ErrorIds);
            var error = result.Errors.Single();
            Assert.Equal(
                $"'trio-0418' of batch {BuiltIn} has no run: its submission status is FAILED, ValidationException: The parameter 'reference_fasta' "
                + "has no value. Skip such members with: … | Where-Object Id",
                error.ErrorDetails.Message);
            Assert.Equal("trio-0418", ((PSObject)error.TargetObject).Properties["RunSettingId"].Value);
            Assert.NotEmpty(result.Output);
        }

        var filtered = session.Run($"Get-OmicsRun -BatchId {BuiltIn} | Where-Object Id | Get-OmicsRunTask -Detail None").WithoutErrors();
        Assert.Equal(["8192911", "8192958"], filtered.Values("RunId").Cast<string>().Distinct().Order());
    }

    [Fact]
    public async Task A_member_whose_run_is_gone_comes_last_and_says_what_became_of_it()
    {
        await using var session = await StartAsync(runs: 2, withoutRun: 0);
        session.Emulator.Runs.Remove("1000");

        var result = session.Run("Get-OmicsRun -BatchId 71").WithoutErrors();

        Assert.Equal(["1001", "1000"], result.Values("Id"));
        Assert.Equal([true, false], result.Output.Select(run => run.Properties["Status"].Value is not null));
        Assert.Equal(["u-1", "u-0"], result.Values("Uuid"));
    }

    [Fact]
    public async Task A_listing_of_members_that_breaks_off_costs_no_run()
    {
        await using var session = await StartAsync(runs: 150, withoutRun: 0);
        session.Emulator.Faults.Add(new Fault { Operation = "ListRunsInBatch", Kind = FaultKind.AccessDenied403, Calls = [2] });

        var result = session.Run("Get-OmicsRun -BatchId 71");

        Assert.Equal(["AccessDenied"], result.ErrorIds);
        Assert.Equal(150, result.Output.Count);
        Assert.Equal(100, result.Values("RunSettingId").Count(setting => setting is not null));
    }

    [Fact]
    public async Task A_row_of_a_file_without_a_run_is_the_same_error()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run("[pscustomobject]@{ Id = ''; Arn = ''; BatchId = '9'; RunSettingId = 's'; SubmissionStatus = '' } | Get-OmicsRunTask");

        Assert.Equal(["InvalidId"], result.ErrorIds);
        Assert.Equal(
            "'s' of batch 9 has no run: it was not submitted. Skip such members with: … | Where-Object Id",
            result.Errors.Single().ErrorDetails.Message);
    }

    private static async Task<EmulatedSession> StartAsync(int runs, int withoutRun)
    {
        var session = await EmulatedSession.StartAsync(new EmulatorOptions { DefaultSeed = false });
        var members = new List<JsonObject>();
        for (var i = 0; i < runs; i++)
        {
            var run = RunOf("71", i, session.Emulator.Clock.GetUtcNow());
            session.Emulator.Runs.Put(run);
            members.Add(new JsonObject
            {
                ["runSettingId"] = $"s-{i}",
                ["runId"] = run.Id,
                ["runInternalUuid"] = $"u-{i}",
                ["submissionStatus"] = "SUCCESS",
            });
        }

        // The service's word for no run is an empty id, or none.
        members.AddRange(Enumerable.Range(0, withoutRun).Select(i => new JsonObject
        {
            ["runSettingId"] = $"lost-{i}",
            ["runId"] = i % 2 == 0 ? null : string.Empty,
            ["submissionStatus"] = "FAILED",
        }));
        session.Emulator.Batches.Put(new EmulatedBatch { Id = "71", Members = members });
        return session;
    }

    private static EmulatedRun RunOf(string batchId, int number, DateTimeOffset now) => new()
    {
        Id = $"{1000 + number}",
        Name = $"run-{number}",
        CreationTime = now.AddHours(-1).AddSeconds(-number),
        Members = new JsonObject { ["batchId"] = batchId },
    };
}
