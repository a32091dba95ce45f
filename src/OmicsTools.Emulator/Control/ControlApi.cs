using System;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using System.Xml;
using Microsoft.AspNetCore.Http;

namespace OmicsTools.Emulator;

/// <summary>
/// What a test in another program needs: <c>GET</c> and <c>DELETE /_emulator/requests</c>, <c>POST</c> and
/// <c>DELETE /_emulator/faults</c>, <c>POST /_emulator/clock</c>, <c>GET /_emulator/health</c>, <c>POST /_emulator/stop</c>.
/// </summary>
/// <remarks>
/// It answers no browser: a page of another site could send requests here, or give its own name this address to read the
/// answers (<see href="https://en.wikipedia.org/wiki/DNS_rebinding"/>). So the host must be a loopback one and there must be
/// no Origin.
/// </remarks>
internal sealed class ControlApi
{
    public const string Prefix = "/_emulator/";

    private readonly EmulatorHost _emulator;

    public ControlApi(EmulatorHost emulator)
    {
        _emulator = emulator;
    }

    public async Task AnswerAsync(HttpContext context, string path)
    {
        var (request, response) = (context.Request, context.Response);
        if (!IsLoopback(request.Host.Host) || request.Headers.Origin.Count > 0)
        {
            response.StatusCode = 403;
            await response.WriteAsync("Ask for a loopback host, such as 127.0.0.1, and send no Origin header.").ConfigureAwait(false);
            return;
        }

        try
        {
            switch ($"{request.Method} {path[Prefix.Length..]}")
            {
                case "GET health":
                    var (kept, notKept) = (_emulator.Requests.All.Count, _emulator.Requests.NotKept);
                    var health = new Health(_emulator.Clock.GetUtcNow(), _emulator.Runs.All.Count, kept, notKept);
                    await response.WriteAsJsonAsync(health, EmulatorJson.Default.Health).ConfigureAwait(false);
                    break;

                case "GET requests":
                    response.Headers["X-Requests-Not-Kept"] = _emulator.Requests.NotKept.ToString(CultureInfo.InvariantCulture);
                    await response.WriteAsJsonAsync(_emulator.Requests.All, EmulatorJson.Default.IReadOnlyListRecordedRequest).ConfigureAwait(false);
                    break;

                case "DELETE requests":
                    _emulator.Requests.Clear();
                    break;

                case "POST faults":
                    _emulator.Faults.Add(await ReadAsync(context, EmulatorJson.Default.Fault).ConfigureAwait(false));
                    break;

                case "DELETE faults":
                    _emulator.Faults.Clear();
                    break;

                case "POST clock":
                    var move = await ReadAsync(context, EmulatorJson.Default.ClockMove).ConfigureAwait(false);
                    _emulator.Clock.Advance(XmlConvert.ToTimeSpan(move.Advance));
                    break;

                case "POST stop" when _emulator.StopRequested is { } stop:
                    // The caller gets its answer before the program ends.
                    response.OnCompleted(() =>
                    {
                        stop();
                        return Task.CompletedTask;
                    });
                    break;

                default:
                    response.StatusCode = 404;
                    break;
            }
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or ArgumentException)
        {
            response.StatusCode = 400;
            await response.WriteAsync(e.Message).ConfigureAwait(false);
        }
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    // Whatever the content type says: curl says it is a form.
    private static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class =>
        await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted).ConfigureAwait(false)
            ?? throw new JsonException("The body is null.");
}
