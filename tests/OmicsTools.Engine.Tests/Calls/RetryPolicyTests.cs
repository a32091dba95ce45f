using System;
using System.Linq;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Tests.Calls;

public class RetryPolicyTests
{
    [Theory]
    [InlineData(FailureKind.ServiceFailure)]
    [InlineData(FailureKind.Throttled)]
    public void Retries_end_and_their_pauses_stay_short(FailureKind kind)
    {
        var failure = Failure(kind, canRetry: true);

        var pauses = Enumerable.Range(1, 100).Select(attempt => RetryPolicy.PauseAfter(failure, attempt)).TakeWhile(pause => pause is not null).ToList();

        Assert.InRange(pauses.Count, 2, 10);
        Assert.All(pauses, pause => Assert.InRange(pause!.Value, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(8)));
    }

    [Fact]
    public void What_cannot_succeed_is_not_tried_again() =>
        Assert.Null(RetryPolicy.PauseAfter(Failure(FailureKind.AccessDenied, canRetry: false), 1));

    [Fact]
    public void The_service_may_ask_for_a_longer_pause_but_not_for_an_endless_one()
    {
        var failure = Failure(FailureKind.Throttled, canRetry: true);
        failure.RetryAfter = TimeSpan.FromSeconds(3);
        Assert.Equal(TimeSpan.FromSeconds(3), RetryPolicy.PauseAfter(failure, 1));

        failure.RetryAfter = TimeSpan.FromDays(1);
        Assert.Equal(TimeSpan.FromMinutes(1), RetryPolicy.PauseAfter(failure, 1));
    }

    [Fact]
    public void Callers_that_failed_together_do_not_return_together()
    {
        var failure = Failure(FailureKind.ServiceFailure, canRetry: true);

        var pauses = Enumerable.Range(0, 20).Select(_ => RetryPolicy.PauseAfter(failure, 3)).Distinct();

        Assert.True(pauses.Count() > 1);
    }

    private static AttemptFailure Failure(FailureKind kind, bool canRetry) => new(kind, "reason", new InvalidOperationException()) { CanRetry = canRetry };
}
