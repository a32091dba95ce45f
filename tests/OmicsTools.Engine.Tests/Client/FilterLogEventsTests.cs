using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;
using OmicsTools.Emulator;

namespace OmicsTools.Engine.Tests.Client;

/// <summary>Lines of several streams, from the emulator.</summary>
public sealed class FilterLogEventsTests
{
    private static readonly DateTimeOffset Begun = new(2026, 1, 15, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Lines_of_several_streams_come_in_the_order_of_their_times_page_by_page()
    {
        await using var emulator = await StartAsync();
        using var client = Client(emulator);

        var pages = await PagesAsync(client, new FilterLogEventsRequest { LogGroupName = EmulatedLog.WorkflowLogGroup, LogStreamNamePrefix = "run/1/", Limit = 3 });

        var lines = pages.SelectMany(page => page.Events!).ToList();
        Assert.Equal([3, 3, 2], pages.Select(page => page.Events!.Count));
        Assert.Equal(["a0", "b0", "a1", "b1", "a2", "b2", "a3", "b3"], lines.Select(line => line.Message));
        Assert.Equal(["run/1/task/2", "run/1/task/3"], lines.Select(line => line.LogStreamName).Distinct());
        Assert.Equal(8, lines.Select(line => line.EventId).Distinct().Count());
        Assert.Equal(Begun.AddSeconds(3).ToUnixTimeMilliseconds(), lines[6].Timestamp);
        Assert.Equal(Begun.AddSeconds(4).ToUnixTimeMilliseconds(), lines[6].IngestionTime);
        Assert.All(pages, page => Assert.Empty(page.SearchedLogStreams!));
    }

    [Fact]
    public async Task Names_times_and_a_pattern_choose_lines()
    {
        await using var emulator = await StartAsync();
        using var client = Client(emulator);

        var asked = new FilterLogEventsRequest
        {
            LogGroupName = EmulatedLog.WorkflowLogGroup,
            LogStreamNames = ["run/1/task/3", "run/10/task/4"],
            StartTime = Begun.AddSeconds(1).ToUnixTimeMilliseconds(),
            EndTime = Begun.AddSeconds(2.9).ToUnixTimeMilliseconds(),
            FilterPattern = "-c1",
        };

        Assert.Equal(["b1", "b2", "c2"], (await PagesAsync(client, asked)).SelectMany(page => page.Events!).Select(line => line.Message));
    }

    [Theory]
    [InlineData(FaultKind.Throttle429, "ThrottlingException")]
    [InlineData(FaultKind.InternalError500, "InternalServerException")]
    [InlineData(FaultKind.Timeout408, "RequestTimeoutException")]
    [InlineData(FaultKind.AccessDenied403, "AccessDeniedException")]
    [InlineData(FaultKind.ExpiredToken403, "ExpiredTokenException")]
    [InlineData(FaultKind.BadRequest400, "ValidationException")]
    [InlineData(FaultKind.Unauthorized401, "NotAuthorized")]
    [InlineData(FaultKind.QuotaExceeded402, "ServiceQuotaExceededException")]
    [InlineData(FaultKind.Conflict409, "ConflictException")]
    public async Task An_error_comes_with_its_code(FaultKind kind, string code)
    {
        var error = await Assert.ThrowsAnyAsync<AmazonCloudWatchLogsException>(() => FailAsync(kind, TestContext.Current.CancellationToken));

        Assert.Equal(code, error.ErrorCode);
    }

    [Theory]
    [InlineData(FaultKind.Unavailable503)]
    [InlineData(FaultKind.ResetBeforeResponse)]
    [InlineData(FaultKind.ResetWithinBody)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.TruncatedJson)]
    [InlineData(FaultKind.InvalidJson)]
    [InlineData(FaultKind.WrongTypes)]
    public async Task An_answer_that_is_none_is_an_exception(FaultKind kind)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => FailAsync(kind, TestContext.Current.CancellationToken));

        Assert.IsNotAssignableFrom<OperationCanceledException>(error);
    }

    [Theory]
    [InlineData(FaultKind.Stall)]
    [InlineData(FaultKind.StallWithinBody)]
    public async Task A_stall_ends_with_the_patience(FaultKind kind)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FailAsync(kind, patience.Token));
    }

    private static async Task FailAsync(FaultKind kind, CancellationToken patience)
    {
        await using var emulator = await StartAsync();
        emulator.Faults.Add(new Fault { Kind = kind, Operation = "FilterLogEvents" });
        using var client = Client(emulator);

        _ = await client.FilterLogEventsAsync(new FilterLogEventsRequest { LogGroupName = EmulatedLog.WorkflowLogGroup }, patience);
    }

    private static async Task<List<FilterLogEventsResponse>> PagesAsync(AmazonCloudWatchLogsClient client, FilterLogEventsRequest request)
    {
        var pages = new List<FilterLogEventsResponse>();
        do
        {
            pages.Add(await client.FilterLogEventsAsync(request, TestContext.Current.CancellationToken));
            request.NextToken = pages[^1].NextToken;
        }
        while (request.NextToken is not null);

        return pages;
    }

    private static async Task<EmulatorHost> StartAsync()
    {
        var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { DefaultSeed = false }, TestContext.Current.CancellationToken);
        foreach (var (name, letter, delay) in new[] { ("run/1/task/2", 'a', 0), ("run/1/task/3", 'b', 1), ("run/10/task/4", 'c', 2) })
        {
            emulator.Logs.Put(new EmulatedLog
            {
                Name = name,
                Events = [.. Enumerable.Range(0, 4).Select(i => new EmulatedLogEvent(Begun.AddSeconds(i).AddMilliseconds(delay), $"{letter}{i}"))],
            });
        }

        return emulator;
    }

    private static AmazonCloudWatchLogsClient Client(EmulatorHost emulator) => new(
        new BasicAWSCredentials(EmulatorKeys.Default.AccessKeyId, EmulatorKeys.Default.SecretAccessKey),
        new AmazonCloudWatchLogsConfig
        {
            ServiceURL = emulator.Endpoint.AbsoluteUri,
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
        });
}
