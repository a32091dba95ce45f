using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Omics;
using Amazon.Omics.Model;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Streaming;

namespace OmicsTools.Engine.Runs;

/// <summary>Lists the runs of an account and Region, in the service's order.</summary>
internal sealed class RunReader
{
    private readonly OmicsConnections _connections;
    private readonly ServiceCaller _caller;

    public RunReader(OmicsConnections connections, ServiceCaller caller)
    {
        _connections = connections;
        _caller = caller;
    }

    /// <summary>Writes the runs that are wanted into the lane.</summary>
    public async Task ReadAsync(RunQuery query, Lane<RunRecord> lane, CancellationToken cancellationToken)
    {
        var connection = _connections.For(query.Region);
        var subject = new CallSubject("ListRuns", connection.Region);

        // The service takes one status, and refuses those it does not know.
        var serviceFilter = query.Statuses.Count == 1 && RunStatuses.IsKnown(query.Statuses[0])
            ? new RunStatus(query.Statuses[0].ToUpperInvariant())
            : null;
        var pages = Paging.ReadAsync(
            subject,
            token => _caller.CallAsync(
                connection.QuotaScope,
                subject,
                stop => connection.Client.ListRunsAsync(
                    new ListRunsRequest { MaxResults = Paging.PageSize, StartingToken = token, Status = serviceFilter }, stop),
                cancellationToken),
            page => page.NextToken);

        await foreach (var page in pages.ConfigureAwait(false))
        {
            foreach (var run in (page.Items ?? []).Where(run => Matches(query, run)))
            {
                await lane.WriteAsync(RecordOf(run, connection.Region), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool Matches(RunQuery query, RunListItem run) =>
        (query.Statuses.Count == 0 || query.Statuses.Contains(run.Status?.Value, StringComparer.OrdinalIgnoreCase))
        && (query.NameFilter is null || query.NameFilter(run.Name ?? string.Empty));

    private static RunRecord RecordOf(RunListItem run, string region) => new()
    {
        Id = run.Id,
        Arn = run.Arn,
        Name = run.Name,
        Status = run.Status?.Value,
        WorkflowId = run.WorkflowId,
        WorkflowName = run.WorkflowName,
        WorkflowVersionName = run.WorkflowVersionName,
        BatchId = run.BatchId,
        Priority = run.Priority,
        StorageType = run.StorageType?.Value,
        StorageCapacity = run.StorageCapacity,
        CreationTime = run.CreationTime,
        StartTime = run.StartTime,
        StopTime = run.StopTime,
        Region = region,
        ObservedTime = DateTime.UtcNow,
    };
}
