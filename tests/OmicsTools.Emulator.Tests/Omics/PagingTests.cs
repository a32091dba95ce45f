using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

public sealed class PagingTests
{
    private const string Tasks = "/run/5000001/task";

    [Theory]
    [InlineData("?maxResults=100", new[] { 100, 100, 50 })]
    [InlineData("?maxResults=90", new[] { 90, 90, 70 })]
    public async Task Pages_hold_as_many_items_as_asked_and_miss_none(string query, int[] sizes)
    {
        await using var client = await EmulatorClient.StartWithAsync(runs: 1, tasks: 250);

        var pages = await client.GetPagesAsync(Tasks + query);

        Assert.Equal(sizes, pages.Select(page => page.Items.Count));
        Assert.Equal(client.Host.Runs.All.Single().Tasks.Select(task => task.TaskId), pages.SelectMany(page => page.Values("taskId")));
    }

    [Fact]
    public async Task A_page_holds_ten_items_where_nothing_is_asked()
    {
        await using var client = await EmulatorClient.StartWithAsync(runs: 1, tasks: 25);

        Assert.Equal([10, 10, 5], (await client.GetPagesAsync(Tasks)).Select(page => page.Items.Count));
    }

    [Fact]
    public async Task Pages_may_be_shorter_than_asked()
    {
        await using var client = await EmulatorClient.StartWithAsync(runs: 1, tasks: 10, new EmulatorOptions { MaxPageSize = 4 });

        Assert.Equal([4, 4, 2], (await client.GetPagesAsync(Tasks + "?maxResults=100")).Select(page => page.Items.Count));
    }

    [Fact]
    public async Task An_empty_page_may_lead_on()
    {
        await using var client = await EmulatorClient.StartWithAsync(runs: 1, tasks: 10, new EmulatorOptions { EmptyPages = true });

        Assert.Equal([4, 0, 4, 0, 2], (await client.GetPagesAsync(Tasks + "?maxResults=4")).Select(page => page.Items.Count));
    }

    [Fact]
    public async Task A_listing_of_nothing_is_one_empty_page()
    {
        await using var client = await EmulatorClient.StartWithAsync(runs: 1, tasks: 0);

        Assert.Empty(Assert.Single(await client.GetPagesAsync(Tasks)).Items);
    }

    [Fact]
    public async Task A_filter_holds_over_all_pages()
    {
        await using var client = await EmulatorClient.StartWithAsync(runs: 1, tasks: 100);

        var failed = (await client.GetPagesAsync(Tasks + "?status=FAILED&maxResults=3")).SelectMany(page => page.Items).ToList();

        Assert.Equal(11, failed.Count);
        Assert.All(failed, task => Assert.Equal("FAILED", task.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Tasks_that_change_state_between_pages_take_none_of_the_others_away()
    {
        await using var client = await EmulatorClient.StartWithAsync(
            """
            { "asOf": "2026-01-15T08:00:00Z", "runs": [ { "id": "1", "creationTime": "2026-01-15T07:00:00Z", "tasks": [
              { "taskId": "1", "status": "COMPLETED", "creationTime": "2026-01-15T07:00:00Z", "startTime": "2026-01-15T07:00:00Z", "stopTime": "2026-01-15T08:30:00Z" },
              { "taskId": "2", "status": "RUNNING", "creationTime": "2026-01-15T07:00:00Z", "startTime": "2026-01-15T07:00:00Z" },
              { "taskId": "3", "status": "RUNNING", "creationTime": "2026-01-15T07:00:00Z", "startTime": "2026-01-15T07:00:00Z" } ] } ] }
            """);

        var first = await client.GetAsync("/run/1/task?maxResults=1&status=RUNNING");
        client.Host.Clock.Advance(TimeSpan.FromHours(1));
        var second = await client.GetAsync($"/run/1/task?maxResults=1&status=RUNNING&startingToken={Uri.EscapeDataString(first.NextToken!)}");

        Assert.Equal(["1", "2"], first.Values("taskId").Concat(second.Values("taskId")));
    }

    [Fact]
    public async Task A_token_keeps_to_the_model_and_must_be_encoded()
    {
        await using var client = await EmulatorClient.StartWithAsync(runs: 1, tasks: 100_000);

        var token = (await client.GetAsync(Tasks + "?maxResults=100")).NextToken!;

        Assert.InRange(token.Length, 1, 128);
        Assert.DoesNotContain(token, char.IsControl);
        Assert.Superset(new HashSet<char>("+/= &%"), token.ToHashSet());
        Assert.Contains(token, character => character > 127);
    }

    [Theory]
    [InlineData("/run/5000002/task", "a token of another run")]
    [InlineData("/run/5000001/task?status=FAILED", "a token of another filter")]
    [InlineData("/run", "a token of another operation")]
    public async Task A_token_belongs_to_its_listing(string target, string reason)
    {
        await using var client = await EmulatorClient.StartWithAsync(runs: 2, tasks: 20);
        var token = Uri.EscapeDataString((await client.GetAsync(Tasks)).NextToken!);

        var reply = await client.GetAsync($"{target}{(target.Contains('?', StringComparison.Ordinal) ? '&' : '?')}startingToken={token}");

        Assert.True((reply.Status, reply.ErrorType) == (400, "ValidationException"), reason);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("%2B%2F%3D%20%26%3F%25%C3%BC%E6%97%A5garbage")]
    [InlineData("%2B%2F%3D%20%26%3F%25%C3%BC%E6%97%A5Z2FyYmFnZQ%3D%3D")]
    public async Task A_token_that_was_never_given_out_is_invalid(string token)
    {
        await using var client = await EmulatorClient.StartWithAsync(runs: 1, tasks: 20);

        Assert.Equal("ValidationException", (await client.GetAsync($"{Tasks}?startingToken={token}")).ErrorType);
    }

    [Fact]
    public async Task A_token_that_a_client_encodes_twice_is_invalid()
    {
        await using var client = await EmulatorClient.StartWithAsync(runs: 1, tasks: 20);
        var token = (await client.GetAsync(Tasks)).NextToken!;

        Assert.Equal(400, (await client.GetAsync($"{Tasks}?startingToken={Uri.EscapeDataString(Uri.EscapeDataString(token))}")).Status);
    }
}
