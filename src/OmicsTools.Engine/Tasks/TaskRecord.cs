using System;
using OmicsTools.Engine.Connection;

namespace OmicsTools.Engine.Tasks;

/// <summary>One task of a run: every member of the API, plus where the task belongs.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_GetRunTask.html"/>. Any member can be null: the
/// service leaves out what does not apply, and the listing leaves out what only GetRunTask returns.
/// </remarks>
public sealed class TaskRecord
{
    /// <summary>The id of the run the task belongs to.</summary>
    public string RunId { get; set; } = string.Empty;

    /// <summary>The run's name where the request carried it.</summary>
    public string? RunName { get; set; }

    /// <summary>The run's universally unique identifier where the request carried it.</summary>
    public string? RunUuid { get; set; }

    /// <summary>What the user gave for the run or the task.</summary>
    public object? Target { get; set; }

    /// <summary>The Region that was asked.</summary>
    public string? Region { get; set; }

    /// <summary>The profile that it was asked for with; null where none was named.</summary>
    public ProfileReference? Profile { get; set; }

    /// <summary>The account that the run belongs to where the request carried it.</summary>
    public string? AccountId { get; set; }

    /// <summary>The task's id.</summary>
    public string? TaskId { get; set; }

    /// <summary>The task's universally unique identifier.</summary>
    public string? Uuid { get; set; }

    /// <summary>The task's status as the service spells it.</summary>
    public string? Status { get; set; }

    /// <summary>Why the task has this status.</summary>
    public string? StatusMessage { get; set; }

    /// <summary>The code of the failure's cause; an open set.</summary>
    public string? FailureReason { get; set; }

    /// <summary>The task's name; retries and scatter shards can share one.</summary>
    public string? Name { get; set; }

    /// <summary>The CPUs asked for.</summary>
    public int? Cpus { get; set; }

    /// <summary>The memory asked for, in GiB.</summary>
    public int? Memory { get; set; }

    /// <summary>The GPUs asked for.</summary>
    public int? Gpus { get; set; }

    /// <summary>The HealthOmics instance type the task ran on.</summary>
    public string? InstanceType { get; set; }

    /// <summary>Whether the result came from the run cache.</summary>
    public bool? CacheHit { get; set; }

    /// <summary>Where in S3 the cached result lies.</summary>
    public string? CacheS3Uri { get; set; }

    /// <summary>When the task was created, UTC.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>When the task started, UTC; null for one that never did.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>When the task stopped, UTC; null for one that has not.</summary>
    public DateTime? StopTime { get; set; }

    /// <summary>The ARN of the task's CloudWatch log stream; the stream need not exist.</summary>
    public string? LogStream { get; set; }

    /// <summary>The container image.</summary>
    public TaskImage? ImageDetails { get; set; }

    /// <summary>Whether the members that only GetRunTask returns were asked for and came.</summary>
    public bool HasDetail { get; set; }

    /// <summary>When the service answered, UTC; what "until now" means for a task that has not ended.</summary>
    public DateTime ObservedTime { get; set; }

    /// <summary>Whether the task has ended: COMPLETED, FAILED or CANCELLED. STOPPING is not an end.</summary>
    public bool IsTerminal => TaskStatuses.IsTerminal(Status);

    /// <summary>From creation to start, or until observed while the task waits; null where it cannot be known.</summary>
    public TimeSpan? QueueTime => Spans.Between(CreationTime, StartTime, IsTerminal ? null : ObservedTime);

    /// <summary>From start to stop, or until observed while the task runs; null for one that never started.</summary>
    public TimeSpan? RunTime => Spans.Between(StartTime, StopTime, IsTerminal ? null : ObservedTime);
}
