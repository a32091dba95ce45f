using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

public sealed class TimeTests
{
    private const string Life = """
        { "asOf": "2026-01-15T08:00:00Z", "runs": [ {
          "id": "1", "status": "FAILED", "failureReason": "RUN_TASK_FAILED",
          "creationTime": "2026-01-15T08:10:00Z", "startTime": "2026-01-15T08:20:00Z", "stopTime": "2026-01-15T09:00:00Z",
          "tasks": [ { "taskId": "2", "status": "FAILED", "failureReason": "OUT_OF_MEMORY_ERROR",
            "creationTime": "2026-01-15T08:21:00Z", "startTime": "2026-01-15T08:25:00Z", "stopTime": "2026-01-15T08:50:00Z" } ] } ] }
        """;

    [Theory]
    [InlineData(5, null, null)]
    [InlineData(10, "PENDING", null)]
    [InlineData(19, "STARTING", null)]
    [InlineData(20, "RUNNING", null)]
    [InlineData(21, "RUNNING", "PENDING")]
    [InlineData(24, "RUNNING", "STARTING")]
    [InlineData(30, "RUNNING", "RUNNING")]
    [InlineData(49.9, "RUNNING", "STOPPING")]
    [InlineData(50, "RUNNING", "FAILED")]
    [InlineData(60, "FAILED", "FAILED")]
    public async Task What_a_request_sees_depends_on_the_clock(double minutes, string? run, string? task)
    {
        await using var client = await StartAsync();
        client.Host.Clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(run, (await client.GetAsync("/run/1")).Text("status"));
        Assert.Equal(task, (await client.GetAsync("/run/1/task/2")).Text("status"));
        Assert.Equal(run is null ? 0 : 1, (await client.GetAsync("/run")).Items.Count);
    }

    [Fact]
    public async Task Only_the_end_tells_when_and_why_it_came()
    {
        await using var client = await StartAsync();

        client.Host.Clock.Advance(TimeSpan.FromMinutes(22));
        Assert.Equal(["creationTime", "status", "taskId"], await MembersAsync());

        client.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(["creationTime", "logStream", "startTime", "status", "taskId"], await MembersAsync());

        client.Host.Clock.Advance(TimeSpan.FromMinutes(25));
        Assert.Equal(["creationTime", "failureReason", "logStream", "startTime", "status", "stopTime", "taskId"], await MembersAsync());

        async Task<IEnumerable<string>> MembersAsync() =>
            (await client.GetAsync("/run/1/task/2")).Json.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("STARTING")]
    [InlineData("STOPPING")]
    [InlineData("CANCELLED")]
    public async Task Without_times_to_come_a_status_stays_what_it_is(string status)
    {
        await using var client = await EmulatorClient.StartWithAsync(
            $$"""{ "runs": [ { "id": "1", "status": "{{status}}", "creationTime": "2026-01-15T08:00:00Z" } ] }""");

        Assert.Equal(status, (await client.GetAsync("/run/1")).Text("status"));
    }

    [Fact]
    public void The_clock_can_be_set_stopped_and_sped_up()
    {
        var moment = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var clock = new EmulatorClock();
        clock.Stop();
        clock.Set(moment);
        Assert.Equal(moment, clock.GetUtcNow());
        clock.Advance(TimeSpan.FromHours(-1));
        Assert.Equal(moment.AddHours(-1), clock.GetUtcNow());

        var fast = new EmulatorClock(speed: 1e6);
        var began = fast.GetUtcNow();
        Assert.True(SpinWait.SpinUntil(() => fast.GetUtcNow() > began.AddHours(1), TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void The_clock_keeps_within_its_bounds()
    {
        var clock = new EmulatorClock(speed: double.MaxValue);
        Assert.True(SpinWait.SpinUntil(() => clock.GetUtcNow().Year >= 8999, TimeSpan.FromSeconds(10)));

        var still = new EmulatorClock();
        var before = still.GetUtcNow();
        Assert.All([TimeSpan.MaxValue, TimeSpan.MinValue, TimeSpan.FromDays(-40_000)], by => Assert.Throws<ArgumentOutOfRangeException>(() => still.Advance(by)));
        Assert.InRange(still.GetUtcNow(), before, before.AddMinutes(1));
    }

    private static async Task<EmulatorClient> StartAsync()
    {
        var client = await EmulatorClient.StartAsync(new EmulatorOptions { DefaultSeed = false });
        client.Host.Clock.Stop();
        client.Host.Runs.Put(Assert.Single(Seed.Read(Life, "test", client.Host.Clock.GetUtcNow())));
        return client;
    }
}
