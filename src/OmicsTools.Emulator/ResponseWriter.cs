using System;
using System.Buffers;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace OmicsTools.Emulator;

/// <summary>Writes the response to one request.</summary>
internal sealed class ResponseWriter
{
    private readonly HttpContext _context;
    private readonly WireProtocol _protocol;

    public ResponseWriter(HttpContext context, WireProtocol protocol, string requestId, DateTimeOffset time)
    {
        _context = context;
        _protocol = protocol;

        // Clients learn from this header how far their clock is off, and sign again.
        context.Response.Headers.Date = time.ToString("R", CultureInfo.InvariantCulture);
        context.Response.Headers["x-amzn-RequestId"] = requestId;
        context.Response.ContentType = protocol.ContentType;
    }

    public int StatusCode { get; private set; }

    public string? ErrorCode { get; private set; }

    public bool IsReset { get; private set; }

    public void Write(ReadOnlyMemory<byte> body) => Write(200, body);

    public void Write(ServiceError error)
    {
        ErrorCode = error.Code;
        if (_protocol.HasTypeHeader && !error.TypeOnly)
        {
            _context.Response.Headers["x-amzn-ErrorType"] = error.Code;
        }

        Write(_protocol.StatusOf(error), _protocol.BodyOf(error));
    }

    /// <summary>Writes what no service wrote, but something between it and the client.</summary>
    public void WritePage(int statusCode, ReadOnlyMemory<byte> html)
    {
        _context.Response.ContentType = "text/html";
        Write(statusCode, html);
    }

    /// <summary>Sends less of a body than is promised, and waits until it is sent.</summary>
    public async Task SendPartAsync(ReadOnlyMemory<byte> body, int length, CancellationToken gone)
    {
        StatusCode = _context.Response.StatusCode = 200;
        _context.Response.ContentLength = body.Length;
        await _context.Response.Body.WriteAsync(body[..length], gone).ConfigureAwait(false);
    }

    public void AskToWait(int seconds) => _context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);

    public void Reset()
    {
        IsReset = true;
        _context.Abort();
    }

    // Nothing is sent before the request is done with, so that a client that has its answer is in the log.
    private void Write(int statusCode, ReadOnlyMemory<byte> body)
    {
        StatusCode = _context.Response.StatusCode = statusCode;
        _context.Response.ContentLength = body.Length;
        _context.Response.BodyWriter.Write(body.Span);
    }
}
