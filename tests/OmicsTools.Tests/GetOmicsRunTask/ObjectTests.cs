using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.GetOmicsRunTask;

/// <summary>What a task looks like to those who use it.</summary>
public class ObjectTests
{
    private const string FullSeed = """
        {
          "runs": [ {
            "arn": "arn:aws:omics:us-east-1:123456789012:run/7", "id": "7", "name": "full", "creationTime": "2026-01-02T03:04:05.000006Z",
            "tasks": [
              {
                "taskId": "70", "uuid": "u-70", "status": "FAILED", "name": "align-3-17", "cpus": 8, "memory": 15, "gpus": 1,
                "instanceType": "omics.g5.2xlarge", "cacheHit": false, "cacheS3Uri": "s3://cache/70",
                "creationTime": "2026-01-02T03:04:05.123456Z", "startTime": "2026-01-02T03:14:05.5Z", "stopTime": "2026-01-02T04:14:06Z",
                "statusMessage": "It failed.", "failureReason": "OUT_OF_MEMORY_ERROR",
                "logStream": "arn:aws:logs:us-east-1:123456789012:log-group:/aws/omics/WorkflowLog:log-stream:run/7/task/70",
                "imageDetails": { "image": "i", "imageDigest": "sha256:d", "sourceImage": "s" }
              },
              { "taskId": "71", "status": "PENDING", "creationTime": "2026-01-02T03:04:05Z", "logStream": null }
            ]
          } ]
        }
        """;

    [Fact]
    public async Task Every_member_of_the_api_is_there_under_its_name_with_its_type()
    {
        await using var session = await StartAsync();

        var task = session.Run("Get-OmicsRunTask 7 -TaskId 70").WithoutErrors().Output.Single();

        Assert.Equal("OmicsTools.RunTask", task.TypeNames[0]);
        var expected = new Dictionary<string, object?>
        {
            ["RunId"] = "7",
            ["TaskId"] = "70",
            ["Uuid"] = "u-70",
            ["Status"] = "FAILED",
            ["StatusMessage"] = "It failed.",
            ["FailureReason"] = "OUT_OF_MEMORY_ERROR",
            ["Name"] = "align-3-17",
            ["Cpus"] = 8,
            ["Memory"] = 15,
            ["Gpus"] = 1,
            ["InstanceType"] = "omics.g5.2xlarge",
            ["CacheHit"] = false,
            ["CacheS3Uri"] = "s3://cache/70",
            ["CreationTime"] = new DateTime(2026, 1, 2, 3, 4, 5, 123, 456, DateTimeKind.Utc).ToLocalTime(),
            ["StartTime"] = new DateTime(2026, 1, 2, 3, 14, 5, 500, DateTimeKind.Utc).ToLocalTime(),
            ["StopTime"] = new DateTime(2026, 1, 2, 4, 14, 6, DateTimeKind.Utc).ToLocalTime(),
            ["LogStream"] = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/omics/WorkflowLog:log-stream:run/7/task/70",
            ["LogGroupName"] = "/aws/omics/WorkflowLog",
            ["LogStreamName"] = "run/7/task/70",
            ["Image"] = "i",
            ["ImageDigest"] = "sha256:d",
            ["SourceImage"] = "s",
            ["QueueSeconds"] = 600L,
            ["RunSeconds"] = 3600L,
            ["Region"] = "us-east-1",
            ["QueueTime"] = TimeSpan.FromMicroseconds(600_376_544),
            ["RunTime"] = TimeSpan.FromMilliseconds(3_600_500),
            ["IsTerminal"] = true,
            ["BaseName"] = "align",
            ["Shard"] = "3-17",
            ["HasDetail"] = true,
        };
        Assert.Equal(expected, expected.Keys.ToDictionary(name => name, name => Value(task, name)));
        Assert.All(
            new[] { "CreationTime", "StartTime", "StopTime" },
            name => Assert.Equal(DateTimeKind.Local, ((DateTime)Value(task, name)!).Kind));
        var image = PSObject.AsPSObject(task.Properties["ImageDetails"].Value);
        Assert.Equal(["i", "sha256:d", "s"], new[] { "Image", "ImageDigest", "SourceImage" }.Select(name => image.Properties[name].Value));
    }

    [Fact]
    public async Task What_the_service_leaves_out_is_null_and_never_zero()
    {
        await using var session = await StartAsync();

        var task = session.Run("Get-OmicsRunTask 7 -TaskId 71").WithoutErrors().Output.Single();

        foreach (var name in new[]
        {
            "Cpus", "Memory", "Gpus", "InstanceType", "CacheHit", "CacheS3Uri", "StartTime", "StopTime", "StatusMessage",
            "FailureReason", "LogStream", "ImageDetails", "Uuid", "Name", "RunTime", "BaseName", "Shard", "RunName",
        })
        {
            Assert.Null(task.Properties[name].Value);
        }
    }

    [Fact]
    public async Task No_property_throws_or_shows_a_type_name_whatever_the_task()
    {
        await using var session = await EmulatedSession.StartAsync();
        foreach (var run in Generator.Runs(1, 250, session.Emulator.Clock.GetUtcNow()))
        {
            session.Emulator.Runs.Put(run);
        }

        var tasks = session.Run("Set-StrictMode -Version Latest; Get-OmicsRun | Get-OmicsRunTask").WithoutErrors().Output;

        Assert.True(tasks.Count > 250);
        Assert.All(
            tasks.SelectMany(task => task.Properties).Select(property => property.Value?.ToString() ?? string.Empty),
            text => Assert.False(text.StartsWith("System.", StringComparison.Ordinal) || text.StartsWith("OmicsTools.", StringComparison.Ordinal) || text.StartsWith("Amazon.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Awkward_names_come_as_they_are()
    {
        await using var session = await EmulatedSession.StartAsync(new EmulatorOptions { DefaultSeed = false });
        var run = Generator.Runs(1, 60, session.Emulator.Clock.GetUtcNow()).Single();
        session.Emulator.Runs.Put(run);

        Assert.Equal(run.Tasks.Select(task => task.Name), session.Run("Get-OmicsRunTask 5000001").WithoutErrors().Values("Name"));
    }

    [Fact]
    public async Task Statuses_that_are_new_come_through()
    {
        await using var session = await EmulatedSession.StartAsync();
        session.Emulator.Runs.Put(new EmulatedRun
        {
            Id = "8",
            CreationTime = DateTimeOffset.UnixEpoch,
            Tasks = [new EmulatedTask { TaskId = "80", CreationTime = DateTimeOffset.UnixEpoch, StopTime = DateTimeOffset.UnixEpoch, FinalStatus = "QUARANTINED" }],
        });

        Assert.Equal(["QUARANTINED"], session.Run("Get-OmicsRunTask 8 -Status QUARANTINED").WithoutErrors().Values("Status"));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public async Task Times_and_numbers_read_the_same_in_every_culture(string culture)
    {
        await using var session = await StartAsync();
        var task = session.Run("Get-OmicsRunTask 7 -TaskId 70").WithoutErrors().Output.Single();

        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(
                ["2026-01-02T03:04:05.123456Z", "2026-01-02T03:14:05.5Z", "2026-01-02T04:14:06Z", "00:10:00.3765440", "3600", "8"],
                new[] { "CreationTime", "StartTime", "StopTime", "QueueTime", "RunSeconds", "Cpus" }.Select(name => task.Properties[name].Value.ToString()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task A_time_is_still_a_time()
    {
        await using var session = await StartAsync();

        var result = session.Run("""
            $task = Get-OmicsRunTask 7 -TaskId 70
            $task.StartTime -is [datetime]
            $task.StartTime -lt [datetime]::Now
            $task.StartTime.ToUniversalTime().ToString('yyyy-MM-dd')
            $task.StartTime.AddHours(12).ToString('MMMM', [cultureinfo]'de-DE')
            $task.StartTime.ToString([cultureinfo]::InvariantCulture) -eq ([datetime]$task.StartTime).ToString([cultureinfo]::InvariantCulture)
            ($task.StartTime.AddHours(1) - $task.StartTime).TotalHours
            ($task.StopTime - $task.StartTime).TotalMinutes
            [datetime]$task.StartTime -eq $task.StartTime
            $task | Where-Object StartTime -gt ([datetime]'2026-01-01') | ForEach-Object TaskId
            """).WithoutErrors();

        Assert.Equal(
            [true, true, "2026-01-02", "Januar", true, 1.0, 60.00833333333333, true, "70"],
            result.Output.Select(value => value.BaseObject));
    }

    private static object? Value(PSObject task, string name) =>
        task.Properties[name]?.Value is PSObject wrapped ? wrapped.BaseObject : task.Properties[name]?.Value;

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
