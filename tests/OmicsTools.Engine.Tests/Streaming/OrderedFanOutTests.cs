using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Streaming;

namespace OmicsTools.Engine.Tests.Streaming;

public class OrderedFanOutTests
{
    [Fact]
    public void Results_come_in_the_order_of_requests_and_then_of_writing_whoever_finishes_first()
    {
        // Later work releases earlier work, so that everything finishes in reverse.
        var gates = Enumerable.Range(0, 12).Select(_ => new TaskCompletionSource()).ToArray();
        async Task<StreamEvent<string>> WorkAsync(int number)
        {
            if (number + 1 < gates.Length)
            {
                await gates[number + 1].Task;
            }

            gates[number].SetResult();
            return new StreamEvent<string>($"{number:00}", null);
        }

        using var fanOut = new OrderedFanOut<int, string>(
            async (request, lane, stop) =>
            {
                for (var i = 0; i < 3; i++)
                {
                    var number = (request * 3) + i;
                    await lane.WriteAsync(() => WorkAsync(number), stop);
                }
            },
            requestsAtOnce: 4,
            resultsAtOnce: 3);

        Assert.Equal(Enumerable.Range(0, 12).Select(n => $"{n:00}"), TakeAll(fanOut, 0, 1, 2, 3).Select(e => e.Value));
    }

    [Fact]
    public void A_request_that_breaks_is_reported_and_disturbs_no_other()
    {
        using var fanOut = new OrderedFanOut<int, string>(
            async (request, lane, stop) =>
            {
                await lane.WriteAsync(request.ToString(System.Globalization.CultureInfo.InvariantCulture), stop);
                if (request == 2)
                {
                    throw new InvalidOperationException("broken");
                }
            },
            2,
            2);

        var events = TakeAll(fanOut, 1, 2, 3);

        Assert.Equal(["1", "2", "3"], events.Where(e => e.Value is not null).Select(e => e.Value));
        Assert.Equal([FailureKind.Unexpected], events.Where(e => e.Failure is not null).Select(e => e.Failure!.Kind));
    }

    [Fact]
    public void Work_that_breaks_is_reported_in_its_place()
    {
        using var fanOut = new OrderedFanOut<int, string>(
            async (_, lane, stop) =>
            {
                await lane.WriteAsync("before", stop);
                await lane.WriteAsync(() => Task.FromException<StreamEvent<string>>(new InvalidOperationException()), stop);
                await lane.WriteAsync("after", stop);
            },
            1,
            8);

        Assert.Equal(["before", null, "after"], TakeAll(fanOut, 1).Select(e => e.Value));
    }

    [Fact]
    public void It_works_no_further_ahead_than_there_is_room()
    {
        const int Count = 20_000;
        var started = 0;
        using var fanOut = new OrderedFanOut<int, string>(
            async (_, lane, stop) =>
            {
                for (var i = 0; i < Count; i++)
                {
                    await lane.WriteAsync(
                        () =>
                        {
                            _ = Interlocked.Increment(ref started);
                            return Task.FromResult(new StreamEvent<string>("x", null));
                        },
                        stop);
                }
            },
            1,
            4);
        fanOut.Add(1);
        fanOut.Complete();

        var taken = 0;
        var furthest = 0;
        while (fanOut.WaitToTake())
        {
            while (fanOut.TryTake(out _))
            {
                taken++;
                furthest = Math.Max(furthest, Volatile.Read(ref started) - taken);
            }
        }

        // The events that wait, the lane's room, and one in the hands of each of the three who pass results on.
        Assert.Equal(Count, taken);
        Assert.InRange(furthest, 0, 64 + 4 + 3);
    }

    [Fact]
    public void Disposing_waits_until_work_that_was_started_has_ended()
    {
        var running = new ConcurrentDictionary<int, bool>();
        var fanOut = new OrderedFanOut<int, string>(
            async (request, lane, stop) =>
            {
                for (var i = 0; i < 4; i++)
                {
                    var key = (request * 10) + i;
                    await lane.WriteAsync(
                        async () =>
                        {
                            running[key] = true;
                            try
                            {
                                await Task.Delay(Timeout.Infinite, stop);
                                return new StreamEvent<string>("never", null);
                            }
                            finally
                            {
                                _ = running.TryRemove(key, out _);
                            }
                        },
                        stop);
                }
            },
            3,
            4);
        for (var i = 0; i < 5; i++)
        {
            fanOut.Add(i);
        }

        Assert.True(SpinWait.SpinUntil(() => running.Count == 12, TimeSpan.FromSeconds(10)));
        fanOut.Dispose();

        Assert.Empty(running);
        Assert.False(fanOut.TryTake(out _));
    }

    [Theory]
    [InlineData(3, "1", "2", "3")]
    [InlineData(4, "1,2,3,4")]
    [InlineData(12, "1,2,3,4,5", "6,7,8,9,10", "11", "12")]
    public void Requests_that_come_together_are_worked_on_in_lots_unless_they_are_few(int count, params string[] lots)
    {
        using var fanOut = Lots(lotsAtOnce: 2, isOrdered: true, (_, _) => Task.CompletedTask);

        Assert.Equal(lots, TakeAll(fanOut, [.. Enumerable.Range(1, count)]).Select(e => e.Value));
        Assert.Equal(count, fanOut.RequestsDone);
    }

    [Fact]
    public void A_lot_waits_no_longer_than_a_moment_for_more()
    {
        using var fanOut = Lots(lotsAtOnce: 2, isOrdered: true, (_, _) => Task.CompletedTask);
        fanOut.Add(1);

        Assert.True(fanOut.WaitToTake());
        Assert.True(fanOut.TryTake(out var next));
        Assert.Equal("1", next.Value);
    }

    [Theory]
    [InlineData(true, "1,2,3,4,5", "6,7,8,9,10")]
    [InlineData(false, "6,7,8,9,10", "1,2,3,4,5")]
    public void Without_an_order_the_lot_that_is_ready_first_comes_first(bool isOrdered, params string[] lots)
    {
        var second = new TaskCompletionSource();
        using var fanOut = Lots(lotsAtOnce: 2, isOrdered, async (first, lane) =>
        {
            if (first == 1)
            {
                await second.Task;
                return;
            }

            // There is room for one: the other fits when the first is on its way out.
            for (var i = 0; !isOrdered && i < 2; i++)
            {
                await lane.WriteAsync("6,7,8,9,10", CancellationToken.None);
            }

            second.SetResult();
        });

        Assert.Equal(lots, TakeAll(fanOut, [.. Enumerable.Range(1, 10)]).Select(e => e.Value).Distinct());
    }

    private static OrderedFanOut<int, string> Lots(int lotsAtOnce, bool isOrdered, Func<int, Lane<string>, Task> work) => new(
        async (lot, lane, stop) =>
        {
            await work(lot[0], lane);
            await lane.WriteAsync(string.Join(',', lot), stop);
        },
        lotsAtOnce,
        resultsAtOnce: 1,
        minLot: 4,
        maxLot: 5,
        isOrdered);

    private static List<StreamEvent<string>> TakeAll(OrderedFanOut<int, string> fanOut, params int[] requests)
    {
        foreach (var request in requests)
        {
            fanOut.Add(request);
        }

        fanOut.Complete();
        var events = new List<StreamEvent<string>>();
        while (fanOut.WaitToTake())
        {
            while (fanOut.TryTake(out var next))
            {
                events.Add(next);
            }
        }

        return events;
    }
}
