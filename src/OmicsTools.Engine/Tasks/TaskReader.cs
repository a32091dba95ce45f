using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Omics.Model;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using TaskStatus = Amazon.Omics.TaskStatus;

namespace OmicsTools.Engine.Tasks;

/// <summary>Reads the tasks of one run: the pages of its listing one after the other, the details side by side.</summary>
internal sealed class TaskReader
{
    private readonly OmicsConnections _connections;
    private readonly ServiceCaller _caller;
    private readonly TaskQuery _query;
    private readonly TaskStatus? _serviceFilter;

    public TaskReader(OmicsConnections connections, ServiceCaller caller, TaskQuery query)
    {
        _connections = connections;
        _caller = caller;
        _query = query;

        // The service takes one status, and refuses those it does not know.
        _serviceFilter = query.Statuses.Count == 1 && TaskStatuses.IsKnown(query.Statuses[0])
            ? new TaskStatus(query.Statuses[0].ToUpperInvariant())
            : null;
    }

    /// <summary>Writes what was asked of one run into its lane, in the service's order.</summary>
    public async Task ReadAsync(RunRequest request, Lane<TaskRecord> lane, CancellationToken cancellationToken)
    {
        var connection = _connections.For(request.Region);
        if (request.TaskIds is { } taskIds)
        {
            foreach (var taskId in taskIds)
            {
                await lane.WriteAsync(() => GetAsync(connection, request, taskId, cancellationToken), cancellationToken)
                    .ConfigureAwait(false);
            }

            return;
        }

        try
        {
            await foreach (var item in ListAsync(connection, request, cancellationToken).ConfigureAwait(false))
            {
                var listed = TaskRecords.From(item, request);
                if (NeedsDetail(listed))
                {
                    await lane.WriteAsync(() => AddDetailAsync(connection, request, listed, cancellationToken), cancellationToken)
                        .ConfigureAwait(false);
                }
                else
                {
                    await lane.WriteAsync(listed, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (OmicsFailureException e)
        {
            e.Failure.Target = request.Target;
            await lane.WriteAsync(e.Failure, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The run's tasks that pass the filters, page by page; each once, whatever the pages repeat.</summary>
    private async IAsyncEnumerable<TaskListItem> ListAsync(
        OmicsConnection connection, RunRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var subject = new CallSubject("ListRunTasks", connection.Region, request.RunId);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pages = Paging.ReadAsync(
            subject,
            token => _caller.CallAsync(
                connection.QuotaScope,
                subject,
                stop => connection.Client.ListRunTasksAsync(
                    new ListRunTasksRequest
                    {
                        Id = request.RunId,
                        MaxResults = Paging.PageSize,
                        StartingToken = token,
                        Status = _serviceFilter,
                    },
                    stop),
                cancellationToken),
            page => page.NextToken);

        await foreach (var page in pages.ConfigureAwait(false))
        {
            foreach (var item in page.Items ?? [])
            {
                if (Matches(item.Status?.Value, item.Name) && (item.TaskId is null || seen.Add(item.TaskId)))
                {
                    yield return item;
                }
            }
        }
    }

    /// <summary>A task that was asked for by its id.</summary>
    private async Task<StreamEvent<TaskRecord>> GetAsync(
        OmicsConnection connection, RunRequest request, string taskId, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await CallGetRunTaskAsync(connection, request, taskId, cancellationToken).ConfigureAwait(false);
            var record = TaskRecords.From(answer, request);
            return new StreamEvent<TaskRecord>(Matches(record.Status, record.Name) ? record : null);
        }
        catch (OmicsFailureException e)
        {
            e.Failure.Target = request.Target;
            return new StreamEvent<TaskRecord>(null, e.Failure);
        }
    }

    /// <summary>A listed task with its detail; without it, and with the reason, where it cannot be had.</summary>
    private async Task<StreamEvent<TaskRecord>> AddDetailAsync(
        OmicsConnection connection, RunRequest request, TaskRecord listed, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await CallGetRunTaskAsync(connection, request, listed.TaskId!, cancellationToken).ConfigureAwait(false);
            return new StreamEvent<TaskRecord>(TaskRecords.From(answer, request));
        }
        catch (OmicsFailureException e)
        {
            e.Failure.Target = request.Target;
            return new StreamEvent<TaskRecord>(listed, e.Failure);
        }
    }

    private Task<GetRunTaskResponse> CallGetRunTaskAsync(
        OmicsConnection connection, RunRequest request, string taskId, CancellationToken cancellationToken) =>
        _caller.CallAsync(
            connection.QuotaScope,
            new CallSubject("GetRunTask", connection.Region, request.RunId, taskId),
            stop => connection.Client.GetRunTaskAsync(new GetRunTaskRequest { Id = request.RunId, TaskId = taskId }, stop),
            cancellationToken);

    private bool NeedsDetail(TaskRecord listed) => listed.TaskId is not null && _query.Detail switch
    {
        TaskDetail.All => true,
        TaskDetail.Failed => string.Equals(listed.Status, TaskStatuses.Failed, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private bool Matches(string? status, string? name) =>
        (_query.Statuses.Count == 0 || _query.Statuses.Contains(status, StringComparer.OrdinalIgnoreCase))
        && (_query.NameFilter is null || _query.NameFilter(name ?? string.Empty));
}
