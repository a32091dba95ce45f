using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

public sealed class GetLogEventsTests
{
    private const string Stream = "run/1/task/2";

    private static readonly string[] Ten = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    [Fact]
    public async Task Pages_go_forward_from_the_head_until_the_token_that_was_sent_comes_back()
    {
        await using var client = await LogCase.StartAsync();
        client.Put(Stream, 10);

        var first = await client.GetLogEventsAsync(Stream, fromHead: true, limit: 4);
        var second = await client.GetLogEventsAsync(Stream, first.Forward(), limit: 4);
        var third = await client.GetLogEventsAsync(Stream, second.Forward(), limit: 4);
        var end = await client.GetLogEventsAsync(Stream, third.Forward(), limit: 4);

        Assert.Equal([Ten[..4], Ten[4..8], Ten[8..], []], new[] { first, second, third, end }.Select(page => page.Lines()));
        Assert.Equal(third.Forward(), end.Forward());
        Assert.Equal(4, new[] { first, second, third }.Select(LogCase.Forward).Append(end.Backward()).Distinct().Count());
        Assert.StartsWith("f/", first.Forward());
        Assert.StartsWith("b/", first.Backward());
    }

    [Fact]
    public async Task Pages_go_backward_from_the_newest_line_each_in_the_order_of_time()
    {
        await using var client = await LogCase.StartAsync();
        client.Put(Stream, 10);

        var last = await client.GetLogEventsAsync(Stream, limit: 4);
        var middle = await client.GetLogEventsAsync(Stream, last.Backward(), limit: 4);
        var first = await client.GetLogEventsAsync(Stream, middle.Backward(), limit: 4);
        var end = await client.GetLogEventsAsync(Stream, first.Backward(), limit: 4);

        Assert.Equal([Ten[6..], Ten[2..6], Ten[..2], []], new[] { last, middle, first, end }.Select(page => page.Lines()));
        Assert.Equal(first.Backward(), end.Backward());
        Assert.Equal(Ten[6..], (await client.GetLogEventsAsync(Stream, middle.Forward(), limit: 4)).Lines());
    }

    [Fact]
    public async Task A_line_has_its_time_in_milliseconds_and_no_id()
    {
        await using var client = await LogCase.StartAsync();
        client.Put(Stream, 1);

        var line = Assert.Single((await client.GetLogEventsAsync(Stream, fromHead: true)).Json.GetProperty("events").EnumerateArray());

        Assert.Equal(["timestamp", "message", "ingestionTime"], line.EnumerateObject().Select(member => member.Name));
        Assert.Equal(LogCase.Now.AddMinutes(-1).Milliseconds(), line.GetProperty("timestamp").GetInt64());
    }

    [Fact]
    public async Task The_start_is_inclusive_and_the_end_is_not()
    {
        await using var client = await LogCase.StartAsync();
        client.Put(Stream, 10);
        var zero = LogCase.Now.AddMinutes(-1).AddSeconds(-9);

        foreach (var fromHead in new[] { true, false })
        {
            Assert.Equal(Ten[3..6], (await client.GetLogEventsAsync(Stream, fromHead: fromHead, start: zero.AddSeconds(3), end: zero.AddSeconds(6))).Lines());
        }
    }

    [Fact]
    public async Task A_page_holds_ten_thousand_lines_or_a_megabyte()
    {
        await using var client = await LogCase.StartAsync();
        client.Put("run/1/task/many", 10_001);
        client.Put("run/1/task/long", 20, length: 100_000);
        client.Put("run/1/task/huge", 2, length: 1_048_576);

        Assert.Equal(10_000, (await client.GetLogEventsAsync("run/1/task/many", fromHead: true)).Lines().Count);
        Assert.Equal(10, (await client.GetLogEventsAsync("run/1/task/long", fromHead: true)).Lines().Count);
        Assert.Equal(["10", "19"], (await client.GetLogEventsAsync("run/1/task/long")).Lines() is [var oldest, .., var newest] ? [oldest, newest] : []);
        Assert.Single((await client.GetLogEventsAsync("run/1/task/huge", fromHead: true)).Lines());
    }

    [Fact]
    public async Task A_gap_in_the_log_gives_an_empty_page_with_new_tokens()
    {
        await using var client = await LogCase.StartAsync();
        client.Host.Logs.Put(new EmulatedLog
        {
            Name = Stream,
            Events = [new(LogCase.Now.AddHours(-9), "old"), new(LogCase.Now.AddHours(-5), "late"), new(LogCase.Now.AddHours(-5), "later")],
        });

        var forward = await ReadAsync(client, fromHead: true, LogCase.Forward);
        var backward = await ReadAsync(client, fromHead: false, LogCase.Backward);

        Assert.Equal([["old"], [], ["late", "later"], []], forward.Select(page => page.Lines()));
        Assert.Equal([[], ["late", "later"], [], ["old"], []], backward.Select(page => page.Lines()));
    }

    [Fact]
    public async Task Empty_pages_on_demand_come_before_every_page_but_the_first_and_never_end_without_an_end()
    {
        await using var client = await LogCase.StartAsync(new EmulatorOptions { EmptyPages = true });
        client.Put(Stream, 3);

        var pages = await ReadAsync(client, fromHead: true, LogCase.Forward, limit: 2, end: LogCase.Now);
        Assert.Equal([["0", "1"], [], ["2"], []], pages.Select(page => page.Lines()));

        var tailing = await client.GetLogEventsAsync(Stream, fromHead: true);
        var again = await client.GetLogEventsAsync(Stream, tailing.Forward());
        Assert.Empty(again.Lines());
        Assert.NotEqual(tailing.Forward(), again.Forward());
    }

    [Fact]
    public async Task The_page_size_on_demand_is_that_of_logs_too()
    {
        await using var client = await LogCase.StartAsync(new EmulatorOptions { MaxPageSize = 2 });
        client.Put(Stream, 5);

        Assert.Equal([2, 2, 1, 0], (await ReadAsync(client, fromHead: true, LogCase.Forward)).Select(page => page.Lines().Count));
    }

    [Fact]
    public async Task Lines_come_as_time_goes_on_and_a_stream_with_its_first()
    {
        await using var client = await LogCase.StartAsync();
        client.Host.Logs.Put(new EmulatedLog
        {
            Name = Stream,
            Events = [new(LogCase.Now.AddSeconds(10), "a"), new(LogCase.Now.AddSeconds(20), "b") { IngestionTime = LogCase.Now.AddSeconds(90) }],
        });

        Assert.Equal((400, "ResourceNotFoundException"), (await client.GetLogEventsAsync(Stream)).Refusal());
        client.Host.Clock.Advance(TimeSpan.FromSeconds(30));
        var first = await client.GetLogEventsAsync(Stream, fromHead: true);
        var wait = await client.GetLogEventsAsync(Stream, first.Forward());
        client.Host.Clock.Advance(TimeSpan.FromSeconds(60));
        var second = await client.GetLogEventsAsync(Stream, wait.Forward());

        Assert.Equal([["a"], [], ["b"]], new[] { first, wait, second }.Select(page => page.Lines()));
        Assert.Equal(first.Forward(), wait.Forward());
    }

    [Fact]
    public async Task A_token_lives_for_a_day_and_for_its_stream()
    {
        await using var client = await LogCase.StartAsync();
        client.Put(Stream, 3);
        client.Put("run/1/task/3", 3);
        var token = (await client.GetLogEventsAsync(Stream, fromHead: true, limit: 1)).Forward();

        Assert.Equal((400, "InvalidParameterException"), (await client.GetLogEventsAsync("run/1/task/3", token)).Refusal());
        Assert.Equal((400, "InvalidParameterException"), (await client.GetLogEventsAsync(Stream, "f/1/s")).Refusal());
        client.Host.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(200, (await client.GetLogEventsAsync(Stream, token)).Status);
        client.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((400, "InvalidParameterException"), (await client.GetLogEventsAsync(Stream, token)).Refusal());
    }

    [Fact]
    public async Task A_million_lines_are_read_at_any_place()
    {
        await using var client = await EmulatorClient.StartWithAsync("""{ "runs": [ { "id": "1" } ] }""");
        var now = client.Host.Clock.GetUtcNow();
        foreach (var run in Generator.Runs(1, 2, now, logLines: 1_000_000))
        {
            client.Host.Runs.Put(run);
        }

        var last = await client.GetLogEventsAsync("run/5000001/task/1000002", limit: 1, end: now.AddDays(-1).AddHours(1));

        Assert.StartsWith("line 1000000:", last.Lines().Single().Split("] ")[1], StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Reply>> ReadAsync(
        EmulatorClient client, bool fromHead, Func<Reply, string> token, int? limit = null, DateTimeOffset? end = null)
    {
        var pages = new List<Reply> { await client.GetLogEventsAsync(Stream, fromHead: fromHead, limit: limit, end: end) };
        while (pages.Count == 1 || token(pages[^1]) != token(pages[^2]))
        {
            Assert.True(pages.Count < 20, string.Create(CultureInfo.InvariantCulture, $"{pages.Count} pages, and no end."));
            pages.Add(await client.GetLogEventsAsync(Stream, token(pages[^1]), limit: limit, end: end));
        }

        return pages;
    }
}
