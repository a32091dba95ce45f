using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Logs;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Engine.Tasks;
using OmicsTools.Engine.Usage;

namespace OmicsTools.Engine.Timeline;

/// <summary>Reads a run and all its tasks: from its manifest where it has one, and from the API otherwise.</summary>
internal sealed class TimelineReader
{
    private const int PagesAhead = 16;

    private readonly OmicsConnections _connections;
    private readonly ServiceCaller _caller;
    private readonly Func<string, ValueTask> _log;
    private readonly UsageReader _usage;

    public TimelineReader(OmicsConnections connections, ServiceCaller caller, UsageOptions options, CallLimits limits, Func<string, ValueTask> log)
    {
        _connections = connections;
        _caller = caller;
        _log = log;
        options.ListsWithoutManifest = true;
        options.WholeRuns = true;
        _usage = new UsageReader(connections, caller, new TaskQuery(), options, limits, log);
    }

    /// <summary>Writes the run into the lane when all of it is known. One of which nothing can be had is a failure alone.</summary>
    public async Task ReadAsync(RunRequest request, Lane<RunTimelineRecord> lane, CancellationToken cancellationToken)
    {
        var tasks = new List<TaskUsage>();
        var hasFailed = false;
        var pages = Lane<IReadOnlyList<TaskUsage>>.ReadAsync(PagesAhead, (inner, stop) => _usage.ReadTasksAsync([request], inner, stop), cancellationToken);
        await foreach (var next in pages.ConfigureAwait(false))
        {
            tasks.AddRange(next.Value ?? []);
            hasFailed |= next.Failure is not null;
            if (next.Failure is not null || next.Message is not null)
            {
                await lane.WriteAsync(new StreamEvent<RunTimelineRecord>(null, next.Failure) { Message = next.Message, IsWarning = next.IsWarning }, cancellationToken)
                    .ConfigureAwait(false);
            }
        }

        if (tasks.Count > 0 || !hasFailed)
        {
            var record = new RunTimelineRecord(request, tasks) { Name = request.RunName, Uuid = request.RunUuid, IsIncomplete = hasFailed };
            await DescribeAsync(record, cancellationToken).ConfigureAwait(false);
            await lane.WriteAsync(record, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task DescribeAsync(RunTimelineRecord record, CancellationToken cancellationToken)
    {
        if (record.Tasks.Count > 0 && record.Tasks[0].Run is { Line: { } line } measured)
        {
            record.Name = measured.Name;
            record.Uuid = measured.Uuid;
            (record.Status, record.FailureReason, record.StatusMessage) = (line.Status, line.FailureReason, line.StatusMessage);
            (record.CreationTime, record.StartTime, record.StopTime) = (line.CreationTime, line.StartTime, line.StopTime);
            return;
        }

        var connection = _connections.For(record.Request.Region, record.Request.Profile);
        if (await new LogsOfRun(_caller, connection, record.Request, _log, cancellationToken).GetAsync().ConfigureAwait(false) is { } run)
        {
            record.Name = run.Name ?? record.Name;
            record.Uuid = run.Uuid ?? record.Uuid;
            (record.Status, record.FailureReason, record.StatusMessage) = (run.Status, run.FailureReason, run.StatusMessage);
            (record.CreationTime, record.StartTime, record.StopTime) = (run.CreationTimeUtc, run.StartTimeUtc, run.StopTimeUtc);
        }
    }
}
