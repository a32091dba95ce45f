using System;
using System.Collections.Generic;
using System.Linq;
using OmicsTools.Engine.Tasks;
using OmicsTools.Engine.Timeline;

namespace OmicsTools.Timeline;

/// <summary>A run and its tasks as pictures and traces need them. Times are UTC, null is what is not known.</summary>
internal sealed class RunTimeline
{
    public RunTimeline(string runId)
    {
        RunId = runId;
    }

    public string RunId { get; }

    public string? Name { get; set; }

    public string? Status { get; private set; }

    public string? FailureReason { get; private set; }

    public string? StatusMessage { get; private set; }

    public DateTime? CreationTime { get; private set; }

    public DateTime? StartTime { get; private set; }

    public DateTime? StopTime { get; private set; }

    /// <summary>When it stopped, or up to when it is known to go on; null where nothing is known of the run itself.</summary>
    public DateTime? End { get; private set; }

    /// <summary>Whether tasks of it may be missing.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>The tasks, in the order of their creation once <see cref="Complete"/> was called.</summary>
    public List<TimelineTask> Tasks { get; private set; } = [];

    public static RunTimeline From(RunTimelineRecord run) => new(run.Request.RunId)
    {
        Name = run.Name,
        Status = run.Status,
        FailureReason = run.FailureReason,
        StatusMessage = run.StatusMessage,
        CreationTime = run.CreationTime,
        StartTime = run.StartTime,
        StopTime = run.StopTime,
        End = run.CreationTime is null ? null : run.StopTime ?? (Engine.Runs.RunStatuses.IsTerminal(run.Status) ? run.StartTime : run.ObservedTime),
        IsIncomplete = run.IsIncomplete,
        Tasks = [.. run.Tasks.Select(task => TimelineTask.From(task, run.ObservedTime))],
    };

    /// <summary>Puts the tasks in order and counts attempts, when all of them are there.</summary>
    public void Complete()
    {
        Tasks = [.. Tasks.OrderBy(task => task.Begin ?? DateTime.MinValue)];
        var failed = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var task in Tasks)
        {
            var name = task.Name ?? string.Empty;
            task.Attempt = failed.TryGetValue(name, out var before) ? before + 1 : 1;
            failed[name] = TaskStatuses.IsFailed(task.Status) ? task.Attempt : 0;
        }
    }
}
