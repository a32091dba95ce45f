using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

/// <summary>What the operations of CloudWatch Logs have in common, and DescribeLogStreams.</summary>
public sealed class LogsServiceTests
{
    private const string Stream = "run/1/task/2";

    [Fact]
    public async Task Streams_come_by_name_at_most_fifty_on_a_page()
    {
        await using var client = await LogCase.StartAsync();
        foreach (var i in Enumerable.Range(0, 60))
        {
            client.Put($"manifest/run/1/{i:d3}", 1);
        }

        var pages = await client.PagesAsync("DescribeLogStreams", ("logStreamNamePrefix", "manifest/run/1/"));
        var down = await client.PagesAsync("DescribeLogStreams", ("descending", true), ("limit", 25));

        Assert.Equal([50, 10], pages.Select(page => Names(page).Count));
        Assert.Equal(pages.SelectMany(Names).Order(StringComparer.Ordinal), pages.SelectMany(Names));
        Assert.Equal([25, 25, 10], down.Select(page => Names(page).Count));
        Assert.Equal(pages.SelectMany(Names).Reverse(), down.SelectMany(Names));
    }

    [Fact]
    public async Task What_is_said_of_the_last_line_comes_late()
    {
        await using var client = await LogCase.StartAsync();
        client.Put(Stream, 1);

        var early = (await client.LogsAsync("DescribeLogStreams", LogCase.Json(("logGroupName", LogCase.Group)))).Json.GetProperty("logStreams")[0];
        client.Host.Clock.Advance(TimeSpan.FromHours(1));
        var late = (await client.LogsAsync("DescribeLogStreams", LogCase.Json(("logGroupName", LogCase.Group)))).Json.GetProperty("logStreams")[0];

        Assert.False(early.TryGetProperty("lastEventTimestamp", out _));
        Assert.Equal(LogCase.Now.AddMinutes(-1).Milliseconds(), late.GetProperty("lastEventTimestamp").GetInt64());
        Assert.Equal(0, late.GetProperty("storedBytes").GetInt64());
        Assert.Equal($"arn:aws:logs:us-east-1:123456789012:log-group:{LogCase.Group}:log-stream:{Stream}", late.GetProperty("arn").GetString());
    }

    [Theory]
    [InlineData("GetLogEvents", """{ "logStreamName": "s" }""", "InvalidParameterException")]
    [InlineData("GetLogEvents", """{ "logGroupName": "/aws/omics/WorkflowLog" }""", "InvalidParameterException")]
    [InlineData("GetLogEvents", """{ "logGroupName": "/aws/omics/WorkflowLog", "logStreamName": "a:b" }""", "InvalidParameterException")]
    [InlineData("GetLogEvents", """{ "logGroupName": "/aws/omics/WorkflowLog", "logGroupIdentifier": "/aws/omics/WorkflowLog", "logStreamName": "s" }""", "InvalidParameterException")]
    [InlineData("GetLogEvents", """{ "logGroupName": "/aws/omics/WorkflowLog", "logStreamName": "s" }""", "ResourceNotFoundException")]
    [InlineData("GetLogEvents", """{ "logGroupName": "/aws/other", "logStreamName": "run/1/task/2" }""", "ResourceNotFoundException")]
    [InlineData("GetLogEvents", """{ "logGroupName": "no group", "logStreamName": "run/1/task/2" }""", "InvalidParameterException")]
    [InlineData("GetLogEvents", """{ "logGroupName": "/aws/omics/WorkflowLog", "logStreamName": "run/1/task/2", "limit": 10001 }""", "InvalidParameterException")]
    [InlineData("GetLogEvents", """{ "logGroupName": "/aws/omics/WorkflowLog", "logStreamName": "run/1/task/2", "limit": "1" }""", "SerializationException")]
    [InlineData("GetLogEvents", """{ "logGroupName": "/aws/omics/WorkflowLog", "logStreamName": "run/1/task/2", "startTime": -1 }""", "InvalidParameterException")]
    [InlineData("GetLogEvents", """{ "logGroupName": "/aws/omics/WorkflowLog", "logStreamName": "run/1/task/2", "startTime": "now" }""", "SerializationException")]
    [InlineData("GetLogEvents", "not JSON", "SerializationException")]
    [InlineData("GetLogEvents", "[]", "SerializationException")]
    [InlineData("FilterLogEvents", """{ "logGroupName": "/aws/omics/WorkflowLog", "logStreamNames": [] }""", "InvalidParameterException")]
    [InlineData("FilterLogEvents", """{ "logGroupName": "/aws/omics/WorkflowLog", "logStreamNames": [1] }""", "SerializationException")]
    [InlineData("FilterLogEvents", """{ "logGroupName": "/aws/omics/WorkflowLog", "logStreamNames": ["run/1/task/2"], "logStreamNamePrefix": "run" }""", "InvalidParameterException")]
    [InlineData("FilterLogEvents", """{ "logGroupName": "/aws/omics/WorkflowLog", "filterPattern": "{ $.a = 1 }" }""", "InvalidParameterException")]
    [InlineData("FilterLogEvents", """{ "logGroupName": "/aws/omics/WorkflowLog", "nextToken": "f/1" }""", "InvalidParameterException")]
    [InlineData("DescribeLogStreams", """{ "logGroupName": "/aws/omics/WorkflowLog", "limit": 51 }""", "InvalidParameterException")]
    [InlineData("DescribeLogStreams", """{ "logGroupName": "/aws/omics/WorkflowLog", "orderBy": "LastEventTime", "logStreamNamePrefix": "run" }""", "InvalidParameterException")]
    [InlineData("DescribeLogStreams", """{ "logGroupName": "/aws/omics/WorkflowLog", "orderBy": "Size" }""", "InvalidParameterException")]
    [InlineData("GetLogRecord", "{}", "UnknownOperationException")]
    public async Task What_the_service_refuses_is_refused_with_400_and_a_type_in_the_body(string operation, string input, string error)
    {
        await using var client = await LogCase.StartAsync();
        client.Put(Stream, 1);

        var reply = await client.LogsAsync(operation, input);

        Assert.Equal((400, error, null), (reply.Status, reply.Text("__type"), reply.ErrorType));
        Assert.NotEmpty(reply.Message);
    }

    [Fact]
    public async Task At_most_a_hundred_names_are_taken()
    {
        await using var client = await LogCase.StartAsync();
        var names = Enumerable.Range(1, 101).Select(i => $"run/{i}").ToList();
        names.ForEach(name => client.Put(name, 1));

        Assert.Equal(100, (await client.FilterLogEventsAsync(("logStreamNames", names.Take(100)))).Lines().Count);
        Assert.Equal((400, "InvalidParameterException"), (await client.FilterLogEventsAsync(("logStreamNames", names))).Refusal());
    }

    [Fact]
    public async Task The_group_may_be_named_by_its_ARN()
    {
        await using var client = await LogCase.StartAsync();
        client.Put(Stream, 1);

        string Arn(string account) => LogCase.Json(("logGroupIdentifier", $"arn:aws:logs:us-east-1:{account}:log-group:{LogCase.Group}"), ("logStreamName", Stream));

        Assert.Equal(200, (await client.LogsAsync("GetLogEvents", Arn("123456789012"))).Status);
        Assert.Equal((400, "ResourceNotFoundException"), (await client.LogsAsync("GetLogEvents", Arn("999999999999"))).Refusal());
    }

    [Fact]
    public async Task Each_account_and_Region_has_its_own()
    {
        var other = new AccessKey("AKIAOTHER", "secret", AccountId: "999999999999");
        await using var client = await LogCase.StartAsync(new EmulatorOptions { AccessKeys = [EmulatorKeys.Default, other] });
        client.Put(Stream, 1);
        var input = LogCase.Json(("logGroupName", LogCase.Group), ("logStreamName", Stream));

        Assert.Equal(200, (await client.LogsAsync("GetLogEvents", input)).Status);
        Assert.Equal((400, "ResourceNotFoundException"), (await client.LogsAsync("GetLogEvents", input, other)).Refusal());
        Assert.Equal((400, "ResourceNotFoundException"), (await client.LogsAsync("GetLogEvents", input, region: "eu-west-1")).Refusal());
    }

    [Fact]
    public async Task Signatures_are_for_this_service_and_cover_the_body()
    {
        await using var client = await LogCase.StartAsync();
        client.Put(Stream, 1);
        var input = LogCase.Json(("logGroupName", LogCase.Group), ("logStreamName", Stream));

        Assert.Equal((400, "InvalidSignatureException"), (await SendAsync("omics", input)).Refusal());
        Assert.Equal((400, "InvalidSignatureException"), (await SendAsync("logs", "{}")).Refusal());
        Assert.Equal(200, (await SendAsync("logs", input)).Status);

        async Task<Reply> SendAsync(string service, string signed)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, client.Host.Endpoint) { Content = new StringContent(input) };
            request.Headers.Add("X-Amz-Target", "Logs_20140328.GetLogEvents");
            SignatureV4.Sign(request, EmulatorKeys.Default, DateTimeOffset.UtcNow, "us-east-1", service, body: signed);
            return await client.SendAsync(request);
        }
    }

    [Fact]
    public async Task A_request_signed_for_logs_without_a_target_is_an_unknown_operation_of_logs()
    {
        await using var client = await LogCase.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, client.Host.Endpoint) { Content = new StringContent("{}") };
        SignatureV4.Sign(request, EmulatorKeys.Default, DateTimeOffset.UtcNow, "us-east-1", "logs", body: "{}");

        Assert.Equal((400, "UnknownOperationException"), (await client.SendAsync(request)).Refusal());
    }

    [Fact]
    public async Task Quotas_are_for_each_operation_and_throttling_is_a_400()
    {
        await using var client = await LogCase.StartAsync(
            new EmulatorOptions { OperationRates = new Dictionary<string, double> { ["GetLogEvents"] = 0.001 } });
        client.Put(Stream, 1);

        Assert.Equal(200, (await client.GetLogEventsAsync(Stream)).Status);
        Assert.Equal((400, "ThrottlingException"), (await client.GetLogEventsAsync(Stream)).Refusal());
        Assert.Equal(200, (await client.FilterLogEventsAsync()).Status);
        Assert.Equal(200, (await client.FilterLogEventsAsync()).Status);
    }

    [Theory]
    [InlineData(FaultKind.Throttle429, 400, "ThrottlingException")]
    [InlineData(FaultKind.AccessDenied403, 400, "AccessDeniedException")]
    [InlineData(FaultKind.ExpiredToken403, 400, "ExpiredTokenException")]
    [InlineData(FaultKind.InternalError500, 500, "InternalServerException")]
    public async Task Faults_hit_an_operation_and_the_streams_of_a_run_and_task(FaultKind kind, int status, string type)
    {
        await using var client = await LogCase.StartAsync();
        client.Put(Stream, 1);
        client.Put("run/1/task/3", 1);
        client.Host.Faults.Add(new Fault { Kind = kind, Operation = "GetLogEvents", RunId = "1", TaskId = "2" });

        Assert.Equal((status, type), (await client.GetLogEventsAsync(Stream)).Refusal());
        Assert.Equal(200, (await client.GetLogEventsAsync("run/1/task/3")).Status);
        Assert.Equal((kind.ToString(), "1", "2"), client.Host.Requests.For("GetLogEvents").Select(request => (request.Fault!, request.RunId!, request.TaskId!)).First());
    }

    [Fact]
    public async Task A_token_can_be_made_to_lead_back_to_its_own_page()
    {
        await using var client = await LogCase.StartAsync();
        client.Put("run/1", 9);
        client.Host.Faults.Add(new Fault { Kind = FaultKind.RepeatedToken, Operation = "FilterLogEvents", Calls = [2] });

        var first = await client.FilterLogEventsAsync(("limit", 3));
        var second = await client.FilterLogEventsAsync(("limit", 3), ("nextToken", first.NextToken));

        Assert.Equal(first.NextToken, second.NextToken);
    }

    [Fact]
    public async Task A_request_is_recorded_with_its_body()
    {
        await using var client = await LogCase.StartAsync();
        client.Put(Stream, 1);

        _ = await client.GetLogEventsAsync(Stream, limit: 7);

        var record = Assert.Single(client.Host.Requests.All);
        Assert.Equal(("GetLogEvents", "POST", "/", "logs"), (record.Operation, record.Method, record.Path, record.Service));
        Assert.Equal(7, JsonDocument.Parse(record.Body!).RootElement.GetProperty("limit").GetInt32());
    }

    [Fact]
    public async Task A_removed_stream_is_gone()
    {
        await using var client = await LogCase.StartAsync();
        client.Put(Stream, 1);
        foreach (var run in Generator.Runs(1, 3, LogCase.Now, logLines: 1))
        {
            client.Host.Runs.Put(run);
        }

        Assert.Equal(200, (await client.GetLogEventsAsync("run/5000001/task/1000002")).Status);
        client.Host.Logs.Remove(Stream);
        client.Host.Logs.Remove("run/5000001/task/1000002");

        Assert.Equal((400, "ResourceNotFoundException"), (await client.GetLogEventsAsync(Stream)).Refusal());
        Assert.Equal((400, "ResourceNotFoundException"), (await client.GetLogEventsAsync("run/5000001/task/1000002")).Refusal());
        Assert.Equal(200, (await client.GetLogEventsAsync("run/5000001/task/1000003")).Status);
    }

    private static List<string> Names(Reply reply) =>
        [.. reply.Json.GetProperty("logStreams").EnumerateArray().Select(stream => stream.GetProperty("logStreamName").GetString()!)];
}
