using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

public sealed class RequestLogTests
{
    [Fact]
    public async Task A_request_is_recorded_as_it_was_sent()
    {
        await using var client = await EmulatorClient.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.Host.Endpoint, "/run/8192911/task?status=FAILED&maxResults=5"));
        request.Headers.UserAgent.ParseAdd("runbook/1.0");
        SignatureV4.Sign(request, EmulatorKeys.Default, DateTimeOffset.UtcNow, "us-east-1");

        var reply = await client.SendAsync(request);

        var record = Assert.Single(client.Host.Requests.For("ListRunTasks"));
        Assert.Equal(("GET", "/run/8192911/task", "status=FAILED&maxResults=5"), (record.Method, record.Path, record.Query));
        Assert.Equal(("8192911", null, EmulatorKeys.Default.AccessKeyId), (record.RunId, record.TaskId, record.AccessKeyId));
        Assert.Equal(("us-east-1", "omics", "runbook/1.0"), (record.Region, record.Service, record.UserAgent));
        Assert.Equal((200, null, null, false), (record.StatusCode, record.ErrorCode, record.Fault, record.Aborted));
        Assert.Equal(reply.RequestId, record.RequestId);
    }

    [Fact]
    public async Task A_client_that_has_its_answer_is_in_the_log()
    {
        await using var client = await EmulatorClient.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            for (var i = 0; i < 50; i++)
            {
                var reply = await client.GetAsync("/run");
                Assert.Contains(client.Host.Requests.All, request => request.RequestId == reply.RequestId);
            }
        }));
    }

    [Fact]
    public async Task The_most_requests_at_once_are_known_in_all_and_for_each_operation()
    {
        await using var client = await EmulatorClient.StartAsync();
        client.Host.Faults.Add(new Fault { Kind = FaultKind.Stall });
        using var http = new HttpClient();
        using var giveUp = new CancellationTokenSource();
        List<string> targets = ["/run/1", "/run/2", "/run/1/task"];
        var calls = targets.ConvertAll(target => http.GetAsync(new Uri(client.Host.Endpoint, target), giveUp.Token));

        await client.Host.Requests.WaitForAsync(log => log.InFlight == 3, TimeSpan.FromSeconds(10));
        await giveUp.CancelAsync();
        await client.Host.Requests.WaitForAsync(log => log.InFlight == 0, TimeSpan.FromSeconds(10));

        foreach (var call in calls)
        {
            _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }

        var log = client.Host.Requests;
        Assert.Equal((3, 2, 1, 0), (log.MaxInFlight, log.MaxInFlightOf("GetRun"), log.MaxInFlightOf("ListRunTasks"), log.MaxInFlightOf("ListRuns")));
        log.Clear();
        Assert.Equal((0, 0), (log.MaxInFlight, log.MaxInFlightOf("GetRun")));
        Assert.Empty(log.All);
    }

    [Fact]
    public async Task The_log_keeps_no_more_than_its_capacity()
    {
        await using var client = await EmulatorClient.StartAsync(new EmulatorOptions { LogCapacity = 2 });
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(200, (await client.GetAsync("/run")).Status);
        }

        Assert.Equal((2, 1), (client.Host.Requests.All.Count, client.Host.Requests.NotKept));
        client.Host.Requests.Clear();
        Assert.Equal(0, client.Host.Requests.NotKept);
    }

    [Fact]
    public async Task A_full_log_says_so_once()
    {
        await using var client = await EmulatorClient.StartAsync(new EmulatorOptions { LogCapacity = 1 });
        var said = 0;
        client.Host.Requests.Filled = () => said++;
        for (var i = 0; i < 3; i++)
        {
            _ = await client.GetAsync("/run");
        }

        Assert.Equal(1, said);
    }

    [Fact]
    public async Task Waiting_for_what_does_not_come_ends()
    {
        await using var client = await EmulatorClient.StartAsync();

        _ = await Assert.ThrowsAsync<TimeoutException>(
            () => client.Host.Requests.WaitForAsync(log => log.All.Count > 0, TimeSpan.FromMilliseconds(50)));
    }

    [Fact]
    public async Task Latency_holds_every_answer_back()
    {
        var latency = TimeSpan.FromMilliseconds(200);
        await using var client = await EmulatorClient.StartAsync(new EmulatorOptions { Latency = latency });

        _ = await client.GetAsync("/run");

        // Timers tick in whole milliseconds and may be a few early.
        Assert.True(client.Host.Requests.All[0].Duration > latency - TimeSpan.FromMilliseconds(20));
    }
}
