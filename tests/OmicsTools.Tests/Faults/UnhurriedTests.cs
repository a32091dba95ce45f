using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Faults;

/// <summary>What takes long: what is said meanwhile, and what the service is spared. A pace is not kept on a busy machine, so nothing runs beside.</summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public class UnhurriedTests
{
    private const string Name = "Pace";
    private static readonly EmulatorOptions Empty = new() { DefaultSeed = false };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_takes_long_has_one_bar_that_is_gone_at_the_end()
    {
        await using var session = await StartAsync(tasks: 40);

        var progress = ProgressOf(session, "Get-OmicsRunTask 5000001, 5000002 -MaxRequestsPerSecond 20");

        Assert.InRange(progress.Count, 2, 40);
        Assert.Single(progress.Select(record => record.ActivityId).Distinct());
        Assert.Equal(ProgressRecordType.Completed, progress[^1].RecordType);
        Assert.All(progress.SkipLast(1), record => Assert.Matches("^[0-9]+ of 2 runs done, [0-9]+ tasks", record.StatusDescription));
    }

    [Theory]
    [InlineData("Get-OmicsRunTask 5000001 -Detail None")]
    [InlineData("$ProgressPreference = 'SilentlyContinue'; Get-OmicsRunTask 5000001 -MaxRequestsPerSecond 20")]
    public async Task What_is_quick_or_unwanted_has_none(string script)
    {
        await using var session = await StartAsync(tasks: 40);

        Assert.Empty(ProgressOf(session, script));
    }

    [Fact]
    public async Task A_bar_goes_too_when_someone_has_enough_of_it()
    {
        await using var session = await StartAsync(tasks: 100);

        var progress = ProgressOf(session, "Get-OmicsRunTask 5000001 -MaxRequestsPerSecond 20 | ForEach-Object { if (++$n -eq 50) { break } }");

        Assert.Equal(ProgressRecordType.Completed, progress[^1].RecordType);
    }

    [Fact]
    public async Task A_quota_that_makes_it_long_is_announced_once_with_what_would_be_quick()
    {
        await using var session = await StartAsync(tasks: 60);

        Assert.DoesNotContain(session.Run("Get-OmicsRunTask 5000001 -Verbose").Verbose, IsAnnouncement);
        using var shell = session.Session.Start("Get-OmicsRunTask 5000001, 5000002 -MaxRequestsPerSecond 5 -Verbose", [], out _);
        Assert.True(SpinWait.SpinUntil(() => session.Emulator.Requests.For("GetRunTask").Count > 60 + 5, Patience));
        shell.Stop();

        Assert.Single(shell.Streams.Verbose.Select(record => record.Message), IsAnnouncement);

        static bool IsAnnouncement(string line) => line.Contains("-Detail None", StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_service_says_when_to_come_again_no_one_comes_before()
    {
        await using var session = await StartAsync(tasks: 60);
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.Throttle429, Operation = "GetRunTask", Calls = [10], RetryAfter = 1 });

        _ = session.Run("Get-OmicsRunTask 5000001 -ThrottleLimit 4 -MaxRequestsPerSecond 200").WithoutErrors();

        var requests = session.Emulator.Requests.For("GetRunTask");
        var refused = requests.Single(request => request.StatusCode == 429);
        var told = refused.Started + refused.Duration;
        var margin = TimeSpan.FromMilliseconds(100);
        Assert.DoesNotContain(
            requests, request => request.Started > told + margin && request.Started < told + TimeSpan.FromSeconds(1) - margin);
        Assert.Equal(61, requests.Count);
    }

    [Fact]
    public async Task At_the_services_default_quota_nothing_is_throttled()
    {
        await using var session = await EmulatedSession.StartAsync(Empty with { RequestsPerSecond = 10 });
        Generate(session, 25);
        var key = EmulatorKeys.Default;

        var result = session.Run($"Get-OmicsRunTask 5000001 -MaxRequestsPerSecond 10 -AccessKey {key.AccessKeyId} -SecretKey {key.SecretAccessKey}");

        Assert.Equal(25, result.WithoutErrors().Output.Count);
        Assert.DoesNotContain(session.Emulator.Requests.All, request => request.StatusCode == 429);
    }

    [Fact]
    public async Task Pipelines_side_by_side_keep_to_one_quota()
    {
        await using var session = await EmulatedSession.StartAsync(Empty with { RequestsPerSecond = 50 });
        Generate(session, 60);
        using var other = new OmicsSession();
        var key = EmulatorKeys.Default;
        var script = $"Get-OmicsRunTask 5000001 -MaxRequestsPerSecond 50 -EndpointUrl {session.Emulator.Endpoint.AbsoluteUri.TrimEnd('/')} -AccessKey {key.AccessKeyId} -SecretKey {key.SecretAccessKey}";

        var results = await Task.WhenAll(
            Task.Run(() => session.Run(script)), Task.Run(() => other.Run(script)));

        Assert.All(results, result => Assert.Equal(60, result.WithoutErrors().Output.Count));
        Assert.InRange(session.Emulator.Requests.All.Count(request => request.StatusCode == 429), 0, 2);
    }

    private static async Task<EmulatedSession> StartAsync(int tasks)
    {
        var session = await EmulatedSession.StartAsync(Empty);
        Generate(session, tasks);
        return session;
    }

    private static void Generate(EmulatedSession session, int tasks)
    {
        foreach (var run in Generator.Runs(2, tasks, session.Emulator.Clock.GetUtcNow()))
        {
            session.Emulator.Runs.Put(run);
        }
    }

    private static PSDataCollection<ProgressRecord> ProgressOf(EmulatedSession session, string script)
    {
        using var shell = session.Session.Start(script, [], out var running);
        _ = shell.EndInvoke(running);
        Assert.Empty(shell.Streams.Error);
        return shell.Streams.Progress;
    }
}
