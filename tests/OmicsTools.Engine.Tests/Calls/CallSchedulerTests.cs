using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Logs;

namespace OmicsTools.Engine.Tests.Calls;

/// <summary>When calls are sent, on virtual time.</summary>
public class CallSchedulerTests
{
    private const string Quota = "123456789012/us-east-1/GetRunTask";

    private readonly FakeTimeProvider _time = new();
    private readonly CallScheduler _scheduler;

    public CallSchedulerTests()
    {
        _scheduler = new CallScheduler(_time);
    }

    [Fact]
    public void A_burst_is_less_than_a_second_of_the_rate_and_the_rate_follows()
    {
        var command = Ask(80, rate: 10);

        Assert.Equal(9, command.Sent);
        Pass(seconds: 1);
        Assert.Equal(19, command.Sent);
        Pass(seconds: 3);
        Assert.Equal(49, command.Sent);
    }

    [Theory]
    [InlineData("us-east-1", 25)]
    [InlineData("eu-central-1", 10)]
    [InlineData("a-new-region-1", 10)]
    public void Logs_are_read_at_the_rate_that_is_published_for_the_region(string region, int rate)
    {
        var queue = new CommandQueue(new CallLimits { Concurrency = 10_000 });
        var quota = new OperationQuota("logs", LogStreams.PublishedRate("GetLogEvents", region));
        for (var i = 0; i < 1000; i++)
        {
            _ = _scheduler.AcquireAsync(queue, quota, i, CancellationToken.None);
        }

        Pass(seconds: 1);
        var before = queue.InFlight;
        Pass(seconds: 10);

        Assert.Equal(10 * rate, queue.InFlight - before);
    }

    [Fact]
    public async Task After_a_stall_no_more_are_sent_than_one_burst_and_the_rate()
    {
        var command = Ask(200, rate: 10, places: 16);
        Pass(seconds: 30);
        Assert.Equal(16, command.Sent);

        // All of them end at once, and from then on each call a hundredth of a second after it was sent.
        for (var i = 0; i < 100; i++)
        {
            await command.EndAllAsync();
            Pass(seconds: 0.01);
        }

        Assert.InRange(command.Sent - 16, 18, 19);
    }

    [Fact]
    public async Task A_call_that_waits_for_a_place_holds_no_token()
    {
        var command = Ask(3, rate: 0.1, places: 1);
        Pass(seconds: 100);
        Assert.Equal(1, command.Sent);

        await command.EndAllAsync();
        Assert.Equal(2, command.Sent);
        await command.EndAllAsync();
        Assert.Equal(2, command.Sent);
    }

    [Fact]
    public async Task Throttling_slows_down_once_for_the_calls_that_were_under_way_and_the_rate_recovers()
    {
        var command = Ask(1000, rate: 10);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        foreach (var lease in await command.LeasesAsync())
        {
            lease.Throttled();
        }

        Pass(seconds: 1);
        Assert.Equal(9 + 7, command.Sent);
        Pass(seconds: 30);
        var before = command.Sent;
        Pass(seconds: 5);
        Assert.InRange(command.Sent - before, 49, 51);
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_time_that_the_service_named()
    {
        var command = Ask(80, rate: 10);
        (await command.LeasesAsync())[0].HoldBack(TimeSpan.FromSeconds(20));

        Pass(seconds: 20);
        Assert.Equal(9, command.Sent);
        Pass(seconds: 1);
        Assert.Equal(19, command.Sent);
    }

    [Fact]
    public void A_commands_own_limit_holds_beside_another_that_may_do_more()
    {
        var few = Ask(500, rate: 5);
        var many = Ask(5000, rate: 200);
        Pass(seconds: 10);

        Assert.InRange(few.Sent, 50, 55);
        Assert.InRange(many.Sent, 1900, 2200);
    }

    [Fact]
    public void Commands_of_the_same_limit_share_one_rate()
    {
        var first = Ask(100, rate: 10);
        var second = Ask(100, rate: 10);
        Pass(seconds: 4);

        Assert.Equal(49, first.Sent + second.Sent);
        Assert.Equal(20, second.Sent);
    }

    [Fact]
    public async Task A_command_that_pauses_for_long_still_shares_the_rate_with_those_that_came_meanwhile()
    {
        var slow = Ask(1, rate: 10);
        await slow.EndAllAsync();
        Pass(seconds: 700);
        _ = Ask(1, rate: 10, quota: "another");
        var meanwhile = Ask(100, rate: 10);

        slow.Ask(100, Quota);
        Pass(seconds: 1);

        Assert.Equal(19, meanwhile.Sent + slow.Sent - 1);
    }

    [Fact]
    public void Another_operation_has_a_rate_of_its_own()
    {
        var command = Ask(80, rate: 10);
        command.Ask(80, "123456789012/us-east-1/ListRunTasks");

        Assert.Equal(18, command.Sent);
    }

    [Fact]
    public async Task The_earliest_turn_goes_first_and_within_a_turn_whoever_came_first()
    {
        var queue = Queue(rate: 10, places: 1);

        Assert.Equal(["x", "b", "e", "d", "a", "c"], await OrderAsync((queue, 9, "x"), (queue, 3, "a"), (queue, 1, "b"), (queue, 3, "c"), (queue, 2, "d"), (queue, 1, "e")));
    }

    [Fact]
    public async Task Commands_take_turns_however_many_calls_one_of_them_has()
    {
        var (large, small) = (Queue(rate: 1), Queue(rate: 1));

        Assert.Equal(
            ["large 0", "large 1", "small 98", "large 2", "small 99", "large 3"],
            await OrderAsync((large, 0, "large 0"), (large, 1, "large 1"), (large, 2, "large 2"), (large, 3, "large 3"), (small, 99, "small 99"), (small, 98, "small 98")));
    }

    [Fact]
    public async Task Whoever_gives_up_is_passed_over_and_takes_nothing()
    {
        var queue = Queue(rate: 10, places: 1);
        var first = await _scheduler.AcquireAsync(queue, new OperationQuota(Quota), 1, CancellationToken.None);
        using var impatience = new CancellationTokenSource();
        var impatient = _scheduler.AcquireAsync(queue, new OperationQuota(Quota), 1, impatience.Token);
        var patient = _scheduler.AcquireAsync(queue, new OperationQuota(Quota), 2, CancellationToken.None);

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.False(patient.IsCompleted);
        first.Dispose();

        _ = await patient;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _scheduler.AcquireAsync(queue, new OperationQuota(Quota), 1, impatience.Token));
    }

    [Fact]
    public async Task A_lease_gives_its_place_back_once()
    {
        var command = Ask(3, rate: 10, places: 1);
        var first = Assert.Single(await command.LeasesAsync());

        first.Dispose();
        first.Dispose();

        Assert.Equal(1, command.Queue.InFlight);
    }

    private static CommandQueue Queue(double rate, int places = 10_000) => new(new CallLimits { RequestsPerSecond = rate, Concurrency = places });

    private Command Ask(int count, double rate, int places = 10_000, string quota = Quota)
    {
        var command = new Command(_scheduler, Queue(rate, places));
        command.Ask(count, quota);
        return command;
    }

    // A timer that fires sets the next one.
    private void Pass(double seconds)
    {
        for (var milliseconds = seconds * 1000; milliseconds > 0; milliseconds--)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    /// <summary>The order in which calls are sent when each ends before the next can be sent.</summary>
    private async Task<List<string>> OrderAsync(params (CommandQueue Queue, long Turn, string Name)[] calls)
    {
        var waiting = calls.Select(call => (call.Name, Call: _scheduler.AcquireAsync(call.Queue, new OperationQuota(Quota), call.Turn, CancellationToken.None))).ToList();
        var order = new List<string>();
        while (waiting.Count > 0)
        {
            var sent = await Task.WhenAny(waiting.Select(item => item.Call));
            order.Add(waiting.Single(item => item.Call == sent).Name);
            _ = waiting.RemoveAll(item => item.Call == sent);
            (await sent).Dispose();
            Pass(seconds: 1);
        }

        return order;
    }

    /// <summary>A command that asks for calls of falling urgency.</summary>
    private sealed class Command(CallScheduler scheduler, CommandQueue queue)
    {
        private readonly List<Task<Lease>> _calls = [];
        private int _ended;

        public CommandQueue Queue => queue;

        public int Sent => _ended + queue.InFlight;

        public void Ask(int count, string quota) =>
            _calls.AddRange(Enumerable.Range(0, count).Select(turn => scheduler.AcquireAsync(queue, new OperationQuota(quota), turn, CancellationToken.None)));

        /// <summary>The leases of the calls that are in flight.</summary>
        public async Task<Lease[]> LeasesAsync() => await Task.WhenAll(_calls.Skip(_ended).Take(queue.InFlight));

        public async Task EndAllAsync()
        {
            var leases = await LeasesAsync();
            _ended += leases.Length;
            Array.ForEach(leases, lease => lease.Dispose());
        }
    }
}
