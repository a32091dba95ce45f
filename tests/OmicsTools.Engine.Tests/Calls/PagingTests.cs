using System.Collections.Generic;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Tests.Calls;

public class PagingTests
{
    private static readonly CallSubject Subject = new("ListRunTasks", "us-east-1", "1");

    [Fact]
    public async Task Follows_tokens_until_there_is_none_whatever_is_on_the_pages()
    {
        var next = new Dictionary<string, string?> { [""] = "a b", ["a b"] = "ü/+=", ["ü/+="] = "" };

        var asked = new List<string?>();
        await foreach (var _ in Paging.ReadAsync(
            Subject,
            token =>
            {
                asked.Add(token);
                return Task.FromResult(token ?? string.Empty);
            },
            page => next[page],
            page => [page]))
        {
        }

        Assert.Equal([null, "a b", "ü/+="], asked);
    }

    [Fact]
    public async Task A_token_that_returns_ends_the_listing_with_a_failure_after_its_pages()
    {
        var pages = 0;

        var thrown = await Assert.ThrowsAsync<OmicsException>(async () =>
        {
            await foreach (var _ in Paging.ReadAsync(Subject, token => Task.FromResult(token ?? "first"), page => page == "b" ? "a" : page == "a" ? "b" : "a", page => [page]))
            {
                pages++;
            }
        });

        Assert.Equal((FailureKind.RepeatedPage, 3), (thrown.Kind, pages));
    }

    [Fact]
    public async Task Pages_without_end_and_without_news_end_the_listing_with_a_failure()
    {
        var pages = 0;

        var thrown = await Assert.ThrowsAsync<OmicsException>(async () =>
        {
            await foreach (var _ in Paging.ReadAsync(Subject, Task.FromResult, _ => $"token {pages}", _ => ["1", "2"]))
            {
                pages++;
            }
        });

        Assert.Equal((FailureKind.RepeatedPage, 1002), (thrown.Kind, pages));
    }
}
