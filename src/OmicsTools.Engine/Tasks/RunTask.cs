using System;
using OmicsTools.Engine;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Objects;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Tasks;

namespace OmicsTools;

/// <summary>One task of a run: every member of the API under its API name, and what the API leaves out.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_GetRunTask.html"/>. A member that the service left out is
/// null, a number never 0 instead. Members marked <em>detail</em> come from GetRunTask only, and are null when
/// <see cref="HasDetail"/> is false.
/// </remarks>
public sealed class RunTask : OmicsObject
{
    private readonly ProfileReference? _profile;

    internal RunTask(RunRequest request)
    {
        RunId = request.RunId;
        RunName = request.RunName;
        RunUuid = request.RunUuid;
        AccountId = request.AccountId;
        Region = request.Region;
        _profile = request.Profile;
    }

    /// <summary>The id of the run that the task belongs to.</summary>
    public string RunId { get; }

    /// <summary>The task's id. A retried task has a new one.</summary>
    public string? TaskId { get; internal set; }

    /// <summary>The task's name in the workflow; retries share it.</summary>
    public string? Name { get; internal set; }

    /// <summary>
    /// PENDING, STARTING, RUNNING, STOPPING, COMPLETED, FAILED or CANCELLED today; a text, because new ones may come.
    /// </summary>
    public string? Status { get; internal set; }

    /// <summary>Detail: the code of the cause of a failure, for example <c>OUT_OF_MEMORY_ERROR</c>; an open set.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/workflows-run-errors.html"/></remarks>
    [Detail]
    public string? FailureReason { get; internal set; }

    /// <summary>Detail: why the task has its status, in a sentence.</summary>
    [Detail]
    public string? StatusMessage { get; internal set; }

    /// <summary>The number of CPUs that the workflow asked for.</summary>
    public int? Cpus { get; internal set; }

    /// <summary>The memory that the workflow asked for, in GiB.</summary>
    public int? Memory { get; internal set; }

    /// <summary>The number of GPUs that the workflow asked for.</summary>
    public int? Gpus { get; internal set; }

    /// <summary>The instance type that the task ran on, for example <c>omics.m.xlarge</c>.</summary>
    public string? InstanceType { get; internal set; }

    /// <summary>When the task was created: a local <see cref="DateTime"/>, whose text is ISO 8601 in UTC.</summary>
    public object? CreationTime => Presentation.Time(CreationTimeUtc);

    /// <summary>When the task started: a local <see cref="DateTime"/>, whose text is ISO 8601 in UTC; null for one that never did.</summary>
    public object? StartTime => Presentation.Time(StartTimeUtc);

    /// <summary>When the task stopped: a local <see cref="DateTime"/>, whose text is ISO 8601 in UTC; null for one that has not.</summary>
    public object? StopTime => Presentation.Time(StopTimeUtc);

    /// <summary>From creation to start, or until the answer while the task waits; null where it cannot be known.</summary>
    public TimeSpan? QueueTime => Spans.Between(CreationTimeUtc, StartTimeUtc, IsTerminal ? null : ObservedTime);

    /// <summary>From start to stop, or until the answer while the task runs; null for one that never started.</summary>
    public TimeSpan? RunTime => Spans.Between(StartTimeUtc, StopTimeUtc, IsTerminal ? null : ObservedTime);

    /// <summary><see cref="QueueTime"/> in whole seconds, to add up and to average.</summary>
    public long? QueueSeconds => Presentation.WholeSeconds(QueueTime);

    /// <summary><see cref="RunTime"/> in whole seconds, to add up and to average.</summary>
    public long? RunSeconds => Presentation.WholeSeconds(RunTime);

    /// <summary>Whether the task has ended: COMPLETED, FAILED or CANCELLED. STOPPING is not an end.</summary>
    public bool IsTerminal => TaskStatuses.IsTerminal(Status);

    /// <summary>What all shards of a scattered task share of their names; the whole name where there is no shard.</summary>
    public string? BaseName => TaskName.Split(Name).BaseName;

    /// <summary>What tells the shards apart, for example <c>3-17</c> of <c>align-3-17</c>; null where there is no shard.</summary>
    public string? Shard => TaskName.Split(Name).Shard;

    /// <summary>Whether the result came from the run cache; null where the service does not say.</summary>
    public bool? CacheHit { get; internal set; }

    /// <summary>Where in S3 the cached result lies; null for a task without one.</summary>
    public string? CacheS3Uri { get; internal set; }

    /// <summary>Detail: the container image.</summary>
    [Detail]
    public ImageDetails? ImageDetails { get; internal set; }

    /// <summary>Detail: the URI of the container image.</summary>
    [Detail]
    public string? Image => ImageDetails?.Image;

    /// <summary>Detail: the digest of the container image.</summary>
    [Detail]
    public string? ImageDigest => ImageDetails?.ImageDigest;

    /// <summary>Detail: the URI in the source registry, when a pull-through cache transformed it; null otherwise.</summary>
    [Detail]
    public string? SourceImage => ImageDetails?.SourceImage;

    /// <summary>Detail: the ARN of the CloudWatch log stream. A task that printed nothing has no stream, but has an ARN.</summary>
    [Detail]
    public string? LogStream { get; internal set; }

    /// <summary>Detail: the log group of that stream, for <c>Get-CWLLogEvent -LogGroupName</c>.</summary>
    [Detail]
    public string? LogGroupName => LogStreamArn.Split(LogStream).LogGroupName;

    /// <summary>Detail: the name of that stream, for <c>Get-CWLLogEvent -LogStreamName</c>.</summary>
    [Detail]
    public string? LogStreamName => LogStreamArn.Split(LogStream).LogStreamName;

    /// <summary>The task's universally unique identifier: unlike ids, never used again.</summary>
    public string? Uuid { get; internal set; }

    /// <summary>The run's name where the input carried it; null otherwise, since no task operation returns it.</summary>
    public string? RunName { get; }

    /// <summary>
    /// The run's universally unique identifier where the input carried it; null otherwise, likewise. Ids of deleted runs are
    /// given to new ones; this is never used again.
    /// </summary>
    public string? RunUuid { get; }

    /// <summary>The account that the run belongs to where the input carried the run's ARN; null otherwise.</summary>
    public string? AccountId { get; }

    /// <summary>
    /// The profile that was named with <c>-ProfileName</c>, which the next command goes on with; null for none, and for one in a
    /// file of its own.
    /// </summary>
    public string? ProfileName => _profile is { Location: null } ? _profile.Name : null;

    /// <summary>The Region that answered, for example <c>us-east-1</c>.</summary>
    public string? Region { get; }

    /// <summary>Detail: what to do about the failure; null where it did not fail, or nothing is known to help.</summary>
    [Detail]
    public string? NextStep => NextSteps.Of(this);

    /// <summary>Whether the members marked <em>detail</em> were asked for and came.</summary>
    public bool HasDetail { get; internal set; }

    internal DateTime? CreationTimeUtc { get; set; }

    internal DateTime? StartTimeUtc { get; set; }

    internal DateTime? StopTimeUtc { get; set; }

    /// <summary>When the service answered, UTC; what "until now" means for a task that has not ended.</summary>
    internal DateTime ObservedTime { get; set; } = DateTime.UtcNow;

    /// <inheritdoc/>
    internal override string? OwnerId => AccountId;

    /// <inheritdoc/>
    internal override ProfileReference? Profile => _profile;

    /// <summary>The task's name and id, for messages.</summary>
    /// <returns>For example <c>align-3-17 (7476127)</c>.</returns>
    public override string ToString() => $"{Name} ({TaskId})";
}
