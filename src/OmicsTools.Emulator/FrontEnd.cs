using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace OmicsTools.Emulator;

/// <summary>
/// The way of a request: control calls aside, it is recorded, made to wait, hit by a fault, checked for its signature and
/// the quota, and only then answered by the service.
/// </summary>
internal sealed class FrontEnd
{
    private readonly EmulatorHost _emulator;
    private readonly EmulatorOptions _options;
    private readonly CancellationToken _stopping;
    private readonly SignatureVerifier _signatures;
    private readonly TokenBuckets _quotas;
    private readonly OmicsService _omics;
    private readonly ControlApi _control;

    public FrontEnd(EmulatorHost emulator, EmulatorOptions options, CancellationToken stopping)
    {
        _emulator = emulator;
        _options = options;
        _stopping = stopping;
        _signatures = new SignatureVerifier(options.AccessKeys, emulator.Clock);
        _quotas = new TokenBuckets(options.RequestsPerSecond, options.Burst);
        _omics = new OmicsService(emulator.Runs, emulator.Batches, emulator.Clock, options);
        _control = new ControlApi(emulator);
    }

    public async Task AnswerAsync(HttpContext context)
    {
        var target = RequestTarget.Of(context);
        if (target.Path.StartsWith(ControlApi.Prefix, StringComparison.Ordinal))
        {
            await _control.AnswerAsync(context, target.Path).ConfigureAwait(false);
            return;
        }

        var call = OmicsCall.Read(context.Request.Method, target);
        var header = SignatureHeader.Read(context.Request.Headers.Authorization);
        var record = new RecordedRequest
        {
            Operation = call.Operation ?? "Unknown",
            Method = context.Request.Method,
            Path = target.Path,
            Query = target.Query,
            Host = context.Request.Host.ToString(),
            RunId = call.RunId,
            TaskId = call.TaskId,
            AccessKeyId = header?.AccessKeyId,
            Region = header?.Region,
            Service = header?.Service,
            UserAgent = context.Request.Headers.UserAgent,
            RequestId = Guid.NewGuid().ToString(),
            Started = DateTimeOffset.UtcNow,
        };
        var begun = Stopwatch.GetTimestamp();
        _emulator.Requests.Begin(record.Operation);
        var answer = new Answer(context, record.RequestId, _emulator.Clock.SigningTime);
        var fault = _emulator.Faults.Next(record.Operation, call.RunId, call.TaskId);
        try
        {
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping);
            if (_options.Latency > TimeSpan.Zero)
            {
                await Task.Delay(_options.Latency, gone.Token).ConfigureAwait(false);
            }

            await AnswerAsync(answer, call, header, fault, gone.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            if (_stopping.IsCancellationRequested)
            {
                answer.Reset();
            }
        }
        finally
        {
            _emulator.Requests.End(record with
            {
                StatusCode = answer.StatusCode,
                ErrorCode = answer.ErrorCode,
                Fault = fault?.Kind.ToString(),
                Aborted = !answer.IsReset && context.RequestAborted.IsCancellationRequested,
                Duration = Stopwatch.GetElapsedTime(begun),
            });
        }
    }

    private async Task AnswerAsync(
        Answer answer, OmicsCall call, SignatureHeader? header, Fault? fault, CancellationToken gone)
    {
        if (fault is not null && await FaultyAnswers.TryAnswerAtOnceAsync(answer, fault, gone).ConfigureAwait(false))
        {
            return;
        }

        var (body, error) = Decide(answer.Request, call, header);
        if (error is not null)
        {
            answer.Write(error);
        }
        else if (fault is not null)
        {
            await FaultyAnswers.WriteAsync(answer, body, call, fault, gone).ConfigureAwait(false);
        }
        else
        {
            answer.Write(body);
        }
    }

    private (ReadOnlyMemory<byte> Body, ServiceError? Error) Decide(HttpRequest request, OmicsCall call, SignatureHeader? header)
    {
        if (call.Operation is null)
        {
            return (default, new ServiceError(404, "UnknownOperationException", "The requested operation is not recognized by the service."));
        }

        var caller = new Caller(EmulatorKeys.DefaultAccountId, EmulatorKeys.DefaultRegion);
        if (request.Headers.Authorization.Count > 0 || _options.RequireSignature)
        {
            var (signer, refusal) = _signatures.Verify(request, header);
            if (signer is null)
            {
                return (default, refusal);
            }

            caller = signer;
        }

        return _quotas.TryTake(call.Operation, caller.AccountId, caller.Region)
            ? _omics.Answer(call, caller)
            : (default, ServiceError.Throttled);
    }
}
