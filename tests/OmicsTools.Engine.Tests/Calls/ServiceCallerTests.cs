using System;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Tests.Calls;

public class ServiceCallerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // As while a program that gives out keys hangs.
    private static readonly Func<CancellationToken, Task<object>> Deaf = _ => new TaskCompletionSource<object>().Task;

    [Fact]
    public async Task A_call_that_does_not_heed_its_token_does_not_hold_up_a_stop()
    {
        using var stop = new CancellationTokenSource();
        var calling = Caller(Patience).CallAsync("stop", Subject(), Deaf, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calling.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nor_is_it_waited_for_longer_than_for_any_other()
    {
        var calling = Caller(TimeSpan.FromMilliseconds(1)).CallAsync("timeout", Subject(), Deaf, TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAsync<OmicsException>(() => calling.WaitAsync(Patience, TestContext.Current.CancellationToken));

        Assert.Equal(FailureKind.Timeout, failure.Kind);
    }

    private static ServiceCaller Caller(TimeSpan attemptTimeout) => new(new CallLimits { AttemptTimeout = attemptTimeout }, _ => default);

    private static CallSubject Subject() => new("GetRun", "us-east-1", "7");
}
