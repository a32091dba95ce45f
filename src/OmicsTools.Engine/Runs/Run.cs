using System;
using OmicsTools.Engine;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Objects;
using OmicsTools.Engine.Runs;

namespace OmicsTools;

/// <summary>One run of a workflow: every member of the API under its API name.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_GetRun.html"/>. A member that the service left out is null, a
/// number never 0 instead. Members marked <em>detail</em> come from GetRun only, and are null when <see cref="HasDetail"/> is
/// false: ask for runs by id to have them.
/// </remarks>
public sealed class Run : OmicsObject
{
    private readonly ProfileReference? _profile;

    internal Run(OmicsConnection connection)
    {
        Region = connection.Region;
        _profile = connection.Profile;
    }

    /// <summary>
    /// The run's id; null for a member of a batch that was never submitted. Ids of deleted runs are given to new ones.
    /// </summary>
    public string? Id { get; internal set; }

    /// <summary>The run's name.</summary>
    public string? Name { get; internal set; }

    /// <summary>
    /// PENDING, STARTING, RUNNING, STOPPING, COMPLETED, FAILED, CANCELLED or DELETED today; a text, because new ones may
    /// come. A COMPLETED run can contain FAILED tasks that were retried. Null for a member of a batch whose run is not listed.
    /// </summary>
    public string? Status { get; internal set; }

    /// <summary>The id of the workflow.</summary>
    public string? WorkflowId { get; internal set; }

    /// <summary>
    /// The name of the workflow, which the list of runs alone tells; null for runs older than this member, and for a run by its id
    /// where neither the input nor a list of runs in this session told it.
    /// </summary>
    public string? WorkflowName { get; internal set; }

    /// <summary>The name of the workflow's version; null where none was asked for.</summary>
    public string? WorkflowVersionName { get; internal set; }

    /// <summary>When the run was created: a local <see cref="DateTime"/>, whose text is ISO 8601 in UTC.</summary>
    public object? CreationTime => Presentation.Time(CreationTimeUtc);

    /// <summary>When the run started: a local <see cref="DateTime"/>, whose text is ISO 8601 in UTC; null for one that never did.</summary>
    public object? StartTime => Presentation.Time(StartTimeUtc);

    /// <summary>When the run stopped: a local <see cref="DateTime"/>, whose text is ISO 8601 in UTC; null for one that has not.</summary>
    public object? StopTime => Presentation.Time(StopTimeUtc);

    /// <summary>From creation to start, or until the answer while the run waits; null where it cannot be known.</summary>
    public TimeSpan? QueueTime => Spans.Between(CreationTimeUtc, StartTimeUtc, IsTerminal ? null : ObservedTime);

    /// <summary>From start to stop, or until the answer while the run goes on; null for one that never started.</summary>
    public TimeSpan? RunTime => Spans.Between(StartTimeUtc, StopTimeUtc, IsTerminal ? null : ObservedTime);

    /// <summary><see cref="QueueTime"/> in whole seconds, to add up and to average.</summary>
    public long? QueueSeconds => Presentation.WholeSeconds(QueueTime);

    /// <summary><see cref="RunTime"/> in whole seconds, to add up and to average.</summary>
    public long? RunSeconds => Presentation.WholeSeconds(RunTime);

    /// <summary>Whether the run has ended: COMPLETED, FAILED, CANCELLED or DELETED. STOPPING is not an end.</summary>
    public bool IsTerminal => RunStatuses.IsTerminal(Status);

    /// <summary>STATIC or DYNAMIC; null for old runs.</summary>
    public string? StorageType { get; internal set; }

    /// <summary>The run's storage in GiB; with dynamic storage, the most it used, once it has ended.</summary>
    public int? StorageCapacity { get; internal set; }

    /// <summary>The run's priority in its run group; null where none was given.</summary>
    public int? Priority { get; internal set; }

    /// <summary>The id of the batch that the run was started in; null for a run on its own.</summary>
    public string? BatchId { get; internal set; }

    /// <summary>With a whole batch: what the one who started it calls this member. Null otherwise.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/omics/latest/api/API_RunBatchListItem.html"/></remarks>
    public string? RunSettingId { get; internal set; }

    /// <summary>
    /// With a whole batch: SUCCESS, FAILED, CANCEL_SUCCESS, CANCEL_FAILED, DELETE_SUCCESS or DELETE_FAILED today. Null
    /// otherwise, and for a member whose turn has not come.
    /// </summary>
    public string? SubmissionStatus { get; internal set; }

    /// <summary>With a whole batch: the code of the cause of a failed submission; an open set.</summary>
    public string? SubmissionFailureReason { get; internal set; }

    /// <summary>With a whole batch: why the submission failed, in a sentence.</summary>
    public string? SubmissionFailureMessage { get; internal set; }

    /// <summary>Detail, and with a whole batch: the run's universally unique identifier: unlike ids, never used again.</summary>
    [Detail]
    public string? Uuid { get; internal set; }

    /// <summary>Detail: why the run has its status, in a sentence.</summary>
    [Detail]
    public string? StatusMessage { get; internal set; }

    /// <summary>Detail: the code of the cause of a failure, for example <c>RUN_TASK_FAILED</c>; an open set.</summary>
    [Detail]
    public string? FailureReason { get; internal set; }

    /// <summary>Detail: PRIVATE or READY2RUN.</summary>
    [Detail]
    public string? WorkflowType { get; internal set; }

    /// <summary>Detail: the workflow's universally unique identifier.</summary>
    [Detail]
    public string? WorkflowUuid { get; internal set; }

    /// <summary>Detail: the account that owns a shared workflow; null otherwise.</summary>
    [Detail]
    public string? WorkflowOwnerId { get; internal set; }

    /// <summary>Detail: the version of Nextflow that ran the workflow; null for other engines.</summary>
    [Detail]
    public string? EngineVersion { get; internal set; }

    /// <summary>Detail: the id of the run group; null where none was named.</summary>
    [Detail]
    public string? RunGroupId { get; internal set; }

    /// <summary>Detail: the accelerators that the workflow asked for; null for none.</summary>
    [Detail]
    public string? Accelerators { get; internal set; }

    /// <summary>Detail: the id of the run cache; null without one.</summary>
    [Detail]
    public string? CacheId { get; internal set; }

    /// <summary>Detail: when task outputs are cached; null without a cache.</summary>
    [Detail]
    public string? CacheBehavior { get; internal set; }

    /// <summary>Detail: SHARED or LOCAL scratch storage; null where the service does not say.</summary>
    [Detail]
    public string? ScratchStorageMode { get; internal set; }

    /// <summary>Detail: RESTRICTED or VPC; null where the service does not say.</summary>
    [Detail]
    public string? NetworkingMode { get; internal set; }

    /// <summary>Detail: the VPC that the tasks reach, with <c>vpcId</c>, <c>subnetIds</c> and <c>securityGroupIds</c>; null without one.</summary>
    [Detail]
    public object? VpcConfig => Presentation.Json(VpcConfigDocument);

    /// <summary>Detail: the configuration that the run was started with, with <c>name</c>, <c>arn</c> and <c>uuid</c>; null without one.</summary>
    [Detail]
    public object? Configuration => Presentation.Json(ConfigurationDocument);

    /// <summary>Detail: the policy, in JSON, that narrows what the run's role may do; null without one.</summary>
    [Detail]
    public string? SessionPolicy { get; internal set; }

    /// <summary>Detail: the S3 location that was asked for the results.</summary>
    [Detail]
    public string? OutputUri { get; internal set; }

    /// <summary>Detail: the S3 location of this run's results.</summary>
    [Detail]
    public string? RunOutputUri { get; internal set; }

    /// <summary>Detail: how much the run logs.</summary>
    [Detail]
    public string? LogLevel { get; internal set; }

    /// <summary>Detail: the ARN of the run's CloudWatch log stream.</summary>
    [Detail]
    public string? RunLogStream { get; internal set; }

    /// <summary>Detail: the ARN of the engine's CloudWatch log stream, which failed runs have.</summary>
    [Detail]
    public string? EngineLogStream { get; internal set; }

    /// <summary>Detail: the address of the workflow's definition; null where it was not asked for.</summary>
    [Detail]
    public string? Definition { get; internal set; }

    /// <summary>Detail: the digest of the workflow's definition.</summary>
    [Detail]
    public string? Digest { get; internal set; }

    /// <summary>Detail: the role that the run works as.</summary>
    [Detail]
    public string? RoleArn { get; internal set; }

    /// <summary>Detail: who started the run.</summary>
    [Detail]
    public string? StartedBy { get; internal set; }

    /// <summary>Detail: the run that this one repeats (the API calls it <c>runId</c>); null for a run of its own.</summary>
    [Detail]
    public string? SourceRunId { get; internal set; }

    /// <summary>Detail: RETAIN, or REMOVE for a run that the service may forget to make room.</summary>
    [Detail]
    public string? RetentionMode { get; internal set; }

    /// <summary>Detail: the parameters that the run was started with.</summary>
    [Detail]
    public object? Parameters => Presentation.Json(ParametersDocument);

    /// <summary>Detail: the settings of the workflow engine; null where none were given.</summary>
    [Detail]
    public object? EngineSettings => Presentation.Json(EngineSettingsDocument);

    /// <summary>Detail: the tags; null where the service gives none.</summary>
    [Detail]
    public object? Tags => Presentation.Json(TagsDocument);

    /// <summary>Detail: the digests of the inputs, by URI.</summary>
    [Detail]
    public object? ResourceDigests => Presentation.Json(ResourceDigestsDocument);

    /// <summary>The run's ARN.</summary>
    public string? Arn { get; internal set; }

    /// <summary>
    /// The profile that was named with <c>-ProfileName</c>, which the next command goes on with; null for none, and for one in a
    /// file of its own.
    /// </summary>
    public string? ProfileName => _profile is { Location: null } ? _profile.Name : null;

    /// <summary>The Region that answered, for example <c>us-east-1</c>.</summary>
    public string? Region { get; }

    /// <summary>Whether the members marked <em>detail</em> were asked for and came.</summary>
    public bool HasDetail { get; internal set; }

    internal DateTime? CreationTimeUtc { get; set; }

    internal DateTime? StartTimeUtc { get; set; }

    internal DateTime? StopTimeUtc { get; set; }

    /// <summary>When the service answered, UTC; what "until now" means for a run that has not ended.</summary>
    internal DateTime ObservedTime { get; } = DateTime.UtcNow;

    internal object? VpcConfigDocument { get; set; }

    internal object? ConfigurationDocument { get; set; }

    internal object? ParametersDocument { get; set; }

    internal object? EngineSettingsDocument { get; set; }

    internal object? TagsDocument { get; set; }

    internal object? ResourceDigestsDocument { get; set; }

    /// <inheritdoc/>
    internal override string? OwnerId => RunReference.TryParse(Arn, out var run, out _) ? run!.AccountId : null;

    /// <inheritdoc/>
    internal override ProfileReference? Profile => _profile;

    /// <summary>The run's name and id, for messages; what the batch calls it where there is no run.</summary>
    /// <returns>For example <c>na12878-wgs (8192875)</c>.</returns>
    public override string ToString() => $"{Name ?? RunSettingId} ({Id ?? "no run"})";
}
