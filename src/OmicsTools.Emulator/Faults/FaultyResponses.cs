using System;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace OmicsTools.Emulator;

/// <summary>Responses as they should not be.</summary>
internal static class FaultyResponses
{
    /// <summary>Responds with a fault that does not need the service's own answer.</summary>
    /// <returns>Whether the request is done with.</returns>
    public static async Task<bool> TryWriteAtOnceAsync(ResponseWriter response, Fault fault, CancellationToken gone)
    {
        switch (fault.Kind)
        {
            case FaultKind.Unavailable503:
                response.WritePage(503, "<html><body>Service Unavailable</body></html>"u8.ToArray());
                return true;

            case FaultKind.ResetBeforeResponse:
                response.Reset();
                return true;

            case FaultKind.Stall:
                await Task.Delay(Timeout.Infinite, gone).ConfigureAwait(false);
                return true;
        }

        if (ErrorOf(fault.Kind) is not { } error)
        {
            return false;
        }

        if (fault.RetryAfter is { } seconds)
        {
            response.AskToWait(seconds);
        }

        response.Write(error with { Code = fault.ErrorType ?? error.Code, Message = fault.Message ?? error.Message, TypeOnly = fault.TypeOnly });
        return true;
    }

    /// <summary>Spoils the service's own answer.</summary>
    public static async Task WriteAsync(
        ResponseWriter response, ReadOnlyMemory<byte> body, ServiceCall call, Fault fault, CancellationToken gone)
    {
        var half = body.Length / 2;
        switch (fault.Kind)
        {
            case FaultKind.ResetWithinBody:
                await response.SendPartAsync(body, half, gone).ConfigureAwait(false);
                response.Reset();
                break;

            case FaultKind.StallWithinBody:
                await response.SendPartAsync(body, half, gone).ConfigureAwait(false);
                await Task.Delay(Timeout.Infinite, gone).ConfigureAwait(false);
                break;

            case FaultKind.TruncatedBody:
                await response.SendPartAsync(body, half, gone).ConfigureAwait(false);
                break;

            case FaultKind.TruncatedJson:
                response.Write(body[..half]);
                break;

            case FaultKind.InvalidJson:
                response.WritePage(200, "<!DOCTYPE html><title>Welcome to the guest network</title>"u8.ToArray());
                break;

            case FaultKind.WrongTypes:
                response.Write("""
                    {"items":{"taskId":[]},"nextToken":{},"taskId":{},"cpus":"many","startTime":true,
                    "events":{"message":[]},"nextForwardToken":{},"nextBackwardToken":[],"logStreams":"many"}
                    """u8.ToArray());
                break;

            case FaultKind.RepeatedToken:
                response.Write(RepeatToken(body, call));
                break;

            default:
                throw new InvalidOperationException($"{fault.Kind} is answered at once.");
        }
    }

    // https://docs.aws.amazon.com/omics/latest/api/API_GetRunTask.html#API_GetRunTask_Errors and CommonErrors.html
    private static ServiceError? ErrorOf(FaultKind kind) => kind switch
    {
        FaultKind.Throttle429 => ServiceError.Throttled,
        FaultKind.InternalError500 => new(500, "InternalServerException", "An internal error occurred. Try again."),
        FaultKind.Timeout408 => new(408, "RequestTimeoutException", "The request timed out."),
        FaultKind.AccessDenied403 => new(403, "AccessDeniedException", "User is not authorized to perform this action"),
        FaultKind.ExpiredToken403 => ServiceError.ExpiredToken,
        FaultKind.BadRequest400 => ServiceError.Validation("The request does not fulfil a constraint."),
        FaultKind.Unauthorized401 => new(401, "NotAuthorized", "The request has no valid authorization."),
        FaultKind.QuotaExceeded402 => new(402, "ServiceQuotaExceededException", "The request exceeds a quota of the account."),
        FaultKind.Conflict409 => new(409, "ConflictException", "The resource is being changed by another request."),
        _ => null,
    };

    // The page that leads to itself; the first page leads to its own second.
    private static byte[] RepeatToken(ReadOnlyMemory<byte> body, ServiceCall call)
    {
        var page = JsonNode.Parse(body.Span)!.AsObject();

        // GetLogEvents ends with the token that asked: there, repeating one is no fault.
        if (call.PageToken is { } token && !page.ContainsKey("nextForwardToken"))
        {
            page["nextToken"] = token;
        }

        return Encoding.UTF8.GetBytes(page.ToJsonString());
    }
}
