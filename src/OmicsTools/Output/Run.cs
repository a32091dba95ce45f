using System;
using System.Management.Automation;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Runs;
using OmicsTools.Output;

namespace OmicsTools;

/// <summary>One run of a workflow: every member of the API under its API name.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_GetRun.html"/>. A member that the service left out is null, a
/// number never 0 instead. Members marked <em>detail</em> come from GetRun only, and are null when <see cref="HasDetail"/> is
/// false: ask for runs by id to have them.
/// </remarks>
public sealed class Run : IFormattable, IOwned
{
    private readonly DateTime? _creationTime;
    private readonly DateTime? _startTime;
    private readonly DateTime? _stopTime;
    private readonly ProfileReference? _profile;

    internal Run(RunRecord run)
    {
        Id = run.Id;
        Name = run.Name;
        Status = run.Status;
        WorkflowId = run.WorkflowId;
        WorkflowName = run.WorkflowName;
        WorkflowVersionName = run.WorkflowVersionName;
        _creationTime = run.CreationTime;
        _startTime = run.StartTime;
        _stopTime = run.StopTime;
        QueueTime = run.QueueTime;
        RunTime = run.RunTime;
        QueueSeconds = WholeSeconds.Of(run.QueueTime);
        RunSeconds = WholeSeconds.Of(run.RunTime);
        IsTerminal = run.IsTerminal;
        StorageType = run.StorageType;
        StorageCapacity = run.StorageCapacity;
        Priority = run.Priority;
        BatchId = run.BatchId;
        RunSettingId = run.RunSettingId;
        SubmissionStatus = run.SubmissionStatus;
        SubmissionFailureReason = run.SubmissionFailureReason;
        SubmissionFailureMessage = run.SubmissionFailureMessage;
        Uuid = run.Uuid;
        StatusMessage = run.StatusMessage;
        FailureReason = run.FailureReason;
        WorkflowType = run.WorkflowType;
        WorkflowUuid = run.WorkflowUuid;
        WorkflowOwnerId = run.WorkflowOwnerId;
        EngineVersion = run.EngineVersion;
        RunGroupId = run.RunGroupId;
        Accelerators = run.Accelerators;
        CacheId = run.CacheId;
        CacheBehavior = run.CacheBehavior;
        ScratchStorageMode = run.ScratchStorageMode;
        NetworkingMode = run.NetworkingMode;
        VpcConfig = PlainObject.From(run.VpcConfig);
        Configuration = PlainObject.From(run.Configuration);
        SessionPolicy = run.SessionPolicy;
        OutputUri = run.OutputUri;
        RunOutputUri = run.RunOutputUri;
        LogLevel = run.LogLevel;
        RunLogStream = run.RunLogStream;
        EngineLogStream = run.EngineLogStream;
        Definition = run.Definition;
        Digest = run.Digest;
        RoleArn = run.RoleArn;
        StartedBy = run.StartedBy;
        SourceRunId = run.SourceRunId;
        RetentionMode = run.RetentionMode;
        Parameters = PlainObject.From(run.Parameters);
        EngineSettings = PlainObject.From(run.EngineSettings);
        Tags = PlainObject.From(run.Tags);
        ResourceDigests = PlainObject.From(run.ResourceDigests);
        Arn = run.Arn;
        Region = run.Region;
        _profile = run.Profile;
        HasDetail = run.HasDetail;
    }

    /// <summary>
    /// The run's id; null for a member of a batch that was never submitted. Ids of deleted runs are given to new ones.
    /// </summary>
    public string? Id { get; }

    /// <summary>The run's name.</summary>
    public string? Name { get; }

    /// <summary>
    /// PENDING, STARTING, RUNNING, STOPPING, COMPLETED, FAILED, CANCELLED or DELETED today; a text, because new ones may
    /// come. A COMPLETED run can contain FAILED tasks that were retried. Null for a member of a batch whose run is not listed.
    /// </summary>
    public string? Status { get; }

    /// <summary>The id of the workflow.</summary>
    public string? WorkflowId { get; }

    /// <summary>
    /// The name of the workflow, which the list of runs alone tells; null for runs older than this member, and for a run by its id
    /// where neither the input nor a list of runs in this session told it.
    /// </summary>
    public string? WorkflowName { get; }

    /// <summary>The name of the workflow's version; null where none was asked for.</summary>
    public string? WorkflowVersionName { get; }

    /// <summary>When the run was created: a local <see cref="DateTime"/>, whose text is ISO 8601 in UTC.</summary>
    public object? CreationTime => PointInTime.From(_creationTime);

    /// <summary>When the run started: a local <see cref="DateTime"/>, whose text is ISO 8601 in UTC; null for one that never did.</summary>
    public object? StartTime => PointInTime.From(_startTime);

    /// <summary>When the run stopped: a local <see cref="DateTime"/>, whose text is ISO 8601 in UTC; null for one that has not.</summary>
    public object? StopTime => PointInTime.From(_stopTime);

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

    /// <summary>With a whole batch: what the one who started it calls this member. Null otherwise.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/omics/latest/api/API_RunBatchListItem.html"/></remarks>
    public string? RunSettingId { get; }

    /// <summary>
    /// With a whole batch: SUCCESS, FAILED, CANCEL_SUCCESS, CANCEL_FAILED, DELETE_SUCCESS or DELETE_FAILED today. Null
    /// otherwise, and for a member whose turn has not come.
    /// </summary>
    public string? SubmissionStatus { get; }

    /// <summary>With a whole batch: the code of the cause of a failed submission; an open set.</summary>
    public string? SubmissionFailureReason { get; }

    /// <summary>With a whole batch: why the submission failed, in a sentence.</summary>
    public string? SubmissionFailureMessage { get; }

    /// <summary>Detail, and with a whole batch: the run's universally unique identifier: unlike ids, never used again.</summary>
    [Detail]
    public string? Uuid { get; }

    /// <summary>Detail: why the run has its status, in a sentence.</summary>
    [Detail]
    public string? StatusMessage { get; }

    /// <summary>Detail: the code of the cause of a failure, for example <c>RUN_TASK_FAILED</c>; an open set.</summary>
    [Detail]
    public string? FailureReason { get; }

    /// <summary>Detail: PRIVATE or READY2RUN.</summary>
    [Detail]
    public string? WorkflowType { get; }

    /// <summary>Detail: the workflow's universally unique identifier.</summary>
    [Detail]
    public string? WorkflowUuid { get; }

    /// <summary>Detail: the account that owns a shared workflow; null otherwise.</summary>
    [Detail]
    public string? WorkflowOwnerId { get; }

    /// <summary>Detail: the version of Nextflow that ran the workflow; null for other engines.</summary>
    [Detail]
    public string? EngineVersion { get; }

    /// <summary>Detail: the id of the run group; null where none was named.</summary>
    [Detail]
    public string? RunGroupId { get; }

    /// <summary>Detail: the accelerators that the workflow asked for; null for none.</summary>
    [Detail]
    public string? Accelerators { get; }

    /// <summary>Detail: the id of the run cache; null without one.</summary>
    [Detail]
    public string? CacheId { get; }

    /// <summary>Detail: when task outputs are cached; null without a cache.</summary>
    [Detail]
    public string? CacheBehavior { get; }

    /// <summary>Detail: SHARED or LOCAL scratch storage; null where the service does not say.</summary>
    [Detail]
    public string? ScratchStorageMode { get; }

    /// <summary>Detail: RESTRICTED or VPC; null where the service does not say.</summary>
    [Detail]
    public string? NetworkingMode { get; }

    /// <summary>Detail: the VPC that the tasks reach, with <c>vpcId</c>, <c>subnetIds</c> and <c>securityGroupIds</c>; null without one.</summary>
    [Detail]
    public PSObject? VpcConfig { get; }

    /// <summary>Detail: the configuration that the run was started with, with <c>name</c>, <c>arn</c> and <c>uuid</c>; null without one.</summary>
    [Detail]
    public PSObject? Configuration { get; }

    /// <summary>Detail: the policy, in JSON, that narrows what the run's role may do; null without one.</summary>
    [Detail]
    public string? SessionPolicy { get; }

    /// <summary>Detail: the S3 location that was asked for the results.</summary>
    [Detail]
    public string? OutputUri { get; }

    /// <summary>Detail: the S3 location of this run's results.</summary>
    [Detail]
    public string? RunOutputUri { get; }

    /// <summary>Detail: how much the run logs.</summary>
    [Detail]
    public string? LogLevel { get; }

    /// <summary>Detail: the ARN of the run's CloudWatch log stream.</summary>
    [Detail]
    public string? RunLogStream { get; }

    /// <summary>Detail: the ARN of the engine's CloudWatch log stream, which failed runs have.</summary>
    [Detail]
    public string? EngineLogStream { get; }

    /// <summary>Detail: the address of the workflow's definition; null where it was not asked for.</summary>
    [Detail]
    public string? Definition { get; }

    /// <summary>Detail: the digest of the workflow's definition.</summary>
    [Detail]
    public string? Digest { get; }

    /// <summary>Detail: the role that the run works as.</summary>
    [Detail]
    public string? RoleArn { get; }

    /// <summary>Detail: who started the run.</summary>
    [Detail]
    public string? StartedBy { get; }

    /// <summary>Detail: the run that this one repeats (the API calls it <c>runId</c>); null for a run of its own.</summary>
    [Detail]
    public string? SourceRunId { get; }

    /// <summary>Detail: RETAIN, or REMOVE for a run that the service may forget to make room.</summary>
    [Detail]
    public string? RetentionMode { get; }

    /// <summary>Detail: the parameters that the run was started with.</summary>
    [Detail]
    public PSObject? Parameters { get; }

    /// <summary>Detail: the settings of the workflow engine; null where none were given.</summary>
    [Detail]
    public PSObject? EngineSettings { get; }

    /// <summary>Detail: the tags; null where the service gives none.</summary>
    [Detail]
    public PSObject? Tags { get; }

    /// <summary>Detail: the digests of the inputs, by URI.</summary>
    [Detail]
    public PSObject? ResourceDigests { get; }

    /// <summary>The run's ARN.</summary>
    public string? Arn { get; }

    /// <summary>
    /// The profile that was named with <c>-ProfileName</c>, which the next command goes on with; null for none, and for one in a
    /// file of its own.
    /// </summary>
    public string? ProfileName => _profile is { Location: null } ? _profile.Name : null;

    /// <summary>The Region that answered, for example <c>us-east-1</c>.</summary>
    public string? Region { get; }

    /// <summary>Whether the members marked <em>detail</em> were asked for and came.</summary>
    public bool HasDetail { get; }

    /// <summary>The run's name and id, for messages; what the batch calls it where there is no run.</summary>
    /// <returns>For example <c>na12878-wgs (8192875)</c>.</returns>
    public override string ToString() => $"{Name ?? RunSettingId} ({Id ?? "no run"})";

    /// <inheritdoc/>
    ProfileReference? IOwned.Profile => _profile;

    /// <inheritdoc/>
    string? IOwned.AccountId => null;

    /// <summary>A cell of a view, safe to show on a terminal: <c>'{0:Status}' -f $_</c>.</summary>
    /// <param name="format">The name of the cell; null for what <see cref="object.ToString"/> gives.</param>
    /// <param name="formatProvider">Ignored.</param>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) =>
        string.IsNullOrEmpty(format) ? ToString() : Cells.Of(PSObject.AsPSObject(this), format!);
}
