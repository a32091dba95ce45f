using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Omics.Model;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;

namespace OmicsTools.Engine.Runs;

/// <summary>The calls about runs.</summary>
internal static class RunCalls
{
    /// <summary>A run in full.</summary>
    /// <param name="caller">Makes the call.</param>
    /// <param name="connection">The run's Region.</param>
    /// <param name="runId">The run.</param>
    /// <param name="exports">What else is wanted of it; null for nothing.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="OmicsFailureException">It cannot be had.</exception>
    public static Task<GetRunResponse> GetAsync(
        ServiceCaller caller, OmicsConnection connection, string runId, List<string>? exports, CancellationToken cancellationToken) =>
        caller.CallAsync(
            connection.QuotaScope,
            new CallSubject("GetRun", connection.Region, runId),
            stop => connection.Client.GetRunAsync(new GetRunRequest { Id = runId, Export = exports }, stop),
            cancellationToken);

    /// <summary>All pages of a list of runs.</summary>
    /// <param name="caller">Makes the calls.</param>
    /// <param name="connection">The Region to list.</param>
    /// <param name="filter">What the service is to filter by.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="OmicsFailureException">A page cannot be had.</exception>
    public static IAsyncEnumerable<ListRunsResponse> ListAsync(
        ServiceCaller caller, OmicsConnection connection, ListRunsRequest filter, CancellationToken cancellationToken)
    {
        var subject = new CallSubject("ListRuns", connection.Region);
        return Paging.ReadAsync(
            subject,
            token => caller.CallAsync(
                connection.QuotaScope,
                subject,
                stop => connection.Client.ListRunsAsync(
                    new ListRunsRequest
                    {
                        MaxResults = Paging.PageSize,
                        StartingToken = token,
                        Status = filter.Status,
                        RunGroupId = filter.RunGroupId,
                        BatchId = filter.BatchId,
                    },
                    stop),
                cancellationToken),
            page => page.NextToken);
    }
}
