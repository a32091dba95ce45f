using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace OmicsTools.Engine.Calls;

/// <summary>Reads what the client library threw.</summary>
internal static class AttemptFailures
{
    // A signature holds for five minutes before and after its time.
    private static readonly TimeSpan MinClockSkew = TimeSpan.FromMinutes(4);

    /// <summary>Says what kind of failure an exception is, and whether another attempt may help.</summary>
    /// <param name="exception">What the attempt threw.</param>
    /// <param name="notFound">What it means that the service does not find what it was asked for.</param>
    public static AttemptFailure Read(Exception exception, FailureKind notFound)
    {
        switch (exception)
        {
            // Found out on the way to the call, when its keys were to be renewed; the SDK's client has tried that again.
            case OmicsException e:
                return new AttemptFailure(e.Kind, e.Message, e) { Known = e };

            case AmazonUnmarshallingException { InnerException: InvalidDataException reason } e:
                return new AttemptFailure(FailureKind.InvalidResponse, reason.Message, e) { RequestId = e.RequestId };

            case AmazonUnmarshallingException e:
                return new AttemptFailure(FailureKind.InvalidResponse, "it is not what the service's model says, or not whole", e)
                {
                    RequestId = e.RequestId,
                    CanRetry = true,
                };

            // It would lead there the next time too.
            case RedirectException e:
                return new AttemptFailure(FailureKind.InvalidResponse, e.Message, e);

            case InvalidDataException e:
                return new AttemptFailure(FailureKind.InvalidResponse, e.Message, e) { CanRetry = true };

            case AmazonServiceException e when (int)e.StatusCode != 0:
                return ReadAnswer(e, notFound);

#if NET
            // Nobody opened the door: https://learn.microsoft.com/dotnet/api/system.net.http.socketshttphandler.connecttimeout
            case OperationCanceledException { InnerException: TimeoutException }:
                return new AttemptFailure(FailureKind.EndpointUnreachable, "there was no connection in time", exception)
                {
                    CanRetry = true,
                    ConcernsEveryCall = true,
                };
#endif

            case OperationCanceledException or TimeoutException:
                return new AttemptFailure(FailureKind.Timeout, "no answer in time", exception) { CanRetry = true };

            case var _ when FindConnectionFault(exception) is { } fault:
                return new AttemptFailure(FailureKind.EndpointUnreachable, fault.Message, exception)
                {
                    CanRetry = CanReconnect(fault),
                    ConcernsEveryCall = NeverConnected(fault),
                };

            case AmazonClientException e:
                return new AttemptFailure(FailureKind.InvalidCredentials, e.Message, e) { ConcernsEveryCall = true };

            default:
                return new AttemptFailure(FailureKind.Unexpected, exception.Message, exception);
        }
    }

    private static AttemptFailure ReadAnswer(AmazonServiceException e, FailureKind notFound)
    {
        var kind = KindOf(e, notFound);
        var isClockSkew = IsClockSkew(e);
        if ((int)e.StatusCode is >= 300 and < 400)
        {
            _ = Uri.TryCreate(HeaderOf(e, "Location"), UriKind.Absolute, out var location);
            return new AttemptFailure(FailureKind.InvalidResponse, new RedirectException(location).Message, e);
        }

        return new AttemptFailure(kind, string.IsNullOrEmpty(e.ErrorCode) ? e.Message : $"{e.ErrorCode}: {e.Message}", e)
        {
            RequestId = e.RequestId,
            CanRetry = isClockSkew || kind is FailureKind.Throttled or FailureKind.ServiceFailure or FailureKind.Timeout,
            ConcernsEveryCall = kind is FailureKind.InvalidCredentials or FailureKind.ExpiredToken,
            RetryAfter = RetryAfterOf(e),
            IsClockSkew = isClockSkew,
        };
    }

    // The codes are those of the model and of the front end that checks signatures before the service sees a request:
    // https://docs.aws.amazon.com/omics/latest/api/CommonErrors.html. RequestExpired is a request that came more than a quarter of
    // an hour after its date: a wrong clock, and no matter of the keys' age.
    private static FailureKind KindOf(AmazonServiceException e, FailureKind notFound) => e.ErrorCode switch
    {
        // Which of the two is missing, CloudWatch Logs says in words alone.
        "ResourceNotFoundException" when notFound == FailureKind.LogNotFound && e.Message.Contains("log group")
            => FailureKind.LogGroupNotFound,
        "ResourceNotFoundException" => notFound,
        "AccessDeniedException" or "AccessDenied" or "OptInRequired" or "NotAuthorized" => FailureKind.AccessDenied,
        "ThrottlingException" or "Throttling" or "TooManyRequestsException" or "RequestThrottled" => FailureKind.Throttled,
        "ExpiredTokenException" or "ExpiredToken" => FailureKind.ExpiredToken,
        "UnrecognizedClientException" or "InvalidClientTokenId" or "InvalidSignatureException" or "SignatureDoesNotMatch"
            or "MissingAuthenticationToken" or "MissingAuthenticationTokenException" or "IncompleteSignature"
            or "RequestExpired"
            => FailureKind.InvalidCredentials,
        "ServiceQuotaExceededException" => FailureKind.QuotaExceeded,
        "RequestTimeoutException" => FailureKind.Timeout,
        "ServiceUnavailableException" => FailureKind.ServiceFailure,
        "ValidationException" => FailureKind.RequestRejected,
        _ => (int)e.StatusCode switch
        {
            429 => FailureKind.Throttled,
            408 => FailureKind.Timeout,
            401 or 403 => FailureKind.AccessDenied,
            >= 500 => FailureKind.ServiceFailure,
            >= 400 => FailureKind.RequestRejected,
            _ => FailureKind.InvalidResponse,
        },
    };

    // The codes that AWSSDK.Core takes for a wrong clock, where the service's clock or its words say that it is one. The words alone
    // tell once the clock was set right: the SDK goes on with the correction that it remembers for the endpoint, until such an answer.
    private static bool IsClockSkew(AmazonServiceException e) =>
        e.ErrorCode is "RequestTimeTooSkewed" or "RequestExpired" or "InvalidSignatureException" or "SignatureDoesNotMatch" or "AuthFailure" or "RequestInTheFuture"
        && e.InnerException is HttpErrorResponseException { Response: { } response }
        && response.IsHeaderPresent("Date")
        && DateTimeOffset.TryParseExact(response.GetHeaderValue("Date"), "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var serviceTime)
        && ((serviceTime - DateTimeOffset.UtcNow).Duration() > MinClockSkew
            || e.Message.Contains("Signature expired") || e.Message.Contains("Signature not yet current"));

    // Seconds, or a time: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after. The service's clock says how far off it is.
    private static TimeSpan? RetryAfterOf(AmazonServiceException e)
    {
        if (int.TryParse(Header("Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return Time("Retry-After") is { } then && then - (Time("Date") ?? DateTimeOffset.UtcNow) is var pause && pause > TimeSpan.Zero ? pause : null;

        string? Header(string name) => HeaderOf(e, name);

        DateTimeOffset? Time(string name) =>
            DateTimeOffset.TryParseExact(Header(name), "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
    }

    private static string? HeaderOf(AmazonServiceException e, string name) =>
        e.InnerException is HttpErrorResponseException { Response: { } response } && response.IsHeaderPresent(name) ? response.GetHeaderValue(name) : null;

    // The innermost one tells most: a socket's error before the HTTP client's wrapping of it.
    private static Exception? FindConnectionFault(Exception exception)
    {
        Exception? found = null;
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is SocketException or IOException or HttpRequestException or WebException or AuthenticationException)
            {
                found = e;
            }
        }

        return found;
    }

    // There is no one at the other end, or not the one that should be; a connection that breaks off says neither.
    private static bool NeverConnected(Exception fault) => fault is AuthenticationException or SocketException
    {
        SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.ConnectionRefused
            or SocketError.HostUnreachable or SocketError.NetworkUnreachable,
    };

    // A name that does not resolve and a certificate that is not trusted do not mend themselves within a second.
    private static bool CanReconnect(Exception fault) => fault switch
    {
        AuthenticationException => false,
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } => false,
        _ => true,
    };
}
