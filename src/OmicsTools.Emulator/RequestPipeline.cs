using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace OmicsTools.Emulator;

/// <summary>
/// The way of a request: control calls aside, it is recorded, made to wait, hit by a fault, checked for its signature and
/// the quota, and only then answered by its service.
/// </summary>
internal sealed class RequestPipeline
{
    private readonly EmulatorHost _emulator;
    private readonly EmulatorOptions _options;
    private readonly CancellationToken _stopping;
    private readonly SignatureVerifier _signatures;
    private readonly TokenBuckets _quotas;
    private readonly IEmulatedService[] _services;
    private readonly ControlApi _control;

    public RequestPipeline(EmulatorHost emulator, EmulatorOptions options, CancellationToken stopping)
    {
        _emulator = emulator;
        _options = options;
        _stopping = stopping;
        _signatures = new SignatureVerifier(options.AccessKeys, emulator.Clock);
        _quotas = new TokenBuckets(options);
        _services = [new LogsService(emulator.Logs, emulator.Clock, options), new OmicsService(emulator.Runs, emulator.Batches, emulator.Clock, options)];
        _control = new ControlApi(emulator);
    }

    /// <summary>The operations of all services.</summary>
    public static IReadOnlyList<string> Operations { get; } = [.. OmicsCall.Operations, .. LogsCall.Operations];

    public async Task AnswerAsync(HttpContext context)
    {
        var target = RequestTarget.Of(context);
        if (target.Path.StartsWith(ControlApi.Prefix, StringComparison.Ordinal))
        {
            await _control.AnswerAsync(context, target.Path).ConfigureAwait(false);
            return;
        }

        var request = context.Request;
        var started = DateTimeOffset.UtcNow;
        var begun = Stopwatch.GetTimestamp();
        ReadOnlyMemory<byte> body;
        try
        {
            body = await ReadBodyAsync(request).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        var header = SignatureHeader.Read(request.Headers.Authorization);
        var service = _services.FirstOrDefault(service => service.IsFor(request))
            ?? _services.FirstOrDefault(service => service.SigningName == header?.Service)
            ?? _services[^1];
        var call = service.Read(request.Method, target, request, body);
        var record = new RecordedRequest
        {
            Operation = call.Operation ?? "Unknown",
            Method = request.Method,
            Path = target.Path,
            Query = target.Query,
            Body = body.IsEmpty ? null : Encoding.UTF8.GetString(body.Span),
            Host = request.Host.ToString(),
            RunId = call.RunId,
            TaskId = call.TaskId,
            AccessKeyId = header?.AccessKeyId,
            Region = header?.Region,
            Service = header?.Service,
            UserAgent = request.Headers.UserAgent,
            RequestId = Guid.NewGuid().ToString(),
            Started = started,
        };
        _emulator.Requests.Begin(record.Operation);
        var response = new ResponseWriter(context, service.Protocol, record.RequestId, _emulator.Clock.SigningTime);
        var fault = _emulator.Faults.Next(record.Operation, call.RunId, call.TaskId);
        try
        {
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping);
            if (_options.Latency > TimeSpan.Zero)
            {
                await Task.Delay(_options.Latency, gone.Token).ConfigureAwait(false);
            }

            if (fault is null || !await FaultyResponses.TryWriteAtOnceAsync(response, fault, gone.Token).ConfigureAwait(false))
            {
                var (answer, error) = Decide(request, service, call, header, body);
                if (error is not null)
                {
                    response.Write(error);
                }
                else if (fault is not null)
                {
                    await FaultyResponses.WriteAsync(response, answer, call, fault, gone.Token).ConfigureAwait(false);
                }
                else
                {
                    response.Write(answer);
                }
            }
        }
        catch (OperationCanceledException)
        {
            if (_stopping.IsCancellationRequested)
            {
                response.Reset();
            }
        }
        finally
        {
            _emulator.Requests.End(record with
            {
                StatusCode = response.StatusCode,
                ErrorCode = response.ErrorCode,
                Fault = fault?.Kind.ToString(),
                Aborted = !response.IsReset && context.RequestAborted.IsCancellationRequested,
                Duration = Stopwatch.GetElapsedTime(begun),
            });
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpRequest request)
    {
        if (request.ContentLength is null or 0 && request.Headers.TransferEncoding.Count == 0)
        {
            return default;
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted).ConfigureAwait(false);
        return body.ToArray();
    }

    private (ReadOnlyMemory<byte> Body, ServiceError? Error) Decide(
        HttpRequest request, IEmulatedService service, ServiceCall call, SignatureHeader? header, ReadOnlyMemory<byte> body)
    {
        if (call.Operation is null)
        {
            return (default, new ServiceError(404, "UnknownOperationException", "The requested operation is not recognized by the service."));
        }

        var caller = new Caller(EmulatorKeys.DefaultAccountId, EmulatorKeys.DefaultRegion);
        if (request.Headers.Authorization.Count > 0 || _options.RequireSignature)
        {
            var (signer, refusal) = _signatures.Verify(request, header, service.SigningName, body.Span);
            if (signer is null)
            {
                return (default, refusal);
            }

            caller = signer;
        }

        return _quotas.TryTake(call.Operation, caller.AccountId, caller.Region)
            ? service.Answer(call, caller)
            : (default, ServiceError.Throttled);
    }
}
