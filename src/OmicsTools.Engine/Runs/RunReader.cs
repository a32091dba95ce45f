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
    public Task ReadAsync(RunQuery query, Lane<Run> lane, CancellationToken cancellationToken) => query.RunId is null
        ? ListAsync(query, lane, cancellationToken)
        : GetAsync(query, query.RunId, lane, cancellationToken);

    private async Task GetAsync(RunQuery query, string runId, Lane<Run> lane, CancellationToken cancellationToken)
    {
        var connection = _connections.For(query.Region, query.Profile);
        var answer = await RunCalls.GetAsync(_caller, connection, runId, Exports(query), query.Target, cancellationToken).ConfigureAwait(false);
        if (_connections.IsOfAccount(runId, query.AccountId, query.Region, query.Profile, out var failure) == false)
        {
            throw failure!;
        }

        if (RunCalls.IsOther(query.RunUuid, answer.Uuid))
        {
            throw Failures.OtherRun(runId, query.Region);
        }

        var run = RunMapper.From(answer, connection);
        run.WorkflowName ??= query.WorkflowName;
        await lane.WriteAsync(Event(run), cancellationToken).ConfigureAwait(false);
    }

    private async Task ListAsync(RunQuery query, Lane<Run> lane, CancellationToken cancellationToken)
    {
        var connection = _connections.For(query.Region, query.Profile);
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
                var run = RunMapper.From(listed, connection);
                batch?.Complete(run);
                if (NeedsDetail(query, run))
                {
                    await lane.WriteAsync(() => AddDetailAsync(connection, run, cancellationToken), cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await lane.WriteAsync(run, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        foreach (var run in batch?.Missing ?? [])
        {
            await lane.WriteAsync(run, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A listed run in full; as listed, and with the reason, where that cannot be had.</summary>
    private async Task<StreamEvent<Run>> AddDetailAsync(OmicsConnection connection, Run listed, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await RunCalls.GetAsync(_caller, connection, listed.Id!, exports: null, target: listed.Id, cancellationToken).ConfigureAwait(false);
            var run = RunMapper.From(answer, connection);
            run.WorkflowName ??= listed.WorkflowName;
            RunMapper.CopyMember(listed, run);
            return Event(run);
        }
        catch (OmicsException e)
        {
            return new StreamEvent<Run>(listed, e);
        }
    }

    /// <summary>A run in full, with a warning where PowerShell cannot show all of it.</summary>
    private static StreamEvent<Run> Event(Run run)
    {
        var names = new[] { run.ParametersDocument, run.EngineSettingsDocument, run.TagsDocument, run.ResourceDigestsDocument }.SelectMany(PlainDocument.NamesThatDifferInCase).ToList();
        return names.Count == 0 ? new(run) : new(run)
        {
            Message = $"Run {run.Id} has names that differ from others by their case alone, and PowerShell shows the first of each: "
                + $"{string.Join(", ", names)}. As text, for example \"$($run.Parameters)\", all are there.",
            IsWarning = true,
        };
    }

    private static bool NeedsDetail(RunQuery query, Run listed) => listed.Id is not null && query.Detail switch
    {
        DetailLevel.All => true,
        DetailLevel.Failed => RunStatuses.IsFailed(listed.Status),
        _ => false,
    };

    private static List<string>? Exports(RunQuery query) => query.Exports.Count == 0 ? null : [.. query.Exports];

    private static bool Matches(RunQuery query, RunListItem run) =>
        (query.Statuses.Count == 0 || query.Statuses.Contains(run.Status?.Value, StringComparer.OrdinalIgnoreCase))
        && (query.CreatedAfter is not { } after || run.CreationTime >= after)
        && (query.CreatedBefore is not { } before || run.CreationTime <= before)
        && (query.StoppedAfter is not { } stoppedAfter || run.StopTime >= stoppedAfter)
        && (query.StoppedBefore is not { } stoppedBefore || run.StopTime <= stoppedBefore)
        && (query.NameFilter is null || query.NameFilter(run.Name ?? string.Empty));
}
