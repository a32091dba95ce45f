using System;
using Microsoft.AspNetCore.Http;

namespace OmicsTools.Emulator;

/// <summary>
/// An AWS service, without what all services share: recording, latency, faults, signatures and quotas are the
/// <see cref="RequestPipeline"/>'s. A new service is a folder with one of these, and an entry in the pipeline's list.
/// </summary>
internal interface IEmulatedService
{
    /// <summary>The name that its requests are signed for.</summary>
    public string SigningName { get; }

    /// <summary>How its responses look on the wire.</summary>
    public WireProtocol Protocol { get; }

    /// <summary>Whether a request is for this service, whoever signed it.</summary>
    public bool IsFor(HttpRequest request);

    /// <summary>Reads a request. One that is none of the service's operations has no operation.</summary>
    public ServiceCall Read(string method, RequestTarget target, HttpRequest request, ReadOnlyMemory<byte> body);

    /// <summary>Answers a call of an operation: with a body, or with an error.</summary>
    public (ReadOnlyMemory<byte> Body, ServiceError? Error) Answer(ServiceCall call, Caller caller);
}
