using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Tests.Calls;

public class TurnSemaphoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_earliest_turn_goes_first_and_within_a_turn_whoever_came_first()
    {
        var semaphore = new TurnSemaphore(1);
        await semaphore.WaitAsync(this, 9, Cancellation);
        var entered = new List<string>();
        var all = new[] { (3, "a"), (1, "b"), (3, "c"), (2, "d"), (1, "e") }.Select(item => EnterAsync(item.Item1, item.Item2)).ToList();

        semaphore.Release();
        await Task.WhenAll(all);

        Assert.Equal(["b", "e", "d", "a", "c"], entered);

        async Task EnterAsync(long turn, string name)
        {
            await semaphore.WaitAsync(this, turn, Cancellation);
            entered.Add(name);
            semaphore.Release();
        }
    }

    [Fact]
    public async Task Callers_go_in_rotation_however_many_calls_one_of_them_has()
    {
        var semaphore = new TurnSemaphore(1);
        await semaphore.WaitAsync("large", 1, Cancellation);
        var entered = new List<string>();
        var all = new[] { ("large", 1), ("large", 2), ("large", 3), ("large", 4), ("small", 99), ("small", 98) }.Select(item => EnterAsync(item.Item1, item.Item2)).ToList();

        semaphore.Release();
        await Task.WhenAll(all);

        Assert.Equal(["large 1", "small 98", "large 2", "small 99", "large 3", "large 4"], entered);

        async Task EnterAsync(string caller, long turn)
        {
            await semaphore.WaitAsync(caller, turn, Cancellation);
            entered.Add($"{caller} {turn}");
            semaphore.Release();
        }
    }

    [Fact]
    public async Task Whoever_gives_up_is_passed_over()
    {
        var semaphore = new TurnSemaphore(1);
        await semaphore.WaitAsync(this, 1, Cancellation);
        using var impatience = new CancellationTokenSource();
        var impatient = semaphore.WaitAsync(this, 1, impatience.Token);
        var patient = semaphore.WaitAsync(this, 2, Cancellation);

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.False(patient.IsCompleted);
        semaphore.Release();
        await patient;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => semaphore.WaitAsync(this, 1, impatience.Token));
    }

    [Fact]
    public async Task No_more_are_in_than_may_be_and_none_is_lost_whoever_gives_up()
    {
        const int Most = 3;
        var semaphore = new TurnSemaphore(Most);
        var (inside, most, done) = (0, 0, 0);

        await Task.WhenAll(Enumerable.Range(0, 500).Select(number => Task.Run(() => EnterAsync(number), Cancellation)));

        Assert.InRange(most, 1, Most);
        Assert.InRange(done, 250, 500);
        await Task.WhenAll(Enumerable.Range(0, Most).Select(_ => semaphore.WaitAsync(this, 1, Cancellation)));

        async Task EnterAsync(int number)
        {
            using var impatience = new CancellationTokenSource();
            var entering = semaphore.WaitAsync(this, number % 7, impatience.Token);
            if (number % 2 == 0)
            {
                await impatience.CancelAsync();
            }

            try
            {
                await entering;
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var now = Interlocked.Increment(ref inside);
            InterlockedMax(ref most, now);
            await Task.Yield();
            _ = Interlocked.Increment(ref done);
            _ = Interlocked.Decrement(ref inside);
            semaphore.Release();
        }
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); seen < value; seen = Volatile.Read(ref target))
        {
            if (Interlocked.CompareExchange(ref target, value, seen) == seen)
            {
                return;
            }
        }
    }
}
