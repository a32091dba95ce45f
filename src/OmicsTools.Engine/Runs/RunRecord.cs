using System;
using System.Collections.Generic;
using OmicsTools.Engine.Connection;

namespace OmicsTools.Engine.Runs;

/// <summary>One run: what the listing gives, and with <see cref="HasDetail"/> what GetRun adds.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/api/API_GetRun.html"/>. Any member can be null.</remarks>
public sealed class RunRecord
{
    /// <summary>The run's id; null for a member of a batch that has no run.</summary>
    public string? Id { get; set; }

    /// <summary>The run's ARN.</summary>
    public string? Arn { get; set; }

    /// <summary>The profile that it was asked for with; null where none was named.</summary>
    public ProfileReference? Profile { get; set; }

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

    /// <summary>What the one who started the batch calls this member of it.</summary>
    public string? RunSettingId { get; set; }

    /// <summary>What became of the run's submission with its batch, as the service spells it.</summary>
    public string? SubmissionStatus { get; set; }

    /// <summary>The code of the submission's failure; an open set.</summary>
    public string? SubmissionFailureReason { get; set; }

    /// <summary>Why the submission failed.</summary>
    public string? SubmissionFailureMessage { get; set; }

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

    /// <summary>The run's universally unique identifier.</summary>
    public string? Uuid { get; set; }

    /// <summary>Why the run has this status.</summary>
    public string? StatusMessage { get; set; }

    /// <summary>The code of the failure's cause; an open set.</summary>
    public string? FailureReason { get; set; }

    /// <summary>The id of the run group.</summary>
    public string? RunGroupId { get; set; }

    /// <summary>The workflow's type.</summary>
    public string? WorkflowType { get; set; }

    /// <summary>The workflow's universally unique identifier.</summary>
    public string? WorkflowUuid { get; set; }

    /// <summary>The account that owns a shared workflow.</summary>
    public string? WorkflowOwnerId { get; set; }

    /// <summary>The version of Nextflow that ran the workflow.</summary>
    public string? EngineVersion { get; set; }

    /// <summary>The named configuration that the run was started with, as plain objects by the API's names.</summary>
    public object? Configuration { get; set; }

    /// <summary>The VPC that the tasks reach, likewise.</summary>
    public object? VpcConfig { get; set; }

    /// <summary>The policy, in JSON, that narrows what the run's role may do.</summary>
    public string? SessionPolicy { get; set; }

    /// <summary>The accelerators asked for.</summary>
    public string? Accelerators { get; set; }

    /// <summary>The id of the run cache.</summary>
    public string? CacheId { get; set; }

    /// <summary>When the cache is used.</summary>
    public string? CacheBehavior { get; set; }

    /// <summary>Where the results were asked to go.</summary>
    public string? OutputUri { get; set; }

    /// <summary>Where the results go.</summary>
    public string? RunOutputUri { get; set; }

    /// <summary>How much is logged.</summary>
    public string? LogLevel { get; set; }

    /// <summary>The ARN of the run's log stream.</summary>
    public string? RunLogStream { get; set; }

    /// <summary>The ARN of the engine's log stream.</summary>
    public string? EngineLogStream { get; set; }

    /// <summary>The address of the workflow's definition, where it was asked for.</summary>
    public string? Definition { get; set; }

    /// <summary>The digest of the workflow's definition.</summary>
    public string? Digest { get; set; }

    /// <summary>The role that the run works as.</summary>
    public string? RoleArn { get; set; }

    /// <summary>Who started the run.</summary>
    public string? StartedBy { get; set; }

    /// <summary>The run that this one repeats.</summary>
    public string? SourceRunId { get; set; }

    /// <summary>Whether the service may forget the run.</summary>
    public string? RetentionMode { get; set; }

    /// <summary>How the run reaches the network.</summary>
    public string? NetworkingMode { get; set; }

    /// <summary>Where scratch storage lies.</summary>
    public string? ScratchStorageMode { get; set; }

    /// <summary>The parameters the run was started with: dictionaries, lists, texts, numbers, booleans.</summary>
    public object? Parameters { get; set; }

    /// <summary>The settings of the workflow engine, likewise.</summary>
    public object? EngineSettings { get; set; }

    /// <summary>The tags.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; set; }

    /// <summary>The digests of the inputs, by URI.</summary>
    public IReadOnlyDictionary<string, string>? ResourceDigests { get; set; }

    /// <summary>Whether the members that only GetRun returns were asked for and came.</summary>
    public bool HasDetail { get; set; }

    /// <summary>What the user gave for the run; null for one of a listing.</summary>
    public object? Target { get; set; }

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
