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
            page => next[page]))
        {
        }

        Assert.Equal([null, "a b", "ü/+="], asked);
    }

    [Fact]
    public async Task A_token_that_returns_ends_the_listing_with_a_failure_after_its_pages()
    {
        var pages = 0;

        var thrown = await Assert.ThrowsAsync<OmicsFailureException>(async () =>
        {
            await foreach (var _ in Paging.ReadAsync(Subject, token => Task.FromResult(token ?? "first"), page => page == "b" ? "a" : page == "a" ? "b" : "a"))
            {
                pages++;
            }
        });

        Assert.Equal((FailureKind.RepeatedPage, 3), (thrown.Failure.Kind, pages));
    }
}
