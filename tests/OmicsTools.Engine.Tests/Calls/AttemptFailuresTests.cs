using System;
using System.Threading.Tasks;
using Amazon.Omics.Model;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Tests.Client;

namespace OmicsTools.Engine.Tests.Calls;

/// <summary>What the service and the front end before it may answer, and what is made of it.</summary>
public class AttemptFailuresTests
{
    [Theory]
    [InlineData("us-east-1", "aws")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    public async Task A_denied_task_names_both_resources_in_their_partition(string region, string partition)
    {
        var failure = Failures.From(
            await FailAsync("AccessDeniedException", 403), new CallSubject("GetRunTask", region, "1234567", "7654321"), attempts: 1);

        Assert.Contains($"arn:{partition}:omics:{region}:*:run/1234567", failure.Remedy, StringComparison.Ordinal);
        Assert.Contains($"arn:{partition}:omics:{region}:*:task/7654321", failure.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ResourceNotFoundException", 404, FailureKind.TaskNotFound)]
    [InlineData("AccessDeniedException", 403, FailureKind.AccessDenied)]
    [InlineData("AccessDenied", 403, FailureKind.AccessDenied)]
    [InlineData("OptInRequired", 403, FailureKind.AccessDenied)]
    [InlineData("NotAuthorized", 400, FailureKind.AccessDenied)]
    [InlineData("ServiceQuotaExceededException", 402, FailureKind.QuotaExceeded)]
    [InlineData("ValidationException", 400, FailureKind.RequestRejected)]
    [InlineData("ConflictException", 409, FailureKind.RequestRejected)]
    [InlineData("TeapotException", 418, FailureKind.RequestRejected)]
    [InlineData(null, 404, FailureKind.RequestRejected)]
    [InlineData(null, 401, FailureKind.AccessDenied)]
    [InlineData(null, 403, FailureKind.AccessDenied)]
    public async Task What_would_be_answered_again_is_not_asked_again(string? code, int status, FailureKind kind)
    {
        var failure = await FailAsync(code, status);

        Assert.Equal((kind, false, false), (failure.Kind, failure.CanRetry, failure.ConcernsEveryCall));
    }

    [Theory]
    [InlineData("ThrottlingException", 429, FailureKind.Throttled)]
    [InlineData("ThrottlingException", 400, FailureKind.Throttled)]
    [InlineData("Throttling", 400, FailureKind.Throttled)]
    [InlineData("TooManyRequestsException", 429, FailureKind.Throttled)]
    [InlineData("RequestThrottled", 400, FailureKind.Throttled)]
    [InlineData(null, 429, FailureKind.Throttled)]
    [InlineData("RequestTimeoutException", 408, FailureKind.Timeout)]
    [InlineData(null, 408, FailureKind.Timeout)]
    [InlineData("InternalServerException", 500, FailureKind.ServiceFailure)]
    [InlineData("ServiceUnavailable", 503, FailureKind.ServiceFailure)]
    [InlineData(null, 502, FailureKind.ServiceFailure)]
    public async Task What_passes_is_asked_again(string? code, int status, FailureKind kind)
    {
        var failure = await FailAsync(code, status);

        Assert.Equal((kind, true, false), (failure.Kind, failure.CanRetry, failure.ConcernsEveryCall));
        Assert.Equal(kind == FailureKind.Throttled, failure.IsThrottle);
    }

    [Theory]
    [InlineData("ExpiredTokenException", FailureKind.ExpiredToken)]
    [InlineData("ExpiredToken", FailureKind.ExpiredToken)]
    [InlineData("RequestExpired", FailureKind.InvalidCredentials)]
    [InlineData("UnrecognizedClientException", FailureKind.InvalidCredentials)]
    [InlineData("InvalidClientTokenId", FailureKind.InvalidCredentials)]
    [InlineData("InvalidSignatureException", FailureKind.InvalidCredentials)]
    [InlineData("SignatureDoesNotMatch", FailureKind.InvalidCredentials)]
    [InlineData("MissingAuthenticationToken", FailureKind.InvalidCredentials)]
    [InlineData("MissingAuthenticationTokenException", FailureKind.InvalidCredentials)]
    [InlineData("IncompleteSignature", FailureKind.InvalidCredentials)]
    public async Task What_is_wrong_with_the_credentials_is_wrong_for_every_call(string code, FailureKind kind)
    {
        var failure = await FailAsync(code, 403);

        Assert.Equal((kind, false, true), (failure.Kind, failure.CanRetry, failure.ConcernsEveryCall));
    }

    [Theory]
    [InlineData("7", 7.0)]
    [InlineData("0", 0.0)]
    [InlineData("soon", null)]
    [InlineData("-1", null)]
    [InlineData("Wed, 21 Oct 2015 07:28:00 GMT", null)]
    [InlineData("99999999999", null)]
    public async Task The_service_says_in_seconds_how_long_to_wait(string header, double? seconds)
    {
        var failure = await FailAsync("ThrottlingException", 429, ("Retry-After", header));

        Assert.Equal(seconds, failure.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task The_service_says_by_its_own_clock_until_when_to_wait()
    {
        var failure = await FailAsync(
            "ServiceUnavailable", 503, ("Date", "Wed, 21 Oct 2015 07:27:20 GMT"), ("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"));

        Assert.Equal(40, failure.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task The_reason_is_the_code_and_the_message_and_the_request_can_be_traced()
    {
        var failure = await FailAsync("ValidationException", 400, ("x-amzn-RequestId", "1b2c"));

        Assert.Equal(("ValidationException: Because.", "1b2c"), (failure.Reason, failure.RequestId));
    }

    private static async Task<AttemptFailure> FailAsync(string? code, int status, params (string Name, string Value)[] headers)
    {
        if (code is not null)
        {
            headers = [.. headers, ("x-amzn-ErrorType", code)];
        }

        await using var service = await CannedService.AnsweringAsync("""{"message":"Because."}""", status, headers);
        using var client = service.Client();
        var exception = await Assert.ThrowsAnyAsync<Exception>(
            () => client.GetRunTaskAsync(new GetRunTaskRequest { Id = "12", TaskId = "34" }, TestContext.Current.CancellationToken));
        return AttemptFailures.Read(exception, FailureKind.TaskNotFound);
    }
}
