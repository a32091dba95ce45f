using System;
using System.Linq;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

public sealed class FilterLogEventsTests
{
    [Fact]
    public async Task Streams_of_a_prefix_come_as_one_in_the_order_of_time_each_line_with_an_id_of_its_own()
    {
        await using var client = await StartAsync();

        var pages = await client.PagesAsync("FilterLogEvents", ("logStreamNamePrefix", "run/1/task/"), ("limit", 2));

        Assert.Equal(["a1", "b1", "b2", "a2", "b3", "a3"], pages.SelectMany(page => page.Lines()));
        Assert.All(pages.SkipLast(1), page => Assert.Equal(2, page.Lines().Count));
        var lines = pages.SelectMany(page => page.Json.GetProperty("events").EnumerateArray()).ToList();
        Assert.Equal(6, lines.Select(line => line.GetProperty("eventId").GetString()).Distinct().Count());
        Assert.Equal(["run/1/task/2", "run/1/task/3"], lines.Select(line => line.GetProperty("logStreamName").GetString()).Distinct());
    }

    [Fact]
    public async Task Lines_of_one_millisecond_are_cut_between_pages_without_loss()
    {
        await using var client = await LogCase.StartAsync();
        client.Host.Logs.Put(new EmulatedLog { Name = "s", Events = [.. Enumerable.Range(0, 7).Select(i => new EmulatedLogEvent(LogCase.Now.AddMinutes(-1), $"{i}"))] });

        foreach (var limit in new[] { 1, 2, 3, 7 })
        {
            Assert.Equal(["0", "1", "2", "3", "4", "5", "6"], (await client.PagesAsync("FilterLogEvents", ("limit", limit))).SelectMany(page => page.Lines()));
            Assert.Equal(
                ["6", "5", "4", "3", "2", "1", "0"],
                (await client.PagesAsync("FilterLogEvents", ("limit", limit), ("startFromHead", false))).SelectMany(page => page.Lines()));
        }
    }

    [Fact]
    public async Task The_newest_come_first_on_demand()
    {
        await using var client = await StartAsync();

        var pages = await client.PagesAsync("FilterLogEvents", ("logStreamNamePrefix", "run/1/task/"), ("startFromHead", false), ("limit", 4));

        Assert.Equal(["a3", "b3", "a2", "b2", "b1", "a1"], pages.SelectMany(page => page.Lines()));
    }

    [Theory]
    [InlineData("a", new[] { "a1", "a2", "a3" })]
    [InlineData("\"b1\"", new[] { "b1" })]
    [InlineData("?a1 ?b3", new[] { "a1", "b3" })]
    [InlineData("-a", new[] { "b1", "b2", "b3" })]
    [InlineData("a 3", new[] { "a3" })]
    [InlineData("", new[] { "a1", "b1", "b2", "a2", "b3", "a3" })]
    public async Task Words_choose_lines(string pattern, string[] lines)
    {
        await using var client = await StartAsync();

        var reply = await client.FilterLogEventsAsync(("logStreamNames", new[] { "run/1/task/2", "run/1/task/3" }), ("filterPattern", pattern));

        Assert.Equal(lines, reply.Lines());
    }

    [Theory]
    [InlineData("{ $.arn = \"*:run/*\" }", new[] { "{\"arn\":\"arn:aws:omics:us-east-1:1:run\\/7\"}" })]
    [InlineData("{$.arn=\"a.b\"}", new[] { "{\"arn\":\"a.b\"}" })]
    [InlineData("{ $.name = \"*\" }", new string[0])]
    public async Task A_member_of_JSON_chooses_lines(string pattern, string[] lines)
    {
        await using var client = await StartAsync();
        client.Host.Logs.Put(new EmulatedLog
        {
            Name = "json",
            Events =
            [
                .. new[] { "{\"arn\":\"arn:aws:omics:us-east-1:1:run\\/7\"}", "{\"arn\":\"arn:aws:omics:us-east-1:1:task/7\"}", "{\"arn\":\"a.b\"}", "{\"arn\":\"axb\"}", "{\"arn\":7}", "[]", "arn" }
                    .Select(line => new EmulatedLogEvent(LogCase.Now.AddMinutes(-1), line)),
            ],
        });

        var reply = await client.FilterLogEventsAsync(("logStreamNames", new[] { "json" }), ("filterPattern", pattern));

        Assert.Equal(lines, reply.Lines());
    }

    [Fact]
    public async Task Pages_without_lines_lead_on()
    {
        await using var client = await LogCase.StartAsync();
        client.Put("run/1", 25_000);

        var pages = await client.PagesAsync("FilterLogEvents", ("filterPattern", "24999"));

        Assert.Equal([0, 0, 1], pages.Select(page => page.Lines().Count));
    }

    [Fact]
    public async Task Empty_pages_on_demand_come_before_every_page_but_the_first()
    {
        await using var client = await LogCase.StartAsync(new EmulatorOptions { EmptyPages = true });
        client.Put("run/1", 3);

        Assert.Equal([2, 0, 1], (await client.PagesAsync("FilterLogEvents", ("limit", 2))).Select(page => page.Lines().Count));
    }

    [Fact]
    public async Task Only_names_that_are_there_can_be_asked_for_and_a_prefix_of_none_gives_nothing()
    {
        await using var client = await StartAsync();

        Assert.Equal((400, "ResourceNotFoundException"), (await client.FilterLogEventsAsync(("logStreamNames", new[] { "run/1/task/2", "run/1/task/9" }))).Refusal());
        Assert.Empty((await client.FilterLogEventsAsync(("logStreamNamePrefix", "run/9/"))).Lines());
    }

    private static async Task<EmulatorClient> StartAsync()
    {
        var client = await LogCase.StartAsync();
        var zero = LogCase.Now.AddMinutes(-10);
        client.Host.Logs.Put(new EmulatedLog { Name = "run/1/task/2", Events = [new(zero, "a1"), new(zero.AddSeconds(3), "a2"), new(zero.AddSeconds(5), "a3")] });
        client.Host.Logs.Put(new EmulatedLog { Name = "run/1/task/3", Events = [new(zero.AddSeconds(1), "b1"), new(zero.AddSeconds(2), "b2"), new(zero.AddSeconds(4), "b3")] });
        client.Host.Logs.Put(new EmulatedLog { Name = "run/10/task/4", Events = [new(zero, "another run's")] });
        return client;
    }
}
