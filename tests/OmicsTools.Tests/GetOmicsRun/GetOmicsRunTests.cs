using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.GetOmicsRun;

/// <summary>The runs to start from.</summary>
public class GetOmicsRunTests
{
    private const string FullSeed = """
        {
          "runs": [ {
            "arn": "arn:aws:omics:us-east-1:123456789012:run/7", "id": "7", "runId": "6", "name": "full", "status": "FAILED",
            "creationTime": "2026-01-02T03:04:05.000006Z", "startTime": "2026-01-02T03:14:05Z", "stopTime": "2026-01-02T04:14:05Z",
            "uuid": "u-7", "workflowId": "70", "workflowName": "w", "workflowType": "PRIVATE", "workflowVersionName": "v", "batchId": "71",
            "runGroupId": "72", "priority": 3, "storageType": "DYNAMIC", "storageCapacity": 12, "statusMessage": "It failed.",
            "failureReason": "RUN_TASK_FAILED", "engineVersion": "24.10.8", "engineSettings": { "profile": "test" },
            "parameters": { "reads": [ "s3://a", "s3://b" ], "depth": 30, "ratio": 0.5, "trim": true, "nested": { "x": null } },
            "definition": "https://definitions.example/7.zip", "tags": { "project": "p" },
            "networkingMode": "VPC", "vpcConfig": { "vpcId": "vpc-1", "subnetIds": [ "subnet-1" ], "securityGroupIds": [ "sg-1", "sg-2" ] },
            "configuration": { "name": "c", "arn": "arn:aws:omics:us-east-1:123456789012:configuration/c", "uuid": "u-c" }, "sessionPolicy": "{}",
            "resourceDigests": { "s3://a": "etag:1" }, "logLocation": { "runLogStream": "rl", "engineLogStream": "el" },
            "tasks": [ { "taskId": "70", "name": "t", "creationTime": "2026-01-02T03:15:00Z" } ]
          } ]
        }
        """;

    [Fact]
    public async Task The_name_of_a_workflow_is_known_once_a_list_told_it()
    {
        await using var session = await EmulatedSession.StartAsync();

        _ = session.Run("Get-OmicsRun").WithoutErrors();
        var requests = session.Emulator.Requests.All.Count;

        Assert.Equal(["gatk-joint-calling"], session.Run("Get-OmicsRun 8192911").WithoutErrors().Values("WorkflowName"));
        Assert.Equal(requests + 1, session.Emulator.Requests.All.Count);
    }

    [Fact]
    public async Task What_newer_runs_tell_of_their_surroundings_is_there()
    {
        await using var session = await StartAsync();

        var run = session.Run("$run = Get-OmicsRun 7; \"$($run.VpcConfig)\"; $run.VpcConfig.SubnetIds; $run.Configuration.Name; $run.SessionPolicy").WithoutErrors();

        Assert.Equal(
            ["""{"vpcId":"vpc-1","subnetIds":["subnet-1"],"securityGroupIds":["sg-1","sg-2"]}""", "subnet-1", "c", "{}"],
            run.Output.Select(value => value.BaseObject));
    }

    [Fact]
    public async Task All_runs_of_all_pages_come_newest_first()
    {
        await using var session = await EmulatedSession.StartAsync(new EmulatorOptions { DefaultSeed = false });
        foreach (var run in Generator.Runs(230, 0, session.Emulator.Clock.GetUtcNow()))
        {
            session.Emulator.Runs.Put(run);
        }

        var result = session.Run("Get-OmicsRun").WithoutErrors();

        Assert.Equal(Enumerable.Range(5000001, 230).Select(id => $"{id}"), result.Values("Id"));
        Assert.Equal(3, session.Emulator.Requests.For("ListRuns").Count);
    }

    [Fact]
    public async Task A_run_that_a_page_repeats_comes_once()
    {
        await using var session = await EmulatedSession.StartAsync(new EmulatorOptions { DefaultSeed = false });
        foreach (var run in Generator.Runs(200, 0, session.Emulator.Clock.GetUtcNow()))
        {
            session.Emulator.Runs.Put(run);
        }

        // A run that starts between two pages moves all others on by one: the last of the first page is the first of the second.
        var latest = new EmulatedRun { Id = "1", CreationTime = session.Emulator.Clock.GetUtcNow() };
        var result = session.Run(
            "$runs, $latest = @($input); Get-OmicsRun | ForEach-Object { $runs.Put($latest); $_ }", session.Emulator.Runs, latest).WithoutErrors();

        Assert.Equal(3, session.Emulator.Requests.For("ListRuns").Count);
        Assert.Equal(Enumerable.Range(5000001, 200).Select(id => $"{id}"), result.Values("Id"));
    }

    [Fact]
    public async Task Filters_narrow_the_list()
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal(["8192958", "8192911"], session.Run("Get-OmicsRun -Name trio-*").WithoutErrors().Values("Id"));
        Assert.Equal(["8191904"], session.Run("Get-OmicsRun -Status cancelled").WithoutErrors().Values("Id"));
        Assert.Equal(["8193040", "8193012"], session.Run("Get-OmicsRun -CreatedAfter ([datetime]::Now.AddHours(-4))").WithoutErrors().Values("Id"));
        Assert.Equal(["8191904"], session.Run("Get-OmicsRun -CreatedBefore ([datetime]::UtcNow.AddHours(-15))").WithoutErrors().Values("Id"));
        Assert.Contains("status=CANCELLED", session.Emulator.Requests.For("ListRuns")[1].Query);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("-Detail None", 0)]
    [InlineData("-Detail Failed", 1)]
    [InlineData("-Detail All", 2)]
    public async Task Listed_runs_come_in_full_where_that_is_wanted(string detail, int calls)
    {
        await using var session = await EmulatedSession.StartAsync();
        var listed = session.Run("Get-OmicsRun -Name trio-*, *exome*, p0* -Status FAILED, COMPLETED").WithoutErrors();

        var result = session.Run($"Get-OmicsRun -Name trio-*, *exome*, p0* -Status FAILED, COMPLETED {detail}").WithoutErrors();

        Assert.Equal(listed.Values("Id"), result.Values("Id"));
        Assert.Equal(listed.Values("WorkflowName"), result.Values("WorkflowName"));
        var wanted = result.Values("Status").Select(status => calls == 2 || (calls == 1 && (string?)status == "FAILED")).ToList();
        Assert.Equal(wanted.Cast<object?>(), result.Values("HasDetail"));
        Assert.Equal(wanted.Count(isWanted => isWanted), session.Emulator.Requests.For("GetRun").Count);
    }

    [Fact]
    public async Task A_listed_run_whose_detail_cannot_be_had_comes_as_listed_beside_the_error()
    {
        await using var session = await EmulatedSession.StartAsync();
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, Operation = "GetRun" });

        var result = session.Run("Get-OmicsRun -Status FAILED -Detail All");

        Assert.True(result.Output.Count > 0);
        Assert.All(result.Values("HasDetail"), hasDetail => Assert.Equal(false, hasDetail));
        Assert.Equal(result.Output.Count, result.ErrorIds.Count(id => id == "AccessDenied"));
    }

    // A long run that was created days ago and failed last night is one of last night's failures.
    [Fact]
    public async Task Runs_are_found_by_when_they_ended()
    {
        await using var session = await EmulatedSession.StartAsync(new EmulatorOptions { DefaultSeed = false });
        var now = session.Emulator.Clock.GetUtcNow();
        session.Emulator.Runs.Put(new EmulatedRun { Id = "1", CreationTime = now.AddDays(-3), StartTime = now.AddDays(-3), StopTime = now.AddHours(-2), FinalStatus = "FAILED" });
        session.Emulator.Runs.Put(new EmulatedRun { Id = "2", CreationTime = now.AddDays(-3), StartTime = now.AddDays(-3), StopTime = now.AddDays(-2), FinalStatus = "FAILED" });
        session.Emulator.Runs.Put(new EmulatedRun { Id = "3", CreationTime = now.AddDays(-3), StartTime = now.AddDays(-3) });

        Assert.Equal(["1"], session.Run("Get-OmicsRun -StoppedAfter ([datetime]::Now.AddHours(-12))").WithoutErrors().Values("Id"));
        Assert.Equal(["2"], session.Run("Get-OmicsRun -StoppedBefore ([DateTimeOffset]::Now.AddHours(-12))").WithoutErrors().Values("Id"));
        Assert.Equal(3, session.Run("Get-OmicsRun -CreatedAfter ([datetime]::MinValue)").WithoutErrors().Output.Count);
        Assert.Empty(session.Run("Get-OmicsRun -CreatedBefore ([datetime]::MinValue)").WithoutErrors().Output);
    }

    [Theory]
    [InlineData("de-DE", "03/04/2026")]
    [InlineData("en-GB", "03/04/2026")]
    [InlineData("fa-IR", "11/26/2026")]
    [InlineData("de-DE", "03.04.2026")]
    public async Task A_time_that_is_another_in_the_users_culture_is_refused(string culture, string text)
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.RunAndThrow($"[cultureinfo]::CurrentCulture = '{culture}'; Get-OmicsRun -CreatedAfter '{text}'");

        Assert.Equal("ParameterArgumentTransformationError", result.TerminatingErrorId);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public async Task A_time_is_the_same_in_every_culture(string culture)
    {
        await using var session = await EmulatedSession.StartAsync(new EmulatorOptions { DefaultSeed = false });
        var now = session.Emulator.Clock.GetUtcNow();
        session.Emulator.Runs.Put(new EmulatedRun { Id = "1", CreationTime = now.AddDays(-1) });
        session.Emulator.Runs.Put(new EmulatedRun { Id = "2", CreationTime = now.AddDays(-3) });

        foreach (var text in new[] { now.AddDays(-2).ToString("yyyy-MM-dd HH:mm:ssK", CultureInfo.InvariantCulture), now.AddDays(-2).ToString("o") })
        {
            Assert.Equal(["1"], session.Run($"[cultureinfo]::CurrentCulture = '{culture}'; Get-OmicsRun -CreatedAfter '{text}'").WithoutErrors().Values("Id"));
        }
    }

    [Theory]
    [InlineData("'2026-04-03'")]
    [InlineData("'2026-04-03T08:00:00.1234567+02:00'")]
    [InlineData("'04/03/2026 08:00'")]
    [InlineData("'3 Apr 2026'")]
    [InlineData("\"$([datetime]::Now)\"")]
    [InlineData("([datetime]::Now.ToString('o'))")]
    [InlineData("'1970-01-01'")]
    public async Task What_means_one_time_is_taken(string given)
    {
        await using var session = await EmulatedSession.StartAsync();

        _ = session.Run($"Get-OmicsRun -CreatedAfter {given}").WithoutErrors();
    }

    [Theory]
    [InlineData("1764000000")]
    [InlineData("24")]
    [InlineData("'24'")]
    [InlineData("-1.5")]
    [InlineData("$null")]
    [InlineData("''")]
    [InlineData("([timespan]'12:00')")]
    [InlineData("'03.04.2026'")]
    [InlineData("'3.4.26 08:00'")]
    [InlineData("'03-04-2026'")]
    [InlineData("'06/07/1448'")]
    [InlineData("'2569-04-03'")]
    [InlineData("\"$([datetime]::MinValue)\"")]
    public async Task What_means_no_time_or_another_is_refused(string given)
    {
        await using var session = await EmulatedSession.StartAsync();

        foreach (var parameter in new[] { "CreatedAfter", "CreatedBefore", "StoppedAfter", "StoppedBefore" })
        {
            var result = session.RunAndThrow($"Get-OmicsRun -{parameter} {given}");

            Assert.Equal("ParameterArgumentTransformationError", result.TerminatingErrorId);
            Assert.Empty(result.Output);
        }

        Assert.Empty(session.Emulator.Requests.All);
    }

    [Fact]
    public async Task The_service_filters_by_group_and_batch()
    {
        await using var session = await StartAsync();

        Assert.Equal(["7"], session.Run("Get-OmicsRun -RunGroupId 72 -BatchId 71").WithoutErrors().Values("Id"));
        Assert.Empty(session.Run("Get-OmicsRun -BatchId 99 -Status FAILED").WithoutErrors().Output);
    }

    [Fact]
    public async Task A_run_by_id_comes_in_full()
    {
        await using var session = await StartAsync();

        var run = session.Run("Get-OmicsRun 7").WithoutErrors().Output.Single();

        Assert.Equal(
            ["u-7", "RUN_TASK_FAILED", "It failed.", "72", "71", "6", "24.10.8", 3, 12, true, "rl", "el"],
            new[]
            {
                "Uuid", "FailureReason", "StatusMessage", "RunGroupId", "BatchId", "SourceRunId", "EngineVersion", "Priority",
                "StorageCapacity", "HasDetail", "RunLogStream", "EngineLogStream",
            }.Select(name => run.Properties[name].Value));
        var read = session.Run("""
            $run = Get-OmicsRun 7
            $run.Parameters.reads[1]; $run.Parameters.depth; $run.Parameters.ratio; $run.Parameters.trim; $null -eq $run.Parameters.nested.x
            $run.Tags.project; $run.ResourceDigests.'s3://a'; $run.EngineSettings.profile; $run.RunTime.TotalMinutes
            """).WithoutErrors();
        Assert.Equal(["s3://b", 30, 0.5, true, true, "p", "etag:1", "test", 60.0], read.Output.Select(value => value.BaseObject));
    }

    [Fact]
    public async Task The_definition_comes_where_it_is_asked_for()
    {
        await using var session = await StartAsync();

        var result = session.Run("Get-OmicsRun 7; Get-OmicsRun 7 -Export definition; '7' | Get-OmicsRun -Export DEFINITION").WithoutErrors();

        Assert.Equal([null, "https://definitions.example/7.zip", "https://definitions.example/7.zip"], result.Values("Definition"));
        Assert.Equal(["", "export=DEFINITION", "export=DEFINITION"], session.Emulator.Requests.For("GetRun").Select(request => request.Query));
        Assert.Equal(["RequestRejected"], session.Run("Get-OmicsRun 7 -Export NOTHING").ErrorIds);
    }

    [Theory]
    [InlineData("Get-OmicsRun 7 -Select *", "OmicsTools.Run")]
    [InlineData("Get-OmicsRun 7 -Select name", "full")]
    [InlineData("Get-OmicsRun -Id 7 -Select ^Id", "7")]
    [InlineData("Get-OmicsRun 7 -Select Tags.project", "p")]
    [InlineData("Get-OmicsRun -Status FAILED -Select Id", "7")]
    [InlineData("'7' | Get-OmicsRun -Select Uuid", "u-7")]
    public async Task Select_writes_what_AWS_Tools_would(string script, string expected)
    {
        await using var session = await StartAsync();

        var selected = session.Run(script).WithoutErrors().Output.Single().BaseObject;

        Assert.Equal(expected, selected as string ?? selected.GetType().FullName);
    }

    [Theory]
    [InlineData("Get-OmicsRun 8192958, 8192911 -Select ^Id")]
    [InlineData("'8192958', '8192911' | Get-OmicsRun -Select ^InputObject")]
    [InlineData("'8192958', '8192911' | Get-OmicsRunTask -TaskId 4392889 -Select ^InputObject -ErrorAction Ignore", 1)]
    public async Task Each_result_selects_what_was_given_for_it(string script, int skipped = 0)
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run(script).WithoutErrors();

        Assert.Equal(new[] { "8192958", "8192911" }.Skip(skipped), result.Output.Select(value => value.BaseObject));
    }

    [Fact]
    public async Task Select_of_what_is_not_there_ends_the_command_and_names_what_is()
    {
        await using var session = await StartAsync();

        var member = session.Session.RunAndThrow("Get-OmicsRun 7 -Select Colour");
        var parameter = session.Session.RunAndThrow("Get-OmicsRun 7 -Select ^Colour");

        Assert.Equal(("InvalidConfiguration", "InvalidConfiguration"), (member.TerminatingErrorId, parameter.TerminatingErrorId));
        Assert.Contains("RunSettingId", member.TerminatingError!.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("BatchId", parameter.TerminatingError!.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(session.Emulator.Requests.All);
    }

    [Theory]
    [InlineData("Get-OmicsRun 7")]
    [InlineData("Get-OmicsRun | Get-OmicsRun")]
    [InlineData("[pscustomobject]@{ RunId = '7'; RunInternalUuid = 'u-7' }")]
    [InlineData("[pscustomobject]@{ RunId = '7'; TaskId = '70'; Uuid = 'of the task'; RunUuid = 'u-7' }")]
    public async Task The_identity_of_a_run_goes_on_to_its_tasks(string run)
    {
        await using var session = await StartAsync();

        Assert.Equal(["u-7"], session.Run($"{run} | Get-OmicsRunTask").WithoutErrors().Values("RunUuid"));
        Assert.Equal([null], session.Run("Get-OmicsRunTask 7").WithoutErrors().Values("RunUuid"));
        Assert.Equal([null], session.Run("Get-OmicsRun | Get-OmicsRunTask -Detail None").WithoutErrors().Values("RunUuid"));
    }

    [Fact]
    public async Task A_name_is_found_whatever_its_case_and_is_no_business_of_the_service()
    {
        await using var session = await EmulatedSession.StartAsync(new EmulatorOptions { DefaultSeed = false });
        foreach (var run in Generator.Runs(3, 0, session.Emulator.Clock.GetUtcNow()))
        {
            session.Emulator.Runs.Put(run with { Name = run.Id == "5000002" ? "TRIO" : "trio" });
        }

        Assert.Equal(3, session.Run("Get-OmicsRun -Name Trio").WithoutErrors().Output.Count);
        Assert.DoesNotContain("name=", session.Emulator.Requests.All.Single().Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listed_runs_pipe_in_for_detail_and_a_missing_one_disturbs_no_other()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run("'9999999', 'x', (Get-OmicsRun -Name trio-*) | ForEach-Object { $_ } | Get-OmicsRun");

        Assert.Equal(["8192958", "8192911"], result.Values("Id"));
        Assert.Equal(["InvalidId", "RunNotFound"], result.ErrorIds.Order());
        Assert.Equal(ErrorCategory.ObjectNotFound, result.Errors.Single(error => error.TargetObject.ToString() == "9999999").CategoryInfo.Category);
    }

    [Fact]
    public async Task Runs_lead_to_their_tasks_in_one_pipeline()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run("Get-OmicsRun -CreatedAfter ([datetime]::Now.AddDays(-1)) | Get-OmicsRunTask -Status FAILED").WithoutErrors();

        Assert.Equal(
            ["brca-panel-deepvariant", "trio-0416-joint-calling", "trio-0417-joint-calling", "trio-0417-joint-calling"],
            result.Values("RunName"));
    }

    private static async Task<EmulatedSession> StartAsync()
    {
        var session = await EmulatedSession.StartAsync(new EmulatorOptions { DefaultSeed = false });
        foreach (var run in Seed.Read(FullSeed, nameof(FullSeed), session.Emulator.Clock.GetUtcNow()))
        {
            session.Emulator.Runs.Put(run);
        }

        return session;
    }

    [Theory]
    [InlineData("-Status FAILED")]
    [InlineData("-CreatedAfter 2026-01-01")]
    [InlineData("-Name *")]
    public async Task Filters_of_the_listing_do_not_go_with_runs_that_are_piped_in(string filter)
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.RunAndThrow($"'8192911' | Get-OmicsRun {filter}");

        Assert.Equal("InvalidConfiguration", result.TerminatingErrorId);
        Assert.Empty(result.Output);
        Assert.Empty(session.Emulator.Requests.All);
    }

    [Theory]
    [InlineData("-BatchId sample-1")]
    [InlineData("-RunGroupId ''")]
    public async Task What_cannot_be_the_id_of_a_batch_or_group_is_not_sent(string filter)
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal("InvalidId", session.RunAndThrow($"Get-OmicsRun {filter}").TerminatingErrorId);
        Assert.Empty(session.Emulator.Requests.All);
    }

    [Fact]
    public async Task A_listed_run_that_is_piped_on_keeps_the_name_of_its_workflow()
    {
        await using var session = await EmulatedSession.StartAsync();

        var result = session.Run("Get-OmicsRun -Name trio-0417-joint-calling | Get-OmicsRun").WithoutErrors();

        Assert.Equal(["gatk-joint-calling"], result.Values("WorkflowName"));
        Assert.Equal([true], result.Values("HasDetail"));
    }

    [Theory]
    [InlineData("@() | Get-OmicsRun")]
    [InlineData("'8192911' | Where-Object { $false } | Get-OmicsRun -Select Id")]
    public async Task Nothing_piped_in_is_not_everything(string command)
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Empty(session.Run(command).WithoutErrors().Output);
        Assert.Empty(session.Emulator.Requests.All);
    }

    [Fact]
    public async Task A_name_that_cannot_be_a_pattern_is_a_name()
    {
        await using var session = await EmulatedSession.StartAsync(new EmulatorOptions { DefaultSeed = false });
        var run = Generator.Runs(1, 0, session.Emulator.Clock.GetUtcNow()).Single();
        session.Emulator.Runs.Put(run);
        session.Emulator.Runs.Put(run with { Id = "7", Name = "lane[3" });

        Assert.Equal(["7"], session.Run("Get-OmicsRun -Name lane[3, $null").WithoutErrors().Values("Id"));
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("''")]
    [InlineData("Name.")]
    [InlineData(".Name")]
    public async Task A_selection_of_nothing_ends_the_command_before_any_request(string select)
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.NotNull(session.RunAndThrow($"Get-OmicsRun -Select {select}").TerminatingErrorId);
        Assert.Empty(session.Emulator.Requests.All);
    }
}
