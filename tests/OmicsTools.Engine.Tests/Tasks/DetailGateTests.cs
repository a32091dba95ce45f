using System;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Tasks;

namespace OmicsTools.Engine.Tests.Tasks;

public class DetailGateTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_denial_does_not_wait_for_calls_that_wait_for_it()
    {
        var gate = new DetailGate(new DetailHistory(), mostAtOnce: 32);

        var denied = Deny(gate);
        await gate.WaitAsync(new ValueTask(denied)).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.False(await denied);
        Assert.False(gate.Closed.IsCancellationRequested);
    }

    [Fact]
    public async Task A_denial_is_judged_although_another_run_took_away_the_doubt_meanwhile()
    {
        var history = new DetailHistory { LastWasDenied = true };
        var gate = new DetailGate(history, mostAtOnce: 32);
        gate.Begin();
        Assert.True(gate.IsDoubtful);
        var answer = new TaskCompletionSource();
        var call = FailAfterAsync(answer.Task);
        var writer = gate.WaitAsync(new ValueTask(call)).AsTask();

        var other = new DetailGate(history, mostAtOnce: 32);
        other.Begin();
        other.Succeed();
        answer.SetResult();

        await writer.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.False(await call);

        async Task<bool> FailAfterAsync(Task answered)
        {
            await answered;
            return await gate.FailAsync(Denied(), CancellationToken.None);
        }
    }

    [Fact]
    public async Task Two_denials_and_nothing_else_are_the_runs_although_they_are_judged_apart()
    {
        var gate = new DetailGate(new DetailHistory(), mostAtOnce: 32);

        var first = Deny(gate);
        await gate.WaitAsync(new ValueTask(first));
        var second = Deny(gate);
        Assert.False(second.IsCompleted);
        await gate.WaitAsync(new ValueTask(second));

        Assert.False(await first);
        Assert.True(await second);
        Assert.NotNull(gate.TakeReport());
        Assert.Null(gate.TakeReport());
    }

    [Fact]
    public async Task A_call_under_way_is_waited_for()
    {
        var gate = new DetailGate(new DetailHistory(), mostAtOnce: 32);
        gate.Begin();
        Task<bool>[] denied = [Deny(gate), Deny(gate)];

        var writer = gate.WaitAsync(new ValueTask(Task.WhenAll(denied)));
        Assert.False(writer.IsCompleted);
        gate.Succeed();
        await writer;

        Assert.All(await Task.WhenAll(denied), Assert.False);
    }

    private static Task<bool> Deny(DetailGate gate)
    {
        gate.Begin();
        return gate.FailAsync(Denied(), CancellationToken.None);
    }

    private static OmicsFailure Denied() => new(FailureKind.AccessDenied, "Not allowed.", "Ask.");
}
