using System;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text.Json;
using System.Threading.Tasks;
using Amazon.Omics;
using Amazon.Omics.Model;
using Amazon.Runtime;
using Amazon.Runtime.Documents;
using TaskStatus = Amazon.Omics.TaskStatus;

namespace OmicsTools.Engine.Tests.Client;

public sealed class ResponseTests
{
    private const string ListedTask = """
        "cacheHit": true,
        "cacheS3Uri": "s3://cache/1/task",
        "cpus": 8,
        "creationTime": "2024-10-20T05:40:08.789Z",
        "gpus": 0,
        "instanceType": "omics.g5.2xlarge",
        "memory": 15,
        "name": "Größe, \"株\"\n[3]",
        "startTime": "2024-10-20T05:43:35.516Z",
        "status": "COMPLETED",
        "stopTime": "2024-10-20T05:43:51.878Z",
        "taskId": "1637537",
        "uuid": "0ac95438-54ee-6348-a98d-4cadd3b692cd"
        """;

    private const string TaskDetail = """
        "failureReason": "RUN_TASK_FAILED",
        "imageDetails": {
          "image": "1.dkr.ecr.us-east-1.amazonaws.com/gatk:4",
          "imageDigest": "sha256:c54b",
          "sourceImage": "quay.io/gatk:4"
        },
        "logStream": "arn:aws:logs:us-east-1:1:log-group:/aws/omics/WorkflowLog:log-stream:run/1/task/2",
        "statusMessage": "Exit code 1."
        """;

    private const string ListedRun = """
        "arn": "arn:aws:omics:us-east-1:1:run/8192875",
        "batchId": "77",
        "creationTime": "2022-11-30T22:58:22.615865Z",
        "id": "8192875",
        "name": "cram-to-bam",
        "priority": 100000,
        "startTime": "2022-11-30T23:13:00Z",
        "status": "FAILED",
        "stopTime": "2022-11-30T23:17:47.016Z",
        "storageCapacity": 1200,
        "storageType": "DYNAMIC",
        "workflowId": "55",
        "workflowVersionName": "v1"
        """;

    private const string RunDetail = """
        "accelerators": "GPU",
        "cacheBehavior": "CACHE_ALWAYS",
        "cacheId": "9",
        "configuration": { "arn": "arn:aws:omics:us-east-1:1:configuration/c", "name": "c", "uuid": "u3" },
        "definition": "https://definition.example",
        "digest": "sha256:1",
        "engineSettings": { "profile": "test", "resume": false },
        "engineVersion": "24.10.0",
        "failureReason": "WORKFLOW_RUN_FAILED",
        "logLevel": "ALL",
        "logLocation": { "engineLogStream": "arn:aws:logs:1", "runLogStream": "arn:aws:logs:2" },
        "networkingMode": "VPC",
        "outputUri": "s3://out/",
        "parameters": { "n": 1, "big": 5000000000, "half": 0.5, "no": null, "yes": true, "list": ["a", { "b": [] }] },
        "resourceDigests": { "s3://in/a": "etag:1", "s3://in/b": "etag:2" },
        "retentionMode": "REMOVE",
        "roleArn": "arn:aws:iam::1:role/omics",
        "runGroupId": "6",
        "runId": "8192874",
        "runOutputUri": "s3://out/8192875",
        "scratchStorageMode": "LOCAL",
        "sessionPolicy": "{}",
        "startedBy": "arn:aws:iam::1:user/u",
        "statusMessage": "One task failed.",
        "tags": { "": "empty", "team": "genomics" },
        "uuid": "u1",
        "vpcConfig": { "securityGroupIds": ["sg-1", "sg-2"], "subnetIds": ["subnet-1"], "vpcId": "vpc-1" },
        "workflowOwnerId": "123456789012",
        "workflowType": "READY2RUN",
        "workflowUuid": "u2"
        """;

    private const string BatchMember = """
        "runArn": "arn:aws:omics:us-east-1:1:run/8192875",
        "runId": "8192875",
        "runInternalUuid": "u1",
        "runSettingId": "sample-1",
        "submissionFailureMessage": "Why.",
        "submissionFailureReason": "CODE",
        "submissionStatus": "CANCEL_FAILED"
        """;

    private const string WholeRun = $$"""{ {{ListedRun}}, {{RunDetail}} }""";

    [Fact]
    public async Task Every_member_of_GetRunTask_is_read() =>
        await AssertReadAsync($$"""{ {{ListedTask}}, {{TaskDetail}} }""", client => client.GetRunTaskAsync(ATask));

    [Fact]
    public async Task Every_member_of_ListRunTasks_is_read() =>
        await AssertReadAsync(
            $$"""{ "items": [{ {{ListedTask}} }, { {{ListedTask}} }], "nextToken": "a+/=" }""",
            client => client.ListRunTasksAsync(ARunsTasks));

    [Fact]
    public async Task Every_member_of_GetRun_is_read() =>
        await AssertReadAsync(WholeRun, client => client.GetRunAsync(ARun));

    [Fact]
    public async Task Every_member_of_ListRuns_is_read() =>
        await AssertReadAsync(
            $$"""{ "items": [{ {{ListedRun}}, "workflowName": "GATK" }], "nextToken": "a+/=" }""",
            client => client.ListRunsAsync(new ListRunsRequest()));

    [Fact]
    public async Task Every_member_of_ListRunsInBatch_is_read() =>
        await AssertReadAsync(
            $$"""{ "nextToken": "a+/=", "runs": [{ {{BatchMember}} }] }""",
            client => client.ListRunsInBatchAsync(new ListRunsInBatchRequest { BatchId = "77" }));

    [Fact]
    public async Task A_null_member_and_an_absent_one_are_null()
    {
        var members = JsonDocument.Parse(WholeRun).RootElement.EnumerateObject().Select(member => $"\"{member.Name}\":null");
        var ofNulls = await ReadAsync($"{{{string.Join(',', members)}}}", client => client.GetRunAsync(ARun));
        var ofNothing = await ReadAsync("{}", client => client.GetRunAsync(ARun));

        foreach (var member in Members(typeof(GetRunResponse)))
        {
            Assert.True(IsNull(member.GetValue(ofNulls)), member.Name);
            Assert.True(IsNull(member.GetValue(ofNothing)), member.Name);
        }
    }

    [Fact]
    public async Task An_unknown_member_is_passed_over_at_every_depth()
    {
        const string Unknown = """ "new": {"name":"x","items":[{"taskId":"0"},[1]]} """;

        var tasks = await ReadAsync(
            $$"""{ {{Unknown}}, "items": [{ {{Unknown}}, "taskId": "1", "newer": [] }], "nextToken": "n" }""",
            client => client.ListRunTasksAsync(ARunsTasks));
        var task = await ReadAsync(
            $$"""{ "imageDetails": { {{Unknown}}, "image": "i" }, {{Unknown}}, "name": "n" }""",
            client => client.GetRunTaskAsync(ATask));

        Assert.Equal("1", Assert.Single(tasks.Items!).TaskId);
        Assert.Equal("n", tasks.NextToken);
        Assert.Equal("i", task.ImageDetails!.Image);
        Assert.Equal("n", task.Name);
    }

    [Fact]
    public async Task An_unknown_status_passes_through()
    {
        var task = await ReadAsync("""{"status":"PREEMPTED"}""", client => client.GetRunTaskAsync(ATask));

        Assert.Equal("PREEMPTED", task.Status!.Value);
        Assert.NotEqual(TaskStatus.FAILED, task.Status);
    }

    [Fact]
    public async Task A_known_status_is_its_constant()
    {
        var task = await ReadAsync("""{"status":"FAILED"}""", client => client.GetRunTaskAsync(ATask));

        Assert.Same(TaskStatus.FAILED, task.Status);
    }

    [Theory]
    [InlineData("2024-10-20T07:02:53Z", "2024-10-20T07:02:53.0000000Z")]
    [InlineData("2024-10-20T07:02:53.1Z", "2024-10-20T07:02:53.1000000Z")]
    [InlineData("2024-10-20T07:02:53.12Z", "2024-10-20T07:02:53.1200000Z")]
    [InlineData("2024-10-20T07:02:53.123Z", "2024-10-20T07:02:53.1230000Z")]
    [InlineData("2024-10-20T07:02:53.1234Z", "2024-10-20T07:02:53.1234000Z")]
    [InlineData("2024-10-20T07:02:53.12345Z", "2024-10-20T07:02:53.1234500Z")]
    [InlineData("2024-10-20T07:02:53.123456Z", "2024-10-20T07:02:53.1234560Z")]
    [InlineData("2024-10-20T07:02:53.1234567Z", "2024-10-20T07:02:53.1234567Z")]
    [InlineData("2024-10-20T07:02:53.12345671Z", "2024-10-20T07:02:53.1234567Z")]
    [InlineData("2024-10-20T07:02:53.123456712Z", "2024-10-20T07:02:53.1234567Z")]
    [InlineData("2024-12-31T23:59:59.999999999Z", "2025-01-01T00:00:00.0000000Z")]
    [InlineData("2024-10-20T07:02:53+00:00", "2024-10-20T07:02:53.0000000Z")]
    [InlineData("2024-10-20T00:02:53.5-07:00", "2024-10-20T07:02:53.5000000Z")]
    [InlineData("2024-10-20T12:32:53+05:30", "2024-10-20T07:02:53.0000000Z")]
    [InlineData("2024-10-20T07:02:53", "2024-10-20T07:02:53.0000000Z")]
    public async Task A_timestamp_is_read_as_UTC(string wire, string expected)
    {
        CultureInfo.CurrentCulture = new CultureInfo("th-TH");

        var task = await ReadAsync($$"""{"stopTime":"{{wire}}"}""", client => client.GetRunTaskAsync(ATask));

        Assert.Equal(DateTimeKind.Utc, task.StopTime!.Value.Kind);
        Assert.Equal(expected, task.StopTime.Value.ToString("O", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Zero_is_not_null()
    {
        var task = await ReadAsync("""{"gpus":0,"cacheHit":false}""", client => client.GetRunTaskAsync(ATask));

        Assert.Equal(0, task.Gpus);
        Assert.False(task.CacheHit);
        Assert.Null(task.Cpus);
    }

    [Fact]
    public async Task The_response_carries_status_and_request_id()
    {
        await using var service = await CannedService.AnsweringAsync("{}", headers: ("x-amzn-RequestId", "1b2c"));
        using var client = service.Client();

        var run = await client.GetRunAsync(ARun, TestContext.Current.CancellationToken);

        Assert.Equal("1b2c", run.ResponseMetadata.RequestId);
        Assert.Equal(HttpStatusCode.OK, run.HttpStatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("<html></html>")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"items":[{"taskId":"1"}""")]
    [InlineData("""{"items":[{"taskId":"1"}],"nextToken":"abc""")]
    [InlineData("""{"items":[{"taskId":"1"}]}}""")]
    [InlineData("""{"items":{"taskId":"1"}}""")]
    [InlineData("""{"items":["1"]}""")]
    [InlineData("""{"items":[null]}""")]
    [InlineData("""{"items":[{"taskId":1}]}""")]
    [InlineData("""{"items":[{"cpus":"many"}]}""")]
    [InlineData("""{"items":[{"cpus":1.5}]}""")]
    [InlineData("""{"items":[{"cacheHit":"yes"}]}""")]
    [InlineData("""{"items":[{"startTime":"yesterday"}]}""")]
    public async Task A_body_that_is_not_the_models_is_an_error_and_never_half_an_object(string body)
    {
        await using var service = await CannedService.AnsweringAsync(body, headers: ("x-amzn-RequestId", "1b2c"));
        using var client = service.Client();

        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => client.ListRunTasksAsync(ARunsTasks, TestContext.Current.CancellationToken));

        Assert.Equal("1b2c", error.RequestId);
    }

    [Fact]
    public async Task A_connection_that_closes_within_the_body_is_an_error()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        using var client = CannedService.ClientOf($"http://{listener.LocalEndpoint}");

        var failure = Assert.ThrowsAsync<AmazonUnmarshallingException>(
            () => client.ListRunTasksAsync(ARunsTasks, cancellation));
        using (var connection = await listener.AcceptTcpClientAsync(cancellation))
        using (var request = new StreamReader(connection.GetStream()))
        {
            while (await request.ReadLineAsync(cancellation) is { Length: > 0 })
            {
            }

            byte[] response = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"items\":[],\"nextToken\":\"n\"}"u8.ToArray();
            await connection.GetStream().WriteAsync(response, cancellation);
            connection.Client.Shutdown(SocketShutdown.Send);
            await failure;
        }
    }

    private static GetRunRequest ARun => new() { Id = "12" };

    private static ListRunTasksRequest ARunsTasks => new() { Id = "12" };

    private static GetRunTaskRequest ATask => new() { Id = "12", TaskId = "34" };

    private static async Task<T> ReadAsync<T>(string body, Func<AmazonOmicsClient, Task<T>> call)
    {
        await using var service = await CannedService.AnsweringAsync(body);
        using var client = service.Client();
        return await call(client);
    }

    /// <summary>Asserts that the body has every member of the response, and the response every value of the body.</summary>
    private static async Task AssertReadAsync<T>(string body, Func<AmazonOmicsClient, Task<T>> call)
        where T : notnull =>
        AssertEqual(JsonDocument.Parse(body).RootElement, await ReadAsync(body, call));

    private static void AssertEqual(JsonElement wire, object? value)
    {
        switch (value)
        {
            case null:
                Assert.Equal(JsonValueKind.Null, wire.ValueKind);
                break;
            case string text:
                Assert.Equal(wire.GetString(), text);
                break;
            case int number:
                Assert.Equal(wire.GetInt32(), number);
                break;
            case bool flag:
                Assert.Equal(wire.GetBoolean(), flag);
                break;
            case DateTime time:
                Assert.Equal(wire.GetDateTimeOffset().UtcDateTime, time);
                break;
            case ConstantClass constant:
                Assert.Equal(wire.GetString(), constant.Value);
                break;
            case Document document:
                AssertEqual(wire, Value(document));
                break;
            case long number:
                Assert.Equal(wire.GetInt64(), number);
                break;
            case double number:
                Assert.Equal(wire.GetDouble(), number);
                break;
            case IDictionary map:
                Assert.Equal(wire.EnumerateObject().Count(), map.Count);
                Assert.All(wire.EnumerateObject(), entry => AssertEqual(entry.Value, map[entry.Name]));
                break;
            case IList list:
                Assert.Equal(wire.GetArrayLength(), list.Count);
                Assert.All(wire.EnumerateArray(), (item, index) => AssertEqual(item, list[index]));
                break;
            default:
                var members = Members(value.GetType());
                Assert.Equal(
                    members.Select(WireName).Order(StringComparer.Ordinal),
                    wire.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal),
                    StringComparer.Ordinal);
                Assert.All(members, member => AssertEqual(wire.GetProperty(WireName(member)), member.GetValue(value)));
                break;
        }
    }

    private static object? Value(Document document) => document.Type switch
    {
        DocumentType.Bool => document.AsBool(),
        DocumentType.Dictionary => document.AsDictionary(),
        DocumentType.Double => document.AsDouble(),
        DocumentType.Int => document.AsInt(),
        DocumentType.List => document.AsList(),
        DocumentType.Long => document.AsLong(),
        DocumentType.String => document.AsString(),
        _ => null,
    };

    private static bool IsNull(object? value) => value is null || (value is Document document && document.IsNull());

    private static PropertyInfo[] Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    private static string WireName(PropertyInfo member) => JsonNamingPolicy.CamelCase.ConvertName(member.Name);
}
