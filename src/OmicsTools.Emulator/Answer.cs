using System;
using System.Globalization;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace OmicsTools.Emulator;

/// <summary>The answer to one request, as REST-JSON puts it.</summary>
/// <remarks><see href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html"/></remarks>
internal sealed class Answer
{
    private readonly HttpContext _context;

    public Answer(HttpContext context, string requestId, DateTimeOffset time)
    {
        _context = context;

        // Clients learn from this header how far their clock is off, and sign again.
        context.Response.Headers.Date = time.ToString("R", CultureInfo.InvariantCulture);
        context.Response.Headers["x-amzn-RequestId"] = requestId;
        context.Response.ContentType = "application/json";
    }

    public HttpRequest Request => _context.Request;

    public int StatusCode { get; private set; }

    public string? ErrorCode { get; private set; }

    public bool IsReset { get; private set; }

    public Task WriteAsync(ReadOnlyMemory<byte> body, CancellationToken gone) => WriteAsync(200, body, body.Length, gone);

    public Task WriteAsync(ServiceError error, CancellationToken gone)
    {
        ErrorCode = error.Code;
        _context.Response.Headers["x-amzn-ErrorType"] = error.Code;
        var body = JsonSerializer.SerializeToUtf8Bytes(new ErrorBody(error.Message), EmulatorJson.Default.ErrorBody);
        return WriteAsync(error.StatusCode, body, body.Length, gone);
    }

    /// <summary>Writes a body that need not be all that was promised.</summary>
    public async Task WriteAsync(int statusCode, ReadOnlyMemory<byte> body, int promisedLength, CancellationToken gone)
    {
        StatusCode = _context.Response.StatusCode = statusCode;
        _context.Response.ContentLength = promisedLength;
        await _context.Response.Body.WriteAsync(body, gone).ConfigureAwait(false);
        if (body.Length < promisedLength)
        {
            await _context.Response.Body.FlushAsync(gone).ConfigureAwait(false);
        }
    }

    public void AskToWait(int seconds) => _context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);

    public void Reset()
    {
        IsReset = true;
        _context.Abort();
    }
}
