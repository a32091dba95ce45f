using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

public sealed class OperationTests
{
    private const string Full = """
        { "asOf": "2026-01-15T08:00:00Z", "runs": [ {
          "id": "1000001", "name": "full", "status": "FAILED", "workflowId": "7", "workflowName": "wf", "batchId": "9", "priority": 0,
          "creationTime": "2026-01-15T07:00:00.123456Z", "startTime": "2026-01-15T07:05:00.5Z", "stopTime": "2026-01-15T07:30:00Z",
          "statusMessage": "why", "failureReason": "RUN_TASK_FAILED", "parameters": { "bam": ["s3://b/k"] },
          "tasks": [
            { "taskId": "11", "uuid": "u", "name": "fails", "status": "FAILED", "cpus": 2, "memory": 4, "gpus": 0, "instanceType": "omics.c.large",
              "cacheHit": false, "cacheS3Uri": "s3://bucket/k", "statusMessage": "too big", "failureReason": "OUT_OF_MEMORY_ERROR",
              "imageDetails": { "image": "i", "imageDigest": "sha256:0", "sourceImage": "docker.io/i" },
              "creationTime": "2026-01-15T07:06:00Z", "startTime": "2026-01-15T07:08:00Z", "stopTime": "2026-01-15T07:20:00Z" },
            { "taskId": "12", "status": "PENDING", "creationTime": "2026-01-15T07:06:00Z" } ] } ] }
        """;

    [Fact]
    public async Task A_listed_run_has_the_members_of_a_list_item_and_no_others()
    {
        await using var client = await EmulatorClient.StartWithAsync(Full);

        Assert.Equal(
            ["arn", "batchId", "creationTime", "id", "name", "priority", "startTime", "status", "stopTime", "workflowId", "workflowName"],
            Members(Assert.Single((await client.GetAsync("/run")).Items)));
    }

    [Fact]
    public async Task A_run_has_every_member_of_its_seed()
    {
        await using var client = await EmulatorClient.StartWithAsync(Full);

        var run = await client.GetAsync("/run/1000001");

        Assert.Equal("arn:aws:omics:us-east-1:123456789012:run/1000001", run.Text("arn"));
        Assert.Equal(("FAILED", "why", "RUN_TASK_FAILED"), (run.Text("status"), run.Text("statusMessage"), run.Text("failureReason")));
        Assert.Equal("s3://b/k", run.Json.GetProperty("parameters").GetProperty("bam")[0].GetString());
        Assert.False(run.Json.TryGetProperty("tasks", out _));
    }

    [Fact]
    public async Task A_listed_task_leaves_out_what_only_GetRunTask_tells()
    {
        await using var client = await EmulatorClient.StartWithAsync(Full);

        var listed = (await client.GetAsync("/run/1000001/task")).Items;
        var whole = await client.GetAsync("/run/1000001/task/11");

        Assert.Equal(
            ["cacheHit", "cacheS3Uri", "cpus", "creationTime", "gpus", "instanceType", "memory", "name", "startTime", "status", "stopTime", "taskId", "uuid"],
            Members(listed[0]));
        Assert.Equal(["failureReason", "imageDetails", "logStream", "statusMessage"], Members(whole.Json).Except(Members(listed[0])));
        Assert.Equal("docker.io/i", whole.Json.GetProperty("imageDetails").GetProperty("sourceImage").GetString());
        Assert.EndsWith(":log-group:/aws/omics/WorkflowLog:log-stream:run/1000001/task/11", whole.Text("logStream"));
    }

    [Fact]
    public async Task Members_without_a_value_are_left_out_or_null_as_asked()
    {
        await using var terse = await EmulatorClient.StartWithAsync(Full);
        await using var wordy = await EmulatorClient.StartWithAsync(Full, new EmulatorOptions { WriteNulls = true });

        Assert.Equal(["creationTime", "status", "taskId"], Members((await terse.GetAsync("/run/1000001/task/12")).Json));
        var task = (await wordy.GetAsync("/run/1000001/task/12")).Json;
        Assert.Equal(17, Members(task).Count);
        Assert.Equal(JsonValueKind.Null, task.GetProperty("imageDetails").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await wordy.GetAsync("/run/1000001/task")).Json.GetProperty("nextToken").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await wordy.GetAsync("/run/1000001")).Json.GetProperty("engineSettings").ValueKind);
    }

    [Fact]
    public async Task Times_are_texts_with_microseconds_for_the_creation_and_milliseconds_for_the_rest()
    {
        await using var client = await EmulatorClient.StartWithAsync(Full);

        foreach (var item in new[] { (await client.GetAsync("/run")).Items[0], (await client.GetAsync("/run/1000001/task/11")).Json })
        {
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", item.GetProperty("creationTime").GetString());
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", item.GetProperty("startTime").GetString());
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", item.GetProperty("stopTime").GetString());
        }
    }

    [Fact]
    public async Task Times_of_GetRun_have_the_digits_they_need()
    {
        await using var client = await EmulatorClient.StartWithAsync(Full.Replace("\"asOf\": \"2026-01-15T08:00:00Z\",", string.Empty, StringComparison.Ordinal));

        var run = await client.GetAsync("/run/1000001");

        Assert.Equal(
            ("2026-01-15T07:00:00.123456Z", "2026-01-15T07:05:00.5Z", "2026-01-15T07:30:00Z"),
            (run.Text("creationTime"), run.Text("startTime"), run.Text("stopTime")));
    }

    [Fact]
    public async Task Only_the_list_has_the_workflows_name_and_only_GetRun_its_uuid()
    {
        await using var client = await EmulatorClient.StartWithAsync(
            """{ "runs": [ { "id": "1", "workflowName": "wf", "workflowUuid": "u" } ] }""");

        var (listed, run) = (Assert.Single((await client.GetAsync("/run")).Items), (await client.GetAsync("/run/1")).Json);

        Assert.Equal(["workflowName"], Members(listed).Where(member => member.StartsWith("workflow", StringComparison.Ordinal)));
        Assert.Equal(["workflowUuid"], Members(run).Where(member => member.StartsWith("workflow", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_run_and_a_task_without_a_creation_time_are_there()
    {
        await using var client = await EmulatorClient.StartWithAsync("""{ "runs": [ { "id": "1", "tasks": [ { "taskId": "2" } ] } ] }""");

        Assert.Equal(["arn", "id", "status"], Members(Assert.Single((await client.GetAsync("/run")).Items)));
        Assert.Equal(["status", "taskId"], Members(Assert.Single((await client.GetAsync("/run/1/task")).Items)));
        Assert.Equal(200, (await client.GetAsync("/run/1/task/2")).Status);
    }

    [Fact]
    public async Task Runs_come_newest_first_and_can_be_narrowed()
    {
        await using var client = await EmulatorClient.StartAsync();

        var runs = await client.GetAsync("/run");

        Assert.Equal(runs.Values("creationTime").OrderDescending(StringComparer.Ordinal), runs.Values("creationTime"));
        Assert.Equal(["8193040"], (await client.GetAsync("/run?status=RUNNING")).Values("id"));
        Assert.Equal(["8192911"], (await client.GetAsync("/run?name=trio-0417-joint-calling")).Values("id"));
        Assert.Empty((await client.GetAsync("/run?batchId=1")).Items);
    }

    [Theory]
    [InlineData("/run/9999999", "Run 9999999 not found")]
    [InlineData("/run/9999999/task", "Run 9999999 not found")]
    [InlineData("/run/9999999/task/1", "Run 9999999 not found")]
    [InlineData("/run/8192911/task/1", "Task 1 not found")]
    [InlineData("/run/8192911/task/7476127", "Task 7476127 not found")]
    public async Task What_is_not_there_is_not_found(string target, string message)
    {
        await using var client = await EmulatorClient.StartAsync();

        var reply = await client.GetAsync(target);

        Assert.Equal((404, "ResourceNotFoundException", message), (reply.Status, reply.ErrorType, reply.Message));
        Assert.Equal(reply.RequestId, Assert.Single(client.Host.Requests.All).RequestId);
    }

    [Theory]
    [InlineData("GET", "/workflow")]
    [InlineData("GET", "/run/1/task/1/more")]
    [InlineData("POST", "/run")]
    [InlineData("DELETE", "/run/1")]
    [InlineData("HEAD", "/run")]
    [InlineData("OPTIONS", "/run")]
    [InlineData("BREW", "/run")]
    public async Task A_method_or_path_that_is_no_operation_is_unknown(string method, string target)
    {
        await using var client = await EmulatorClient.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(client.Host.Endpoint, target));

        var reply = await client.SendAsync(request);

        Assert.Equal((404, "UnknownOperationException"), (reply.Status, reply.ErrorType));
        Assert.Equal((method, target), client.Host.Requests.For("Unknown").Select(request => (request.Method, request.Path)).Single());
    }

    [Theory]
    [InlineData("/run/abc", "Value 'abc' at 'id' failed to satisfy constraint: Member must satisfy regular expression pattern: [0-9]+")]
    [InlineData("/run/1234567890123456789", "at 'id' failed to satisfy constraint: Member must have length between 1 and 18")]
    [InlineData("/run/%D9%A1", "at 'id' failed")]
    [InlineData("/run/1/task/x", "at 'taskId' failed")]
    [InlineData("/run?maxResults=0", "Value '0' at 'maxResults' failed to satisfy constraint: Member must be between 1 and 100")]
    [InlineData("/run?maxResults=101", "at 'maxResults' failed")]
    [InlineData("/run?maxResults=ten", "at 'maxResults' failed")]
    [InlineData("/run?status=DONE", "at 'status' failed to satisfy constraint: Member must satisfy enum value set: [PENDING, ")]
    [InlineData("/run/1/task?status=DELETED", "at 'status' failed")]
    [InlineData("/run?name=", "at 'name' failed to satisfy constraint: Member must have length between 1 and 128")]
    [InlineData("/run?startingToken=", "at 'startingToken' failed to satisfy constraint: Member must have length between 1 and 128")]
    [InlineData("/run?name=a%E2%80%8Bb", "at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern")]
    [InlineData("/run?maxResults=-1", "at 'maxResults' failed")]
    [InlineData("/run?maxResults=", "at 'maxResults' failed")]
    [InlineData("/run?status=", "at 'status' failed")]
    [InlineData("/run?batchId=1234567890123456789", "at 'batchId' failed")]
    [InlineData("/run//task", "at 'id' failed")]
    [InlineData("/run?name=a%0Ab", "at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern")]
    [InlineData("/run?runGroupId=x", "at 'runGroupId' failed")]
    [InlineData("/run/1?export=ALL", "at 'export' failed")]
    public async Task What_the_model_does_not_allow_is_invalid(string target, string message)
    {
        await using var client = await EmulatorClient.StartAsync();

        var reply = await client.GetAsync(target);

        Assert.Equal((400, "ValidationException"), (reply.Status, reply.ErrorType));
        Assert.StartsWith("1 validation error detected: ", reply.Message);
        Assert.Contains(message, reply.Message);
    }

    [Fact]
    public async Task The_longest_name_is_128_characters_whatever_they_take()
    {
        await using var client = await EmulatorClient.StartAsync();
        static string Dna(int count) => string.Concat(Enumerable.Repeat("%F0%9F%A7%AC", count));

        Assert.Equal(200, (await client.GetAsync($"/run?name={Dna(128)}")).Status);
        Assert.Equal(400, (await client.GetAsync($"/run?name={Dna(129)}")).Status);
        Assert.Equal(400, (await client.GetAsync($"/run?startingToken={new string('t', 129)}")).Status);
    }

    [Fact]
    public async Task What_the_API_does_not_have_yet_is_passed_on_from_the_seed()
    {
        await using var client = await EmulatorClient.StartWithAsync(
            """
            { "runs": [ {
              "id": "1", "status": "HIBERNATING", "creationTime": "2026-01-15T08:00:00Z", "carbon": { "grams": 12.5 },
              "tasks": [ { "taskId": "2", "status": "MIGRATING", "creationTime": "2026-01-15T08:00:00Z", "npus": [1, null] } ] } ] }
            """);

        foreach (var run in new[] { (await client.GetAsync("/run")).Items[0], (await client.GetAsync("/run/1")).Json })
        {
            Assert.Equal("HIBERNATING", run.GetProperty("status").GetString());
            Assert.Equal("""{"grams":12.5}""", run.GetProperty("carbon").GetRawText());
        }

        foreach (var task in new[] { (await client.GetAsync("/run/1/task")).Items[0], (await client.GetAsync("/run/1/task/2")).Json })
        {
            Assert.Equal("MIGRATING", task.GetProperty("status").GetString());
            Assert.Equal("[1,null]", task.GetProperty("npus").GetRawText());
        }
    }

    [Fact]
    public async Task An_image_may_be_known_by_its_digest_alone()
    {
        await using var client = await EmulatorClient.StartWithAsync(
            """
            { "runs": [ { "id": "1", "creationTime": "2026-01-15T08:00:00Z", "tasks": [
              { "taskId": "2", "creationTime": "2026-01-15T08:00:00Z", "imageDetails": { "imageDigest": "sha256:0" } } ] } ] }
            """);

        Assert.Equal("""{"imageDigest":"sha256:0"}""", (await client.GetAsync("/run/1/task/2")).Json.GetProperty("imageDetails").GetRawText());
    }

    private static IReadOnlyList<string> Members(JsonElement item) =>
        [.. item.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)];
}
