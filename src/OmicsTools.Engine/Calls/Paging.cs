using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace OmicsTools.Engine.Calls;

/// <summary>Reads listings to their end.</summary>
internal static class Paging
{
    /// <summary>The most items the service puts on one page.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/omics/latest/api/API_ListRunTasks.html"/></remarks>
    public const int PageSize = 100;

    /// <summary>All pages, one after the other. A page without items is not the end; only a page without a token is.</summary>
    /// <param name="subject">What is listed.</param>
    /// <param name="getPage">Gets the page that a token stands for; null stands for the first.</param>
    /// <param name="nextToken">The token of the page after this one.</param>
    /// <exception cref="OmicsFailureException">A token came twice: the listing would go round for ever.</exception>
    public static async IAsyncEnumerable<TPage> ReadAsync<TPage>(
        CallSubject subject, Func<string?, Task<TPage>> getPage, Func<TPage, string?> nextToken)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? token = null;
        do
        {
            var page = await getPage(token).ConfigureAwait(false);
            yield return page;

            token = nextToken(page);
            if (!string.IsNullOrEmpty(token) && !seen.Add(token!))
            {
                throw new OmicsFailureException(Failures.RepeatedPage(subject));
            }
        }
        while (!string.IsNullOrEmpty(token));
    }
}
