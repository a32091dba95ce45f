using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace OmicsTools.Engine.Calls;

/// <summary>Reads listings to their end.</summary>
internal static class Paging
{
    /// <summary>The most items the service puts on one page.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/omics/latest/api/API_ListRunTasks.html"/></remarks>
    public const int PageSize = 100;

    /// <summary>How many pages in a row may have nothing that was not on one before: filters of the service can empty some.</summary>
    private const int MaxPagesWithoutNews = 1000;

    /// <summary>All pages, one after the other. A page without items is not the end; only a page without a token is.</summary>
    /// <param name="subject">What is listed.</param>
    /// <param name="getPage">Gets the page that a token stands for; null stands for the first.</param>
    /// <param name="nextToken">The token of the page after this one.</param>
    /// <param name="ids">The ids of what is on a page; null for an item without one, which counts as new.</param>
    /// <exception cref="OmicsException">A token came twice, or too many pages had nothing new: the listing would go on for ever.</exception>
    public static async IAsyncEnumerable<TPage> ReadAsync<TPage>(
        CallSubject subject, Func<string?, Task<TPage>> getPage, Func<TPage, string?> nextToken, Func<TPage, IEnumerable<string?>> ids)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var known = new SeenIds();
        var pagesWithoutNews = 0;
        string? token = null;
        do
        {
            var page = await getPage(token).ConfigureAwait(false);
            yield return page;

            token = nextToken(page);
            pagesWithoutNews++;
            foreach (var id in ids(page).Where(id => string.IsNullOrEmpty(id) || known.Add(id!)))
            {
                pagesWithoutNews = 0;
            }

            if (pagesWithoutNews > MaxPagesWithoutNews)
            {
                throw Failures.EndlessListing(subject, MaxPagesWithoutNews);
            }

            if (!string.IsNullOrEmpty(token) && !seen.Add(token!))
            {
                throw Failures.RepeatedPage(subject);
            }
        }
        while (!string.IsNullOrEmpty(token));
    }

    /// <summary>Works on pages one after the other, and gets each while the one before is worked on.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="begin">What is to be under way before the next page is asked for.</param>
    /// <param name="finish">The rest of the work on a page.</param>
    public static async Task ReadAheadAsync<TPage>(IAsyncEnumerable<TPage> pages, Func<TPage, Task> begin, Func<TPage, Task> finish)
    {
        var reader = pages.GetAsyncEnumerator();
        var next = reader.MoveNextAsync().AsTask();
        try
        {
            while (await next.ConfigureAwait(false))
            {
                var page = reader.Current;
                await begin(page).ConfigureAwait(false);
                next = reader.MoveNextAsync().AsTask();
                await finish(page).ConfigureAwait(false);
            }
        }
        finally
        {
            // However it ended, it has to have ended; how does not matter to the one who does not wait for it above.
            _ = await Task.WhenAny(next).ConfigureAwait(false);
            await reader.DisposeAsync().ConfigureAwait(false);
        }
    }
}
