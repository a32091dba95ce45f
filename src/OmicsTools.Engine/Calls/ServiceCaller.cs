using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace OmicsTools.Engine.Calls;

/// <summary>
/// Makes every call to the service: in its turn, no more at once than allowed, again when that may help. What cannot be
/// had comes out as <see cref="OmicsFailureException"/>.
/// </summary>
internal sealed class ServiceCaller : IDisposable
{
    private readonly CallLimits _limits;
    private readonly SemaphoreSlim _slots;
    private readonly Func<string, ValueTask> _log;

    public ServiceCaller(CallLimits limits, Func<string, ValueTask> log)
    {
        _limits = limits;
        _slots = new SemaphoreSlim(limits.Concurrency, limits.Concurrency);
        _log = log;
    }

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
        var pacer = Pacers.For(quotaScope, subject.Operation, _limits.RequestsPerSecond);
        for (var attempt = 1; ; attempt++)
        {
            await pacer.WaitAsync(cancellationToken).ConfigureAwait(false);
            await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
            var sent = Stopwatch.GetTimestamp();
            AttemptFailure failure;
            try
            {
                return await SendAsync(send, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failure = AttemptFailures.Read(e, subject.TaskId is not null);
            }
            finally
            {
                _ = _slots.Release();
            }

            if (failure.IsThrottle)
            {
                pacer.Throttled(sent);
            }

            var pause = RetryPolicy.PauseAfter(failure, attempt);
            if (pause is null)
            {
                throw new OmicsFailureException(Failures.From(failure, subject, attempt));
            }

            await _log(DescribeRetry(failure, subject, attempt, pause.Value)).ConfigureAwait(false);
            await Task.Delay(pause.Value, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _slots.Dispose();

    private async Task<TResponse> SendAsync<TResponse>(
        Func<CancellationToken, Task<TResponse>> send, CancellationToken cancellationToken)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        attempt.CancelAfter(_limits.AttemptTimeout);
        return await send(attempt.Token).ConfigureAwait(false);
    }

    private static string DescribeRetry(AttemptFailure failure, CallSubject subject, int attempt, TimeSpan pause) =>
        string.Format(
            CultureInfo.InvariantCulture,
            "{0} for {1}: attempt {2} failed ({3}{4}); trying again in {5:0.0} s.",
            subject.Operation,
            subject,
            attempt,
            failure.Reason.TrimEnd('.'),
            failure.RequestId is null ? string.Empty : $", request {failure.RequestId}",
            pause.TotalSeconds);
}
