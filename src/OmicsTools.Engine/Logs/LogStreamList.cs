using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Amazon.CloudWatchLogs.Model;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;

namespace OmicsTools.Engine.Logs;

/// <summary>Lists log streams by what their names begin with.</summary>
internal static class LogStreamList
{
    private const int PageSize = 50;

    /// <summary>All streams whose names begin with something, in the order of their names.</summary>
    /// <param name="caller">Makes the calls.</param>
    /// <param name="connection">The Region, and whom to ask there.</param>
    /// <param name="prefix">What the names begin with.</param>
    /// <param name="runId">The run that they belong to; null where they are of many.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="OmicsException">A page cannot be had.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<LogStream>> ReadAsync(
        ServiceCaller caller, OmicsConnection connection, string prefix, string? runId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var subject = new CallSubject("DescribeLogStreams", connection.Region, runId)
        {
            LogStream = prefix,
            PublishedRate = LogStreams.PublishedRate("DescribeLogStreams", connection.Region),
        };
        var pages = Paging.ReadAsync(
            subject,
            token => caller.CallAsync(
                connection.LogsQuotaScope,
                subject,
                stop => connection.Logs!.DescribeLogStreamsAsync(
                    new DescribeLogStreamsRequest
                    {
                        LogGroupName = LogStreams.GroupName,
                        LogStreamNamePrefix = prefix,
                        Limit = PageSize,
                        NextToken = token,
                    },
                    stop),
                cancellationToken),
            page => page.NextToken,
            page => (page.LogStreams ?? []).Select(stream => stream.LogStreamName));
        await foreach (var page in pages.ConfigureAwait(false))
        {
            yield return [.. (page.LogStreams ?? []).Where(stream => stream.LogStreamName?.StartsWith(prefix, StringComparison.Ordinal) == true)];
        }
    }
}
