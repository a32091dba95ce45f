using System;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace OmicsTools.Emulator;

/// <summary>Answers as they should not be.</summary>
internal static class FaultyAnswers
{
    /// <summary>Answers with a fault that does not need the service's own answer.</summary>
    /// <returns>Whether the request is done with.</returns>
    public static async Task<bool> TryAnswerAtOnceAsync(Answer answer, Fault fault, CancellationToken gone)
    {
        switch (fault.Kind)
        {
            case FaultKind.Throttle429:
                if (fault.RetryAfter is { } seconds)
                {
                    answer.AskToWait(seconds);
                }

                answer.Write(ServiceError.Throttled);
                return true;

            case FaultKind.InternalError500:
                answer.Write(ServiceError.Internal);
                return true;

            case FaultKind.Unavailable503:
                answer.WritePage(503, "<html><body>Service Unavailable</body></html>"u8.ToArray());
                return true;

            case FaultKind.Timeout408:
                answer.Write(ServiceError.Timeout);
                return true;

            case FaultKind.AccessDenied403:
                answer.Write(ServiceError.AccessDenied);
                return true;

            case FaultKind.ResetBeforeResponse:
                answer.Reset();
                return true;

            case FaultKind.Stall:
                await Task.Delay(Timeout.Infinite, gone).ConfigureAwait(false);
                return true;

            default:
                return false;
        }
    }

    /// <summary>Spoils the service's own answer.</summary>
    public static async Task WriteAsync(
        Answer answer, ReadOnlyMemory<byte> body, OmicsCall call, Fault fault, CancellationToken gone)
    {
        var half = body.Length / 2;
        switch (fault.Kind)
        {
            case FaultKind.ResetWithinBody:
                await answer.SendPartAsync(body, half, gone).ConfigureAwait(false);
                answer.Reset();
                break;

            case FaultKind.StallWithinBody:
                await answer.SendPartAsync(body, half, gone).ConfigureAwait(false);
                await Task.Delay(Timeout.Infinite, gone).ConfigureAwait(false);
                break;

            case FaultKind.TruncatedBody:
                await answer.SendPartAsync(body, half, gone).ConfigureAwait(false);
                break;

            case FaultKind.TruncatedJson:
                answer.Write(body[..half]);
                break;

            case FaultKind.InvalidJson:
                answer.WritePage(200, "<!DOCTYPE html><title>Welcome to the guest network</title>"u8.ToArray());
                break;

            case FaultKind.WrongTypes:
                answer.Write("""{"items":{"taskId":[]},"nextToken":{},"taskId":{},"cpus":"many","startTime":true}"""u8.ToArray());
                break;

            case FaultKind.RepeatedToken:
                answer.Write(RepeatToken(body, call));
                break;

            default:
                throw new InvalidOperationException($"{fault.Kind} is answered at once.");
        }
    }

    // The page that leads to itself; the first page leads to its own second.
    private static byte[] RepeatToken(ReadOnlyMemory<byte> body, OmicsCall call)
    {
        var page = JsonNode.Parse(body.Span)!.AsObject();
        if (call.Query.TryGetValue("startingToken", out var token))
        {
            page["nextToken"] = token;
        }

        return Encoding.UTF8.GetBytes(page.ToJsonString());
    }
}
