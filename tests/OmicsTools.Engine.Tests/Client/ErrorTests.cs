using System;
using System.Net;
using System.Threading.Tasks;
using Amazon.Omics;
using Amazon.Omics.Model;
using Amazon.Runtime;

namespace OmicsTools.Engine.Tests.Client;

public sealed class ErrorTests
{
    [Theory]
    [InlineData(typeof(AccessDeniedException), 403)]
    [InlineData(typeof(ConflictException), 409)]
    [InlineData(typeof(InternalServerException), 500)]
    [InlineData(typeof(RequestTimeoutException), 408)]
    [InlineData(typeof(ResourceNotFoundException), 404)]
    [InlineData(typeof(ServiceQuotaExceededException), 402)]
    [InlineData(typeof(ThrottlingException), 429)]
    [InlineData(typeof(ValidationException), 400)]
    [InlineData(typeof(AmazonOmicsException), 418, "TeapotException")]
    public async Task The_type_in_the_header_becomes_the_exception(Type expected, int status, string? code = null)
    {
        code ??= expected.Name;

        var error = await FailAsync(
            """{"message":"Because."}""",
            status,
            ("x-amzn-ErrorType", $"{code}:http://internal.amazon.com/coral/"),
            ("x-amzn-RequestId", "1b2c"));

        Assert.IsType(expected, error, exactMatch: true);
        Assert.Equal("Because.", error.Message);
        Assert.Equal(code, error.ErrorCode);
        Assert.Equal((HttpStatusCode)status, error.StatusCode);
        Assert.Equal("1b2c", error.RequestId);
        Assert.Equal(ErrorType.Unknown, error.ErrorType);
    }

    [Theory]
    [InlineData("""{"__type":"com.amazonaws.omics#ResourceNotFoundException","message":"Because."}""")]
    [InlineData("""{"__type":"ResourceNotFoundException","Message":"Because."}""")]
    [InlineData("""{"code":"ResourceNotFoundException","message":"Because."}""")]
    [InlineData("""{"message":"Because.","details":[{"code":"Nested","message":"no"}],"code":"ResourceNotFoundException"}""")]
    public async Task The_type_in_the_body_becomes_the_exception(string body)
    {
        var error = await FailAsync(body, 404);

        Assert.IsType<ResourceNotFoundException>(error);
        Assert.Equal("Because.", error.Message);
    }

    [Fact]
    public async Task An_authentication_error_of_the_front_end_keeps_its_code_and_message()
    {
        var error = await FailAsync(
            """{"Message":"The security token included in the request is expired"}""",
            403,
            ("x-amzn-ErrorType", "ExpiredTokenException:"));

        Assert.IsType<AmazonOmicsException>(error, exactMatch: true);
        Assert.Equal("ExpiredTokenException", error.ErrorCode);
        Assert.Equal("The security token included in the request is expired", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("[]")]
    public async Task The_header_decides_whatever_the_body_is(string body)
    {
        var error = await FailAsync(body, 404, ("x-amzn-ErrorType", "ResourceNotFoundException"), ("x-amzn-RequestId", "1b2c"));

        Assert.IsType<ResourceNotFoundException>(error);
        Assert.Equal("1b2c", error.RequestId);
    }

    [Fact]
    public async Task An_error_that_breaks_off_within_its_message_keeps_its_status()
    {
        var error = await FailAsync("""{"message":"Bec""", 404, ("x-amzn-ErrorType", "ResourceNotFoundException"));

        Assert.IsType<AmazonUnmarshallingException>(error);
        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("Service Unavailable")]
    [InlineData("<html><body><h1>503 Service Unavailable</h1></body></html>")]
    public async Task An_answer_that_is_not_the_services_is_an_error_with_its_status(string body)
    {
        var error = await FailAsync(body, 503);

        Assert.IsType<AmazonOmicsException>(error, exactMatch: true);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, error.StatusCode);
        Assert.NotEmpty(error.Message);
    }

    [Fact]
    public void Retryable_are_the_errors_that_the_model_says_are()
    {
        Assert.True(new ThrottlingException("").Retryable.Throttling);
        Assert.False(new InternalServerException("").Retryable.Throttling);
        Assert.Null(new ValidationException("").Retryable);
        Assert.Null(new RequestTimeoutException("").Retryable);
    }

    private static async Task<AmazonServiceException> FailAsync(
        string body, int status, params (string Name, string Value)[] headers)
    {
        await using var service = await CannedService.AnsweringAsync(body, status, headers);
        using var client = service.Client();
        var request = new GetRunTaskRequest { Id = "12", TaskId = "34" };
        return await Assert.ThrowsAnyAsync<AmazonServiceException>(
            () => client.GetRunTaskAsync(request, TestContext.Current.CancellationToken));
    }
}
