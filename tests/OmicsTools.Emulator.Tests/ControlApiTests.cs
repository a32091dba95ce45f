using System;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

public sealed class ControlApiTests
{
    [Fact]
    public async Task Another_program_reads_and_forgets_the_requests()
    {
        await using var client = await EmulatorClient.StartAsync();
        _ = await client.GetAsync("/run/8192911");

        var record = Assert.Single((await ControlAsync(client, "GET", "requests")).Json.EnumerateArray());
        Assert.Equal(("GetRun", "8192911", 200), (record.GetProperty("operation").GetString(), record.GetProperty("runId").GetString(), record.GetProperty("statusCode").GetInt32()));

        Assert.Equal(200, (await ControlAsync(client, "DELETE", "requests")).Status);
        Assert.Equal("[]", (await ControlAsync(client, "GET", "requests")).Body);
    }

    [Fact]
    public async Task Another_program_sets_and_removes_faults()
    {
        await using var client = await EmulatorClient.StartAsync();

        Assert.Equal(200, (await ControlAsync(client, "POST", "faults", """{ "kind": "Throttle429", "operation": "GetRun", "calls": [1] }""")).Status);
        Assert.Equal(429, (await client.GetAsync("/run/8192911")).Status);
        Assert.Equal(200, (await client.GetAsync("/run/8192911")).Status);

        Assert.Equal(200, (await ControlAsync(client, "POST", "faults", """{ "kind": "InternalError500" }""")).Status);
        Assert.Equal(200, (await ControlAsync(client, "DELETE", "faults")).Status);
        Assert.Equal(200, (await client.GetAsync("/run/8192911")).Status);
    }

    [Fact]
    public async Task Another_program_moves_the_clock()
    {
        await using var client = await EmulatorClient.StartAsync();
        var before = client.Host.Clock.GetUtcNow();

        Assert.Equal(200, (await ControlAsync(client, "POST", "clock", """{ "advance": "PT5M" }""")).Status);

        Assert.True(client.Host.Clock.GetUtcNow() >= before.AddMinutes(5));
    }

    [Theory]
    [InlineData("clock", "")]
    [InlineData("clock", "null")]
    [InlineData("clock", "{}")]
    [InlineData("clock", """{ "advance": "five minutes" }""")]
    [InlineData("clock", """{ "advance": null }""")]
    [InlineData("clock", """{ "advance": "P10000000D" }""")]
    [InlineData("clock", """{ "advance": "-P40000D" }""")]
    [InlineData("clock", """{ "advance": "P99999999999999D" }""")]
    [InlineData("faults", "{}")]
    [InlineData("faults", """{ "kind": 3 }""")]
    [InlineData("faults", """{ "kind": "3" }""")]
    [InlineData("faults", """{ "kind": "Stall, Throttle429" }""")]
    [InlineData("faults", """{ "kind": "Stall", "operation": "GetRum" }""")]
    [InlineData("faults", """{ "kind": "Stall", "operation": "getrun" }""")]
    [InlineData("faults", """{ "kind": "Stall", "operation": "Unknown" }""")]
    [InlineData("faults", """{ "kind": "Stall", "share": 2 }""")]
    [InlineData("faults", """{ "kind": "Stall", "calls": [0] }""")]
    [InlineData("faults", """{ "kind": "Stall", "times": -1 }""")]
    [InlineData("faults", """{ "kind": "Throttle429", "retryAfter": -1 }""")]
    [InlineData("faults", """{ "kind": "Earthquake" }""")]
    [InlineData("faults", """{ "kind": "Stall", "operations": "GetRun" }""")]
    public async Task A_request_that_makes_no_sense_is_told_so(string path, string body)
    {
        await using var client = await EmulatorClient.StartAsync();

        var reply = await ControlAsync(client, "POST", path, body);

        Assert.Equal(400, reply.Status);
        Assert.NotEmpty(reply.Body);
        Assert.Equal(200, (await client.GetAsync("/run/8192911")).Status);
    }

    [Fact]
    public async Task A_star_means_every_operation()
    {
        await using var client = await EmulatorClient.StartAsync();

        Assert.Equal(200, (await ControlAsync(client, "POST", "faults", """{ "kind": "Conflict409", "operation": "*" }""")).Status);

        Assert.Equal(409, (await client.GetAsync("/run")).Status);
        Assert.Equal(409, (await client.GetAsync("/run/8192911")).Status);
    }

    [Fact]
    public async Task Health_tells_the_time_and_how_much_there_is()
    {
        await using var client = await EmulatorClient.StartAsync(new EmulatorOptions { LogCapacity = 1 });
        _ = await client.GetAsync("/run");
        _ = await client.GetAsync("/run");

        var health = (await ControlAsync(client, "GET", "health")).Json;

        Assert.Equal(
            (client.Host.Runs.All.Count, 1, 1),
            (health.GetProperty("runs").GetInt32(), health.GetProperty("requests").GetInt32(), health.GetProperty("requestsNotKept").GetInt32()));
        Assert.InRange(health.GetProperty("time").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Theory]
    [InlineData("127.0.0.1", null, 200)]
    [InlineData("127.0.0.9:8080", null, 200)]
    [InlineData("localhost:8080", null, 200)]
    [InlineData("[::1]:8080", null, 200)]
    [InlineData("rebound.example.com", null, 403)]
    [InlineData("localhost.example.com", null, 403)]
    [InlineData("10.0.0.1", null, 403)]
    [InlineData("127.0.0.1", "https://site.example.com", 403)]
    [InlineData("127.0.0.1", "null", 403)]
    public async Task Control_is_for_this_machine_and_no_browser(string host, string? origin, int status)
    {
        await using var client = await EmulatorClient.StartAsync();
        _ = await client.GetAsync("/run");
        using var request = new HttpRequestMessage(HttpMethod.Delete, new Uri(client.Host.Endpoint, "/_emulator/requests"));
        request.Headers.Host = host;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        Assert.Equal(status, (await client.SendAsync(request)).Status);

        Assert.Equal(status == 200 ? 0 : 1, client.Host.Requests.All.Count);
    }

    [Theory]
    [InlineData("GET", "health", 200)]
    [InlineData("GET", "secrets", 404)]
    [InlineData("POST", "stop", 404)]
    [InlineData("PUT", "faults", 404)]
    public async Task Nothing_else_is_there_to_control(string method, string path, int status)
    {
        await using var client = await EmulatorClient.StartAsync();

        Assert.Equal(status, (await ControlAsync(client, method, path)).Status);
        Assert.Empty(client.Host.Requests.All);
    }

    private static async Task<Reply> ControlAsync(EmulatorClient client, string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(client.Host.Endpoint, $"/_emulator/{path}"));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");
        return await client.SendAsync(request);
    }
}
