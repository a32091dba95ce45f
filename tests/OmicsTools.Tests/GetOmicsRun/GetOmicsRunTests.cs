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
            "tags": { "project": "p" }, "resourceDigests": { "s3://a": "etag:1" }, "logLocation": { "runLogStream": "rl", "engineLogStream": "el" }
          } ]
        }
        """;

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
    public async Task Filters_narrow_the_list()
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal(["8192958", "8192911"], session.Run("Get-OmicsRun -Name trio-*").WithoutErrors().Values("Id"));
        Assert.Equal(["8191904"], session.Run("Get-OmicsRun -Status cancelled").WithoutErrors().Values("Id"));
        Assert.Equal(["8193040", "8193012"], session.Run("Get-OmicsRun -CreatedAfter ([datetime]::Now.AddHours(-4))").WithoutErrors().Values("Id"));
        Assert.Equal(["8191904"], session.Run("Get-OmicsRun -CreatedBefore ([datetime]::UtcNow.AddHours(-15))").WithoutErrors().Values("Id"));
        Assert.Contains("status=CANCELLED", session.Emulator.Requests.For("ListRuns")[1].Query);
    }

    [Fact]
    public async Task The_service_filters_by_group_and_batch()
    {
        await using var session = await StartAsync();

        Assert.Equal(["7"], session.Run("Get-OmicsRun -RunGroupId 72 -BatchId 71").WithoutErrors().Values("Id"));
        Assert.Empty(session.Run("Get-OmicsRun -BatchId 99").WithoutErrors().Output);
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
}
