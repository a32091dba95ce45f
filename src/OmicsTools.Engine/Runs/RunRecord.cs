using System;

namespace OmicsTools.Engine.Runs;

/// <summary>One run as the listing gives it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/api/API_RunListItem.html"/>. Any member can be null.</remarks>
public sealed class RunRecord
{
    /// <summary>The run's id.</summary>
    public string? Id { get; set; }

    /// <summary>The run's ARN.</summary>
    public string? Arn { get; set; }

    /// <summary>The run's name.</summary>
    public string? Name { get; set; }

    /// <summary>The run's status as the service spells it.</summary>
    public string? Status { get; set; }

    /// <summary>The id of the workflow.</summary>
    public string? WorkflowId { get; set; }

    /// <summary>The name of the workflow.</summary>
    public string? WorkflowName { get; set; }

    /// <summary>The name of the workflow's version.</summary>
    public string? WorkflowVersionName { get; set; }

    /// <summary>The id of the batch the run was started in.</summary>
    public string? BatchId { get; set; }

    /// <summary>The run's priority in its run group.</summary>
    public int? Priority { get; set; }

    /// <summary>The run's storage type.</summary>
    public string? StorageType { get; set; }

    /// <summary>The run's storage in GiB.</summary>
    public int? StorageCapacity { get; set; }

    /// <summary>When the run was created, UTC.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>When the run started, UTC.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>When the run stopped, UTC.</summary>
    public DateTime? StopTime { get; set; }

    /// <summary>The Region that was asked.</summary>
    public string? Region { get; set; }

    /// <summary>When the service answered, UTC; what "until now" means for a run that has not ended.</summary>
    public DateTime ObservedTime { get; set; }

    /// <summary>Whether the run has ended.</summary>
    public bool IsTerminal => RunStatuses.IsTerminal(Status);

    /// <summary>From creation to start, or until observed while the run waits; null where it cannot be known.</summary>
    public TimeSpan? QueueTime => Spans.Between(CreationTime, StartTime, IsTerminal ? null : ObservedTime);

    /// <summary>From start to stop, or until observed while the run goes on; null for one that never started.</summary>
    public TimeSpan? RunTime => Spans.Between(StartTime, StopTime, IsTerminal ? null : ObservedTime);
}
