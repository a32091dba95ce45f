using System;
using System.Collections.Generic;
using System.IO;
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
    // One task may be denied for reasons of its own. Three without a success between them are the run's.
    private const int DenialsInARow = 3;

    private readonly OmicsConnections _connections;
    private readonly ServiceCaller _caller;
    private readonly TaskQuery _query;
    private readonly TaskStatus? _serviceFilter;
    private readonly DetailAnnouncement _announcement;

    // Whether the details of a run were denied, and none has come since.
    private volatile bool _wasDenied;

    public TaskReader(OmicsConnections connections, ServiceCaller caller, TaskQuery query, DetailAnnouncement announcement)
    {
        _connections = connections;
        _caller = caller;
        _query = query;
        _announcement = announcement;

        // The service takes one status, and refuses those it does not know.
        _serviceFilter = query.Statuses.Count == 1 && TaskStatuses.IsKnown(query.Statuses[0])
            ? new TaskStatus(query.Statuses[0].ToUpperInvariant())
            : null;
    }

    /// <summary>Writes what was asked of one run into its lane, in the service's order.</summary>
    public async Task ReadAsync(RunRequest request, Lane<RunTask> lane, CancellationToken cancellationToken)
    {
        var connection = _connections.For(request.Region, request.Profile);
        if (request.TaskIds is { } taskIds)
        {
            foreach (var taskId in taskIds)
            {
                await lane.WriteAsync(() => GetAsync(connection, request, taskId, lane.Turn, cancellationToken), cancellationToken)
                    .ConfigureAwait(false);
            }

            return;
        }

        // Where a run's details were denied, those of the next are tried with one call.
        var circuit = new CircuitBreaker<OmicsException>(_wasDenied ? 1 : DenialsInARow);
        try
        {
            // The first task's detail goes before the second page: it is the one that someone waits for.
            await Paging.ReadAheadAsync(
                ListAsync(connection, request, lane.Turn, cancellationToken),
                page => WriteAsync(page.Take(1)),
                async page =>
                {
                    await _announcement.ExpectAsync(page.Count(NeedsDetail)).ConfigureAwait(false);
                    await WriteAsync(page.Skip(1)).ConfigureAwait(false);
                }).ConfigureAwait(false);
        }
        catch (OmicsException e)
        {
            // The details fail for the same reason, and may have said so already.
            if (!e.ConcernsEveryCall || circuit.Open(e))
            {
                await lane.WriteAsync(e, cancellationToken).ConfigureAwait(false);
            }
        }

        async Task WriteAsync(IEnumerable<RunTask> tasks)
        {
            foreach (var listed in tasks)
            {
                await this.WriteAsync(connection, request, listed, circuit, lane, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task WriteAsync(
        OmicsConnection connection,
        RunRequest request,
        RunTask listed,
        CircuitBreaker<OmicsException> circuit,
        Lane<RunTask> lane,
        CancellationToken cancellationToken)
    {
        if (!NeedsDetail(listed) || circuit.Failure is not null)
        {
            await lane.WriteAsync(listed, cancellationToken).ConfigureAwait(false);
            return;
        }

        Task<StreamEvent<RunTask>>? work = null;
        await lane.WriteAsync(() => work = AddDetailAsync(connection, request, listed, circuit, lane.Turn, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        if (_wasDenied)
        {
            // One call shows whether others are of any use.
            _ = await work!.ConfigureAwait(false);
        }
    }

    /// <summary>The run's tasks that pass the filters, page by page; each once, whatever the pages repeat.</summary>
    private async IAsyncEnumerable<IReadOnlyList<RunTask>> ListAsync(
        OmicsConnection connection, RunRequest request, long turn, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var subject = connection.Subject("ListRunTasks", request.RunId, target: request.Target, turn: turn);
        var seen = new SeenIds();
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
            page => page.NextToken,
            page => (page.Items ?? []).Select(task => task.TaskId));

        await foreach (var page in pages.ConfigureAwait(false))
        {
            yield return
            [
                .. (page.Items ?? [])
                    .Where(item => Matches(item.Status?.Value, item.Name) && (item.TaskId is null || seen.Add(item.TaskId)))
                    .Select(item => TaskMapper.From(item, request))
                    .Where(IsWanted),
            ];
        }
    }

    /// <summary>A task that was asked for by its id.</summary>
    private async Task<StreamEvent<RunTask>> GetAsync(
        OmicsConnection connection, RunRequest request, string taskId, long turn, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await CallGetRunTaskAsync(connection, request, taskId, turn, cancellationToken).ConfigureAwait(false);
            var record = TaskMapper.From(answer, request);
            return new StreamEvent<RunTask>(Matches(record.Status, record.Name) && IsWanted(record) ? record : null);
        }
        catch (OmicsException e)
        {
            return new StreamEvent<RunTask>(null, e);
        }
    }

    /// <summary>A listed task with its detail; without it, and with the reason, where it cannot be had.</summary>
    private async Task<StreamEvent<RunTask>> AddDetailAsync(
        OmicsConnection connection,
        RunRequest request,
        RunTask listed,
        CircuitBreaker<OmicsException> circuit,
        long turn,
        CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, circuit.Opened);
        try
        {
            var answer = await CallGetRunTaskAsync(connection, request, listed.TaskId!, turn, stop.Token).ConfigureAwait(false);
            circuit.Succeed();
            _wasDenied = false;
            return new StreamEvent<RunTask>(TaskMapper.From(answer, request));
        }
        catch (OmicsException e)
        {
            return new StreamEvent<RunTask>(listed, Count(e, circuit));
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new StreamEvent<RunTask>(listed);
        }
    }

    /// <summary>What to report of a detail that failed; null where the failure that opened the circuit says it already.</summary>
    private OmicsException? Count(OmicsException failure, CircuitBreaker<OmicsException> circuit)
    {
        if (failure.ConcernsEveryCall)
        {
            return circuit.Open(failure) ? failure : null;
        }

        if (failure.Kind != FailureKind.AccessDenied)
        {
            // Whoever is told that a task is not there may ask for tasks.
            circuit.Succeed();
            return failure;
        }

        var last = Failures.OfLastDetail(failure);
        if (!circuit.Fail(last))
        {
            return circuit.Failure is null ? failure : null;
        }

        _wasDenied = true;
        return last;
    }

    private Task<GetRunTaskResponse> CallGetRunTaskAsync(
        OmicsConnection connection, RunRequest request, string taskId, long turn, CancellationToken cancellationToken) =>
        _caller.CallAsync(
            connection.QuotaScope,
            connection.Subject("GetRunTask", request.RunId, taskId, target: request.Target, turn: turn),
            async stop =>
            {
                var asked = new GetRunTaskRequest { Id = request.RunId, TaskId = taskId };
                var answer = await connection.Client.GetRunTaskAsync(asked, stop).ConfigureAwait(false);
                if (string.IsNullOrEmpty(answer.TaskId) && (answer.Name ?? answer.Status?.Value ?? answer.Uuid ?? answer.LogStream) is not null)
                {
                    // The model does not promise the id; an answer that says nothing at all is none.
                    answer.TaskId = taskId;
                }

                return answer.TaskId?.TrimStart('0') == taskId.TrimStart('0') ? answer : throw new InvalidDataException("the answer is not about this task");
            },
            cancellationToken);

    private bool NeedsDetail(RunTask listed) => listed.TaskId is not null && _query.Detail switch
    {
        DetailLevel.All => true,
        DetailLevel.Failed => TaskStatuses.IsFailed(listed.Status),
        _ => false,
    };

    private bool Matches(string? status, string? name) =>
        (_query.Statuses.Count == 0 || _query.Statuses.Contains(status, StringComparer.OrdinalIgnoreCase))
        && (_query.NameFilter is null || _query.NameFilter(name ?? string.Empty));

    private bool IsWanted(RunTask task) => _query.RecordFilter is null || _query.RecordFilter(task);
}
