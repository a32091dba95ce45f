using System;
using System.Collections.Generic;
using OmicsTools.Engine.Runs;

namespace OmicsTools.Engine.Timeline;

/// <summary>A run and all its tasks, with the times of each. Null is what neither the manifest nor the API says.</summary>
public sealed class RunTimelineRecord
{
    internal RunTimelineRecord(RunRequest request, IReadOnlyList<TaskUsage> tasks)
    {
        Request = request;
        Tasks = tasks;
        ObservedTime = DateTime.UtcNow;
    }

    /// <summary>What was asked for.</summary>
    public RunRequest Request { get; }

    /// <summary>The tasks, in the order of the manifest or of the list.</summary>
    public IReadOnlyList<TaskUsage> Tasks { get; }

    /// <summary>The run's name.</summary>
    public string? Name { get; internal set; }

    /// <summary>The run's universally unique identifier.</summary>
    public string? Uuid { get; internal set; }

    /// <summary>The run's status.</summary>
    public string? Status { get; internal set; }

    /// <summary>The code of a failure.</summary>
    public string? FailureReason { get; internal set; }

    /// <summary>What the service says of a failure.</summary>
    public string? StatusMessage { get; internal set; }

    /// <summary>When the run was created, UTC.</summary>
    public DateTime? CreationTime { get; internal set; }

    /// <summary>When the run started, UTC.</summary>
    public DateTime? StartTime { get; internal set; }

    /// <summary>When the run stopped, UTC; null for one that goes on.</summary>
    public DateTime? StopTime { get; internal set; }

    /// <summary>When the last answer came, UTC; what "until now" means for a task that goes on.</summary>
    public DateTime ObservedTime { get; }

    /// <summary>Whether something could not be had, so that tasks may be missing; it was said as a failure.</summary>
    public bool IsIncomplete { get; internal set; }
}
