using System;
using OmicsTools.Engine.Runs;
using OmicsTools.Output;

namespace OmicsTools;

/// <summary>One run of a workflow, as the list of runs gives it.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_RunListItem.html"/>. A member that the service left out is
/// null, a number never 0 instead.
/// </remarks>
public sealed class Run
{
    internal Run(RunRecord run)
    {
        Id = run.Id;
        Name = run.Name;
        Status = run.Status;
        WorkflowId = run.WorkflowId;
        WorkflowName = run.WorkflowName;
        WorkflowVersionName = run.WorkflowVersionName;
        CreationTime = UtcTime.From(run.CreationTime);
        StartTime = UtcTime.From(run.StartTime);
        StopTime = UtcTime.From(run.StopTime);
        QueueTime = run.QueueTime;
        RunTime = run.RunTime;
        QueueSeconds = WholeSeconds.Of(run.QueueTime);
        RunSeconds = WholeSeconds.Of(run.RunTime);
        IsTerminal = run.IsTerminal;
        StorageType = run.StorageType;
        StorageCapacity = run.StorageCapacity;
        Priority = run.Priority;
        BatchId = run.BatchId;
        Arn = run.Arn;
        Region = run.Region;
    }

    /// <summary>The run's id. Ids of deleted runs are given to new ones.</summary>
    public string? Id { get; }

    /// <summary>The run's name.</summary>
    public string? Name { get; }

    /// <summary>
    /// PENDING, STARTING, RUNNING, STOPPING, COMPLETED, FAILED, CANCELLED or DELETED today; a text, because new ones may
    /// come. A COMPLETED run can contain FAILED tasks that were retried.
    /// </summary>
    public string? Status { get; }

    /// <summary>The id of the workflow.</summary>
    public string? WorkflowId { get; }

    /// <summary>The name of the workflow; null for runs older than this member.</summary>
    public string? WorkflowName { get; }

    /// <summary>The name of the workflow's version; null where none was asked for.</summary>
    public string? WorkflowVersionName { get; }

    /// <summary>When the run was created: a <see cref="DateTime"/>, UTC. As text it is ISO 8601 in every culture.</summary>
    public object? CreationTime { get; }

    /// <summary>When the run started: a <see cref="DateTime"/>, UTC; null for one that never did.</summary>
    public object? StartTime { get; }

    /// <summary>When the run stopped: a <see cref="DateTime"/>, UTC; null for one that has not.</summary>
    public object? StopTime { get; }

    /// <summary>From creation to start, or until the answer while the run waits; null where it cannot be known.</summary>
    public TimeSpan? QueueTime { get; }

    /// <summary>From start to stop, or until the answer while the run goes on; null for one that never started.</summary>
    public TimeSpan? RunTime { get; }

    /// <summary><see cref="QueueTime"/> in whole seconds, to add up and to average.</summary>
    public long? QueueSeconds { get; }

    /// <summary><see cref="RunTime"/> in whole seconds, to add up and to average.</summary>
    public long? RunSeconds { get; }

    /// <summary>Whether the run has ended: COMPLETED, FAILED, CANCELLED or DELETED. STOPPING is not an end.</summary>
    public bool IsTerminal { get; }

    /// <summary>STATIC or DYNAMIC; null for old runs.</summary>
    public string? StorageType { get; }

    /// <summary>The run's storage in GiB; with dynamic storage, the most it used, once it has ended.</summary>
    public int? StorageCapacity { get; }

    /// <summary>The run's priority in its run group; null where none was given.</summary>
    public int? Priority { get; }

    /// <summary>The id of the batch that the run was started in; null for a run on its own.</summary>
    public string? BatchId { get; }

    /// <summary>The run's ARN.</summary>
    public string? Arn { get; }

    /// <summary>The Region that answered, for example <c>us-east-1</c>.</summary>
    public string? Region { get; }

    /// <summary>The run's name and id, for messages.</summary>
    /// <returns>For example <c>na12878-wgs (8192875)</c>.</returns>
    public override string ToString() => $"{Name} ({Id})";
}
