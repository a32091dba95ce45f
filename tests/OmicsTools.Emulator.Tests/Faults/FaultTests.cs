using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Text.Json;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

public sealed class FaultTests
{
    private static readonly EmulatorOptions Unsigned = new() { RequireSignature = false };

    [Theory]
    [InlineData(FaultKind.Throttle429, 429, "ThrottlingException")]
    [InlineData(FaultKind.InternalError500, 500, "InternalServerException")]
    [InlineData(FaultKind.Timeout408, 408, "RequestTimeoutException")]
    [InlineData(FaultKind.AccessDenied403, 403, "AccessDeniedException")]
    [InlineData(FaultKind.ExpiredToken403, 403, "ExpiredTokenException")]
    [InlineData(FaultKind.BadRequest400, 400, "ValidationException")]
    [InlineData(FaultKind.Unauthorized401, 401, "NotAuthorized")]
    [InlineData(FaultKind.QuotaExceeded402, 402, "ServiceQuotaExceededException")]
    [InlineData(FaultKind.Conflict409, 409, "ConflictException")]
    public async Task An_error_on_demand_has_the_services_shape(FaultKind kind, int status, string code)
    {
        await using var client = await EmulatorClient.StartAsync();
        client.Host.Faults.Add(new Fault { Kind = kind });

        var reply = await client.GetAsync("/run");

        Assert.Equal((status, code), (reply.Status, reply.ErrorType));
        Assert.NotEmpty(reply.Message);
        Assert.Equal((status, code, kind.ToString()), client.Host.Requests.All.Select(r => (r.StatusCode, r.ErrorCode!, r.Fault!)).Single());
    }

    [Fact]
    public async Task An_error_can_have_its_type_in_the_body_alone()
    {
        await using var client = await EmulatorClient.StartAsync();
        client.Host.Faults.Add(new Fault { Kind = FaultKind.AccessDenied403, ErrorType = "OptInRequired", TypeOnly = true });

        var reply = await client.GetAsync("/run");

        Assert.Equal((403, null, """{"__type":"OptInRequired"}"""), (reply.Status, reply.ErrorType, reply.Body));
    }

    [Fact]
    public async Task A_fault_that_could_never_hit_is_refused()
    {
        await using var client = await EmulatorClient.StartAsync();

        Assert.All(
            [
                new Fault { Kind = FaultKind.Stall, Operation = "GetRum" },
                new Fault { Kind = (FaultKind)99 },
                new Fault { Kind = FaultKind.Stall, Share = -0.1 },
                new Fault { Kind = FaultKind.Stall, Calls = [0] },
            ],
            fault => Assert.Throws<ArgumentException>(() => client.Host.Faults.Add(fault)));
    }

    [Fact]
    public async Task A_service_that_is_not_available_answers_without_JSON()
    {
        await using var client = await EmulatorClient.StartAsync();
        client.Host.Faults.Add(new Fault { Kind = FaultKind.Unavailable503 });

        var reply = await client.GetAsync("/run");

        Assert.Equal((503, null), (reply.Status, reply.ErrorType));
        Assert.StartsWith("<html>", reply.Body);
    }

    [Fact]
    public async Task A_reset_before_the_answer_is_a_reset_on_the_wire()
    {
        await using var client = await EmulatorClient.StartAsync(Unsigned);
        client.Host.Faults.Add(new Fault { Kind = FaultKind.ResetBeforeResponse });
        using var connection = new RawConnection();
        await connection.SendAsync(client.Host.Endpoint, "/run");

        Assert.Equal(SocketError.ConnectionReset, await connection.ReadToEndAsync());
        Assert.Empty(connection.Received);
    }

    [Fact]
    public async Task A_reset_within_the_body_is_a_reset_on_the_wire()
    {
        await using var client = await EmulatorClient.StartAsync(Unsigned);
        client.Host.Faults.Add(new Fault { Kind = FaultKind.ResetWithinBody });

        // Often: a reset that overtakes the body now and then is one before the answer.
        for (var i = 1; i <= 50; i++)
        {
            using var connection = new RawConnection();
            await connection.SendAsync(client.Host.Endpoint, "/run/8192911");

            Assert.Equal(SocketError.ConnectionReset, await connection.ReadToEndAsync());
            Assert.InRange(connection.Body.Length, 1, connection.PromisedLength - 1);
        }

        await client.Host.Requests.WaitForAsync(log => log.All.Count == 50, TimeSpan.FromSeconds(10));
        Assert.All(client.Host.Requests.All, request => Assert.Equal((200, false), (request.StatusCode, request.Aborted)));
    }

    [Fact]
    public async Task A_truncated_body_ends_in_good_order_before_its_length()
    {
        await using var client = await EmulatorClient.StartAsync(Unsigned);
        client.Host.Faults.Add(new Fault { Kind = FaultKind.TruncatedBody });
        using var connection = new RawConnection();
        await connection.SendAsync(client.Host.Endpoint, "/run/8192911");

        Assert.Equal(SocketError.Success, await connection.ReadToEndAsync());
        Assert.InRange(connection.Body.Length, 1, connection.PromisedLength - 1);
    }

    [Theory]
    [InlineData(FaultKind.TruncatedJson)]
    [InlineData(FaultKind.InvalidJson)]
    public async Task A_body_that_is_no_JSON_is_whole_as_far_as_HTTP_can_tell(FaultKind kind)
    {
        await using var client = await EmulatorClient.StartAsync();
        client.Host.Faults.Add(new Fault { Kind = kind });

        var reply = await client.GetAsync("/run/8192911");

        Assert.Equal(200, reply.Status);
        _ = Assert.ThrowsAny<JsonException>(() => reply.Json);
    }

    [Fact]
    public async Task A_body_of_wrong_types_is_JSON_all_the_same()
    {
        await using var client = await EmulatorClient.StartAsync();
        client.Host.Faults.Add(new Fault { Kind = FaultKind.WrongTypes });

        Assert.Equal(JsonValueKind.Object, (await client.GetAsync("/run")).Json.GetProperty("items").ValueKind);
    }

    [Theory]
    [InlineData(FaultKind.Stall)]
    [InlineData(FaultKind.StallWithinBody)]
    public async Task A_client_that_gives_up_on_a_stall_is_seen_to_go(FaultKind kind)
    {
        await using var client = await EmulatorClient.StartAsync(Unsigned);
        client.Host.Faults.Add(new Fault { Kind = kind });
        using (var connection = new RawConnection())
        {
            await connection.SendAsync(client.Host.Endpoint, "/run/8192911");
            await client.Host.Requests.WaitForAsync(log => log.InFlight == 1, TimeSpan.FromSeconds(10));
            Assert.Empty(client.Host.Requests.All);
        }

        await client.Host.Requests.WaitForAsync(log => log.InFlight == 0, TimeSpan.FromSeconds(10));
        Assert.True(Assert.Single(client.Host.Requests.All).Aborted);
    }

    [Theory]
    [InlineData(FaultKind.Stall)]
    [InlineData(FaultKind.StallWithinBody)]
    public async Task The_emulator_ends_at_once_with_requests_that_stall(FaultKind kind)
    {
        var client = await EmulatorClient.StartAsync(Unsigned);
        client.Host.Faults.Add(new Fault { Kind = kind });
        using var connection = new RawConnection();
        await connection.SendAsync(client.Host.Endpoint, "/run/8192911");
        await client.Host.Requests.WaitForAsync(log => log.InFlight == 1, TimeSpan.FromSeconds(10));

        var begun = Stopwatch.StartNew();
        await client.DisposeAsync();
        await client.DisposeAsync();

        Assert.True(begun.Elapsed < TimeSpan.FromSeconds(1), $"It took {begun.Elapsed}.");
        Assert.Equal(SocketError.ConnectionReset, await connection.ReadToEndAsync());
    }

    [Fact]
    public async Task A_stall_within_the_body_comes_after_a_part_of_it()
    {
        await using var client = await EmulatorClient.StartAsync(Unsigned);
        client.Host.Faults.Add(new Fault { Kind = FaultKind.StallWithinBody });
        using var http = new HttpClient();
        using var response = await http.GetAsync(
            new Uri(client.Host.Endpoint, "/run/8192911"), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var promised = (int)response.Content.Headers.ContentLength!.Value;

        await body.ReadExactlyAsync(new byte[promised / 2], TestContext.Current.CancellationToken);
        var rest = body.ReadAsync(new byte[1], TestContext.Current.CancellationToken).AsTask();
        Assert.False(rest.IsCompleted);
        await client.DisposeAsync();

        _ = await Assert.ThrowsAnyAsync<Exception>(() => rest);
    }

    [Fact]
    public async Task A_token_can_be_made_to_lead_back_to_its_own_page()
    {
        await using var client = await EmulatorClient.StartAsync(new EmulatorOptions { MaxPageSize = 3 });
        client.Host.Faults.Add(new Fault { Kind = FaultKind.RepeatedToken, Calls = [2] });

        var first = await client.GetAsync("/run");
        var second = await client.GetAsync($"/run?startingToken={Uri.EscapeDataString(first.NextToken!)}");

        Assert.Equal(first.NextToken, second.NextToken);
        Assert.NotEqual(first.Values("id"), second.Values("id"));
    }

    [Fact]
    public async Task A_fault_hits_the_chosen_operation_run_and_task_alone()
    {
        await using var client = await EmulatorClient.StartAsync();
        client.Host.Faults.Add(new Fault { Kind = FaultKind.InternalError500, Operation = "GetRunTask", RunId = "8192911", TaskId = "4392889" });

        Assert.Equal(500, (await client.GetAsync("/run/8192911/task/4392889")).Status);
        Assert.Equal(200, (await client.GetAsync("/run/8192911/task/4612468")).Status);
        Assert.Equal(200, (await client.GetAsync("/run/8192911")).Status);
        client.Host.Faults.Clear();
        Assert.Equal(200, (await client.GetAsync("/run/8192911/task/4392889")).Status);
    }

    [Fact]
    public async Task Calls_are_counted_whether_or_not_another_fault_hits_them()
    {
        await using var client = await EmulatorClient.StartAsync();
        client.Host.Faults.Add(new Fault { Kind = FaultKind.InternalError500, Calls = [1] });
        client.Host.Faults.Add(new Fault { Kind = FaultKind.Timeout408, Calls = [2, 4] });
        client.Host.Faults.Add(new Fault { Kind = FaultKind.Throttle429, Times = 1 });

        Assert.Equal([500, 408, 429, 408, 200], await StatusesAsync(client, 5));
    }

    [Fact]
    public async Task A_share_of_the_calls_is_hit_and_the_same_ones_every_time()
    {
        await using var one = await EmulatorClient.StartAsync();
        await using var other = await EmulatorClient.StartAsync();
        foreach (var client in new[] { one, other })
        {
            client.Host.Faults.Add(new Fault { Kind = FaultKind.Throttle429, Share = 0.3, Seed = 7 });
        }

        var statuses = await StatusesAsync(one, 100);

        Assert.InRange(statuses.Count(status => status == 429), 15, 45);
        Assert.Equal(statuses, await StatusesAsync(other, 100));
    }

    [Fact]
    public async Task A_throttling_answer_can_say_how_long_to_wait()
    {
        await using var client = await EmulatorClient.StartAsync();
        client.Host.Faults.Add(new Fault { Kind = FaultKind.Throttle429, RetryAfter = 7 });
        using var http = new HttpClient();

        using var response = await http.GetAsync(new Uri(client.Host.Endpoint, "/run"), TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter!.Delta);
    }

    private static async Task<IReadOnlyList<int>> StatusesAsync(EmulatorClient client, int count)
    {
        var statuses = new List<int>();
        for (var i = 0; i < count; i++)
        {
            statuses.Add((await client.GetAsync("/run")).Status);
        }

        return statuses;
    }
}
