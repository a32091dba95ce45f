using System;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using System.Xml;
using Microsoft.AspNetCore.Http;

namespace OmicsTools.Emulator;

/// <summary>
/// What a test in another program needs: <c>GET</c> and <c>DELETE /_emulator/requests</c>, <c>POST</c> and
/// <c>DELETE /_emulator/faults</c>, <c>POST /_emulator/clock</c>, <c>GET /_emulator/health</c>.
/// </summary>
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
        try
        {
            switch ($"{context.Request.Method} {path[Prefix.Length..]}")
            {
                case "GET health":
                    break;

                case "GET requests":
                    await context.Response.WriteAsJsonAsync(_emulator.Requests.All, EmulatorJson.Default.IReadOnlyListRecordedRequest)
                        .ConfigureAwait(false);
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

                default:
                    context.Response.StatusCode = 404;
                    break;
            }
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync(e.Message).ConfigureAwait(false);
        }
    }

    // Whatever the content type says: curl says it is a form.
    private static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class =>
        await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted).ConfigureAwait(false)
            ?? throw new JsonException("The body is null.");
}
