using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Amazon.Omics;
using Amazon.Omics.Model;
using Microsoft.AspNetCore.Http;
using TaskStatus = Amazon.Omics.TaskStatus;

namespace OmicsTools.Engine.Tests.Client;

public sealed class RequestTests
{
    [Fact]
    public async Task Every_operation_is_a_GET_of_its_path()
    {
        await using var service = await CannedService.AnsweringAsync("{}");
        using var client = service.Client();
        var cancellation = TestContext.Current.CancellationToken;

        await client.ListRunsAsync(new ListRunsRequest(), cancellation);
        await client.GetRunAsync(new GetRunRequest { Id = "12" }, cancellation);
        await client.ListRunTasksAsync(new ListRunTasksRequest { Id = "12" }, cancellation);
        await client.GetRunTaskAsync(new GetRunTaskRequest { Id = "12", TaskId = "34" }, cancellation);
        await client.ListRunsInBatchAsync(new ListRunsInBatchRequest { BatchId = "56" }, cancellation);

        Assert.Equal(
            ["GET /run", "GET /run/12", "GET /run/12/task", "GET /run/12/task/34", "GET /runBatch/56/run"],
            service.Received.Select(request => $"{request.Method} {request.Target}"),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task Every_filter_of_ListRuns_is_in_the_query()
    {
        await using var service = await CannedService.AnsweringAsync("{}");
        using var client = service.Client();

        await client.ListRunsAsync(
            new ListRunsRequest
            {
                BatchId = "7",
                MaxResults = 100,
                Name = "cram-to-bam",
                RunGroupId = "8",
                StartingToken = "t",
                Status = RunStatus.FAILED,
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(
            "/run?batchId=7&maxResults=100&name=cram-to-bam&runGroupId=8&startingToken=t&status=FAILED",
            service.Received.Single().Target);
    }

    [Fact]
    public async Task Every_filter_of_ListRunTasks_is_in_the_query_in_any_culture()
    {
        await using var service = await CannedService.AnsweringAsync("{}");
        using var client = service.Client();
        CultureInfo.CurrentCulture = new CultureInfo("ar-SA");

        await client.ListRunTasksAsync(
            new ListRunTasksRequest { Id = "12", MaxResults = 50, StartingToken = "t", Status = TaskStatus.RUNNING },
            TestContext.Current.CancellationToken);

        Assert.Equal("/run/12/task?maxResults=50&startingToken=t&status=RUNNING", service.Received.Single().Target);
    }

    [Fact]
    public async Task Every_filter_of_ListRunsInBatch_is_in_the_query()
    {
        await using var service = await CannedService.AnsweringAsync("{}");
        using var client = service.Client();

        await client.ListRunsInBatchAsync(
            new ListRunsInBatchRequest
            {
                BatchId = "56",
                MaxItems = 100,
                RunId = "12",
                RunSettingId = "sample 1",
                StartingToken = "t",
                SubmissionStatus = SubmissionStatus.FAILED,
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(
            "/runBatch/56/run?maxItems=100&runId=12&runSettingId=sample%201&startingToken=t&submissionStatus=FAILED",
            service.Received.Single().Target);
    }

    [Fact]
    public async Task Export_repeats_its_key()
    {
        await using var service = await CannedService.AnsweringAsync("{}");
        using var client = service.Client();

        await client.GetRunAsync(
            new GetRunRequest { Id = "12", Export = [RunExport.DEFINITION, "OTHER"] }, TestContext.Current.CancellationToken);

        Assert.Equal("/run/12?export=DEFINITION&export=OTHER", service.Received.Single().Target);
    }

    [Theory]
    [InlineData("a+b/c=&d", "a%2Bb%2Fc%3D%26d")]
    [InlineData("50% off?#", "50%25%20off%3F%23")]
    [InlineData("größe·株", "gr%C3%B6%C3%9Fe%C2%B7%E6%A0%AA")]
    public async Task Tokens_and_ids_are_encoded(string text, string encoded)
    {
        await using var service = await CannedService.AnsweringAsync("{}");
        using var client = service.Client();
        var cancellation = TestContext.Current.CancellationToken;

        await client.ListRunTasksAsync(new ListRunTasksRequest { Id = "12", StartingToken = text }, cancellation);
        await client.GetRunTaskAsync(new GetRunTaskRequest { Id = text, TaskId = text }, cancellation);

        Assert.Equal(
            [$"/run/12/task?startingToken={encoded}", $"/run/{encoded}/task/{encoded}"],
            service.Received.Select(request => request.Target),
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_missing_id_is_an_error_before_anything_is_sent(string? id)
    {
        await using var service = await CannedService.AnsweringAsync("{}");
        using var client = service.Client();
        var cancellation = TestContext.Current.CancellationToken;

        await Assert.ThrowsAsync<AmazonOmicsException>(() => client.GetRunAsync(new GetRunRequest { Id = id }, cancellation));
        await Assert.ThrowsAsync<AmazonOmicsException>(
            () => client.ListRunTasksAsync(new ListRunTasksRequest { Id = id }, cancellation));
        await Assert.ThrowsAsync<AmazonOmicsException>(
            () => client.GetRunTaskAsync(new GetRunTaskRequest { Id = "12", TaskId = id }, cancellation));

        Assert.Empty(service.Received);
    }

    [Fact]
    public async Task Requests_are_signed_for_the_service_and_the_region()
    {
        await using var service = await CannedService.AnsweringAsync("{}");
        using var client = service.Client();

        await client.GetRunAsync(new GetRunRequest { Id = "12" }, TestContext.Current.CancellationToken);

        var headers = service.Received.Single().Headers;
        Assert.Matches(
            "^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/[0-9]{8}/eu-west-1/omics/aws4_request, ", headers["Authorization"]);
        Assert.Equal("token", headers["X-Amz-Security-Token"]);
        Assert.Contains("api/Omics#", headers["User-Agent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throttled_call_is_tried_again()
    {
        int calls = 0;
        await using var service = await CannedService.AnsweringAsync(context =>
        {
            bool throttle = ++calls == 1;
            context.Response.StatusCode = throttle ? 429 : 200;
            return throttle
                ? context.Response.WriteAsync("""{"__type":"ThrottlingException"}""", context.RequestAborted)
                : context.Response.WriteAsync("""{"id":"12"}""", context.RequestAborted);
        });
        using var client = service.Client(config => config.MaxErrorRetry = 1);

        var run = await client.GetRunAsync(new GetRunRequest { Id = "12" }, TestContext.Current.CancellationToken);

        Assert.Equal("12", run.Id);
        Assert.Equal(2, service.Received.Count);
    }
}
