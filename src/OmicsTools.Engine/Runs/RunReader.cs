using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Omics;
using Amazon.Omics.Model;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Streaming;

namespace OmicsTools.Engine.Runs;

/// <summary>Gets runs by id, and lists the runs of an account and Region in the service's order.</summary>
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
    public Task ReadAsync(RunQuery query, Lane<RunRecord> lane, CancellationToken cancellationToken) => query.RunId is null
        ? ListAsync(query, lane, cancellationToken)
        : GetAsync(query, query.RunId, lane, cancellationToken);

    private async Task GetAsync(RunQuery query, string runId, Lane<RunRecord> lane, CancellationToken cancellationToken)
    {
        var connection = _connections.For(query.Region);
        try
        {
            var answer = await RunCalls.GetAsync(_caller, connection, runId, Exports(query), cancellationToken).ConfigureAwait(false);
            var run = RunRecords.From(answer, connection.Region);
            run.Target = query.Target;
            run.WorkflowName ??= query.WorkflowName;
            await lane.WriteAsync(run, cancellationToken).ConfigureAwait(false);
        }
        catch (OmicsFailureException e)
        {
            e.Failure.Target = query.Target;
            await lane.WriteAsync(e.Failure, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ListAsync(RunQuery query, Lane<RunRecord> lane, CancellationToken cancellationToken)
    {
        var connection = _connections.For(query.Region);
        var batch = query.WantsWholeBatch ? new BatchReader(connection, _caller, query.BatchId!) : null;
        if (batch is not null)
        {
            await batch.ReadAsync(lane, cancellationToken).ConfigureAwait(false);
        }

        // The service takes one status, and refuses those it does not know.
        var serviceFilter = new ListRunsRequest
        {
            Status = query.Statuses.Count == 1 && RunStatuses.IsKnown(query.Statuses[0])
                ? new RunStatus(query.Statuses[0].ToUpperInvariant())
                : null,
            RunGroupId = query.RunGroupId,
            BatchId = query.BatchId,
        };

        // Each run once, whatever the pages repeat.
        var seen = new SeenIds();
        await foreach (var page in RunCalls.ListAsync(_caller, connection, serviceFilter, cancellationToken).ConfigureAwait(false))
        {
            foreach (var listed in (page.Items ?? []).Where(run => Matches(query, run) && (run.Id is null || seen.Add(run.Id))))
            {
                var run = RunRecords.From(listed, connection.Region);
                batch?.Complete(run);
                await lane.WriteAsync(run, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var run in batch?.Missing ?? [])
        {
            await lane.WriteAsync(run, cancellationToken).ConfigureAwait(false);
        }
    }

    private static List<string>? Exports(RunQuery query) => query.Exports.Count == 0 ? null : [.. query.Exports];

    private static bool Matches(RunQuery query, RunListItem run) =>
        (query.Statuses.Count == 0 || query.Statuses.Contains(run.Status?.Value, StringComparer.OrdinalIgnoreCase))
        && (query.CreatedAfter is not { } after || run.CreationTime >= after)
        && (query.CreatedBefore is not { } before || run.CreationTime <= before)
        && (query.NameFilter is null || query.NameFilter(run.Name ?? string.Empty));
}
