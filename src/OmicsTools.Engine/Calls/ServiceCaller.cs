using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Waiting;

namespace OmicsTools.Engine.Calls;

/// <summary>
/// Makes every call to the service: in its turn, no more at once than allowed, again when that may help, not at all once
/// it is known that none can succeed. What cannot be had comes out as <see cref="OmicsException"/>.
/// </summary>
internal sealed class ServiceCaller
{
    // A network comes back, while credentials do not mend themselves. A command may wait for its next input longer than that.
    private static readonly TimeSpan LongestOpen = TimeSpan.FromSeconds(30);

    // A call that heeds its token ends within a few milliseconds.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(50);

    private readonly CallLimits _limits;
    private readonly CommandQueue _queue;
    private readonly Func<string, ValueTask> _log;
    private readonly ConcurrentDictionary<string, CircuitBreaker<AttemptFailure>> _circuits = new(StringComparer.Ordinal);

    public ServiceCaller(CallLimits limits, Func<string, ValueTask> log)
    {
        _limits = limits;
        _queue = new CommandQueue(limits);
        _log = log;
    }

    /// <summary>Writes a line for whoever wants to follow the work.</summary>
    /// <param name="message">The line.</param>
    public ValueTask LogAsync(string message) => _log(message);

    /// <summary>Makes a call.</summary>
    /// <param name="quotaScope">What shares the quota this call counts against.</param>
    /// <param name="subject">What the call is about.</param>
    /// <param name="send">Sends the request once.</param>
    /// <param name="cancellationToken">Stops waiting, and the request in flight.</param>
    public async Task<TResponse> CallAsync<TResponse>(
        string quotaScope,
        CallSubject subject,
        Func<CancellationToken, Task<TResponse>> send,
        CancellationToken cancellationToken)
    {
        var circuit = _circuits.AddOrUpdate(quotaScope, _ => NewCircuit(), (_, known) => IsWorthATry(known) ? NewCircuit() : known);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, circuit.Opened);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var (response, failure) = await TryAsync(subject.QuotaIn(quotaScope), circuit, subject, send, stop.Token).ConfigureAwait(false);
                if (failure is null)
                {
                    return response!;
                }

                var pause = RetryPolicy.PauseAfter(failure, attempt);
                if (pause is null)
                {
                    if (failure.ConcernsEveryCall)
                    {
                        _ = circuit.Open(failure);
                    }

                    throw Failures.From(failure, subject, attempt);
                }

                await _log(DescribeRetry(failure, subject, attempt, pause.Value)).ConfigureAwait(false);
                await Task.Delay(pause.Value, stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is not OmicsException && circuit.Failure is not null && !cancellationToken.IsCancellationRequested)
        {
            throw Failures.From(circuit.Failure, subject, attempts: 1);
        }
    }

    private static CircuitBreaker<AttemptFailure> NewCircuit() => new(threshold: 1);

    private static bool IsWorthATry(CircuitBreaker<AttemptFailure> circuit) =>
        circuit.Failure is { Kind: FailureKind.EndpointUnreachable } failure && Clock.Current.GetUtcNow() - failure.Time > LongestOpen;

    /// <summary>Makes one attempt: its response, or why there is none.</summary>
    private async Task<(TResponse? Response, AttemptFailure? Failure)> TryAsync<TResponse>(
        OperationQuota quota, CircuitBreaker<AttemptFailure> circuit, CallSubject subject, Func<CancellationToken, Task<TResponse>> send, CancellationToken cancellationToken)
    {
        using var lease = await CallScheduler.Shared.AcquireAsync(_queue, quota, subject.Turn, cancellationToken).ConfigureAwait(false);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(_limits.AttemptTimeout);
        try
        {
            return (await EndAsync(send(limited.Token), limited.Token).ConfigureAwait(false), null);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = AttemptFailures.Read(e, subject.NotFound);
            if (failure is { ConcernsEveryCall: true, CanRetry: false })
            {
                // Before the place is free: the next call would be in vain.
                _ = circuit.Open(failure);
            }

            if (failure.IsThrottle)
            {
                lease.Throttled();
            }

            if (failure.RetryAfter is not null)
            {
                lease.HoldBack(RetryPolicy.Bounded(failure.RetryAfter.Value));
            }

            return (default, failure);
        }
    }

    /// <summary>
    /// The end of a call, or of the patience with one that does not heed its token: while keys are renewed, by a program that
    /// hangs, say, nothing does.
    /// </summary>
    private static async Task<TResponse> EndAsync<TResponse>(Task<TResponse> call, CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetResult(true)))
        {
            if (await Task.WhenAny(call, cancelled.Task).ConfigureAwait(false) != call
                && await Task.WhenAny(call, Task.Delay(Grace, CancellationToken.None)).ConfigureAwait(false) != call)
            {
                // Whatever comes of it later, someone has looked.
                _ = call.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        return await call.ConfigureAwait(false);
    }

    private static string DescribeRetry(AttemptFailure failure, CallSubject subject, int attempt, TimeSpan pause) =>
        string.Format(
            CultureInfo.InvariantCulture,
            "{0} for {1}: attempt {2} failed ({3}{4}); trying again in {5:0.0} s.",
            subject.Operation,
            subject,
            attempt,
            failure.Reason.TrimEnd('.'),
            string.IsNullOrEmpty(failure.RequestId) ? string.Empty : $", request {failure.RequestId}",
            pause.TotalSeconds);
}
