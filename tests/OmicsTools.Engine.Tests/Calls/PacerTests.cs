using System;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Tests.Calls;

public class PacerTests
{
    // Nothing comes in while the test runs.
    private const double Slow = 0.0001;

    [Fact]
    public async Task Another_limit_gives_no_call_away()
    {
        var pacer = new Pacer(Slow);
        await LetThroughAsync(pacer);

        for (var i = 0; i < 100; i++)
        {
            pacer.SetLimit(Slow * 2);
            pacer.SetLimit(Slow);
        }

        await AssertWaitsAsync(pacer);
    }

    [Fact]
    public async Task Another_limit_does_not_end_what_the_service_asked_to_wait()
    {
        var pacer = new Pacer(100);
        pacer.HoldBack(TimeSpan.FromHours(1));

        pacer.SetLimit(200);

        await AssertWaitsAsync(pacer);
    }

    [Fact]
    public async Task A_higher_limit_counts_at_once()
    {
        var pacer = new Pacer(Slow);
        await LetThroughAsync(pacer);

        pacer.SetLimit(1000);

        await LetThroughAsync(pacer);
    }

    private static Task LetThroughAsync(Pacer pacer) =>
        pacer.WaitAsync(pacer, 1, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    private static async Task AssertWaitsAsync(Pacer pacer)
    {
        using var stop = new CancellationTokenSource();
        var waiting = pacer.WaitAsync(pacer, 1, stop.Token);

        Assert.False(waiting.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
