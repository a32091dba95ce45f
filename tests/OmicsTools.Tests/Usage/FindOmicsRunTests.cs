using System;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Usage;

/// <summary>Runs that have ended, found by their manifests.</summary>
public class FindOmicsRunTests
{
    [Fact]
    public async Task Runs_are_found_that_ended_lately_forgotten_ones_too()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        var now = session.Emulator.Clock.GetUtcNow();
        session.Emulator.Runs.Put(Ended("31", now.AddHours(-2)));
        session.Emulator.Runs.Put(Ended("4", now.AddHours(-30)));
        session.Emulator.Runs.Put(Ended("5", now.AddHours(-1)) with { StopTime = null, FinalStatus = "RUNNING" });
        session.Emulator.Logs.Put(new EmulatedLog
        {
            Name = "manifest/run/212/forgotten",
            Events = [new EmulatedLogEvent(now.AddHours(-3), """{"arn":"arn:aws:omics:us-east-1:123456789012:run/212","name":"forgotten","status":"COMPLETED"}""")],
        });

        var found = session.Run("Find-OmicsRun").WithoutErrors();

        Assert.Equal(["212", "31"], found.Values("Id"));
        Assert.Equal(["forgotten", "uuid-31"], found.Values("Uuid"));
        Assert.Equal(["manifest/run/212/forgotten", "manifest/run/31/uuid-31"], found.Values("LogStreamName"));
        Assert.Equal(["us-east-1", "us-east-1"], found.Values("Region"));
        Assert.All(found.Values("EndedTime"), time => Assert.InRange((DateTime)time!, now.LocalDateTime.AddHours(-4), now.LocalDateTime));
        Assert.Equal(["forgotten", "run-31"], session.Run("Find-OmicsRun | Measure-OmicsRun").WithoutErrors().Values("RunName"));
        Assert.Equal(["31"], session.Run("Find-OmicsRun | Where-Object Id -eq 31 | Get-OmicsRun").WithoutErrors().Values("Id"));
    }

    [Theory]
    [InlineData("-EndedAfter ([datetime]::Now.AddDays(-3))", "3,2,1")]
    [InlineData("-EndedBefore ([datetime]::Now.AddHours(-30))", "3,2")]
    [InlineData("-EndedAfter ([datetime]::Now.AddHours(-50)) -EndedBefore ([datetime]::Now.AddHours(-30))", "2")]
    [InlineData("-EndedAfter ([datetime]::Now)", "")]
    public async Task Times_bound_what_is_found_and_the_first_to_end_comes_first(string times, string ids)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        foreach (var (id, hours) in new[] { ("1", 5), ("2", 40), ("3", 60) })
        {
            session.Emulator.Runs.Put(Ended(id, session.Emulator.Clock.GetUtcNow().AddHours(-hours)));
        }

        Assert.Equal(ids, string.Join(',', session.Run($"Find-OmicsRun {times}").WithoutErrors().Values("Id")));
    }

    [Fact]
    public async Task Every_page_of_every_digit_is_read_side_by_side()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        foreach (var id in Enumerable.Range(100, 900))
        {
            session.Emulator.Runs.Put(Ended($"{id}", session.Emulator.Clock.GetUtcNow().AddHours(-1)));
        }

        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.Throttle429, Operation = "DescribeLogStreams", Calls = [1, 12, 20] });

        Assert.Equal(Enumerable.Range(100, 900).Select(id => $"{id}"), session.Run("Find-OmicsRun").WithoutErrors().Values("Id"));
        Assert.InRange(session.Emulator.Requests.All.Count, 9 * 2, (9 * 3) + 1 + 3);
    }

    [Theory]
    [InlineData(FaultKind.AccessDenied403, "AccessDenied")]
    [InlineData(FaultKind.BadRequest400, "RequestRejected")]
    public async Task What_cannot_be_listed_is_one_error(FaultKind kind, string id)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(Ended("1", session.Emulator.Clock.GetUtcNow().AddHours(-1)));
        session.Emulator.Faults.Add(new Fault { Kind = kind, Operation = "DescribeLogStreams" });

        Assert.Equal([id], session.Run("Find-OmicsRun").ErrorIds);
        Assert.Equal("ParameterArgumentTransformationError", session.RunAndThrow("Find-OmicsRun -EndedAfter 1764000000").TerminatingErrorId);
    }

    [Theory]
    [InlineData("1, 2")]
    [InlineData("@()")]
    public async Task What_is_piped_in_is_not_answered_with_every_run(string input)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);

        Assert.Equal("InvalidConfiguration", session.RunAndThrow($"{input} | Find-OmicsRun").TerminatingErrorId);
        Assert.Empty(session.Emulator.Requests.All);
    }

    private static EmulatedRun Ended(string id, DateTimeOffset stop) =>
        UsageCase.Run(id, UsageCase.Task($"{id}0", "align")) with { CreationTime = stop.AddHours(-1), StartTime = stop.AddHours(-1), StopTime = stop };
}
