using System;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Usage;
using OmicsTools.Engine.Objects;

namespace OmicsTools;

/// <summary>
/// What a task asked for, had, used and cost. A figure that the run's manifest does not have is null, never 0: of tasks from the cache,
/// of some that failed, and of those that never started.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/getinfo-about-runs.html"/></remarks>
public sealed class TaskUsage : OmicsObject
{
    private readonly TaskUsageRecord _task;

    internal TaskUsage(TaskUsageRecord task)
    {
        _task = task;
    }

    /// <summary>The id of the run that the task belongs to.</summary>
    public string RunId => _task.RunId;

    /// <summary>The task's id. A retried task has a new one.</summary>
    public string? TaskId => _task.TaskId;

    /// <summary>The task's name in the workflow; retries share it.</summary>
    public string? Name => _task.Name;

    /// <summary>COMPLETED, FAILED or CANCELLED.</summary>
    public string? Status => _task.Status;

    /// <summary>Which attempt it was: 1, or one more than tasks of this name had failed before in the run.</summary>
    public int Attempt => _task.Attempt;

    /// <summary>Whether the result came from the run cache: such a task is completed and has no times.</summary>
    public bool CacheHit => _task.IsCached;

    /// <summary>The instance type that the task ran on.</summary>
    public string? InstanceType => _task.InstanceType;

    /// <summary>From start to stop; null for one that never started.</summary>
    public TimeSpan? RunTime => _task.RunTime;

    /// <summary>From creation to start, which costs nothing; null for one that never started.</summary>
    public TimeSpan? QueueTime => _task.QueueTime;

    /// <summary><see cref="RunTime"/> in whole seconds.</summary>
    public long? RunSeconds => Presentation.WholeSeconds(_task.RunTime);

    /// <summary><see cref="QueueTime"/> in whole seconds.</summary>
    public long? QueueSeconds => Presentation.WholeSeconds(_task.QueueTime);

    /// <summary>The CPUs that the workflow asked for.</summary>
    public object? Cpus => Presentation.Number(_task.Cpus);

    /// <summary>The CPUs of the instance.</summary>
    public object? CpusReserved => Presentation.Number(_task.CpusReserved);

    /// <summary>The CPUs used on average.</summary>
    public object? CpusAverage => Presentation.Number(_task.CpusAverage);

    /// <summary>The most CPUs used, of samples of a minute.</summary>
    public object? CpusMaximum => Presentation.Number(_task.CpusMaximum);

    /// <summary><see cref="CpusMaximum"/> as a share of <see cref="CpusReserved"/>: 1 is all of them.</summary>
    public object? CpuUtilization => Presentation.Share(_task.CpusMaximum, _task.CpusReserved);

    /// <summary>The memory that the workflow asked for, in GiB.</summary>
    public object? Memory => Presentation.Number(_task.Memory);

    /// <summary>The memory of the instance, in GiB.</summary>
    public object? MemoryReserved => Presentation.Number(_task.MemoryReserved);

    /// <summary>The memory used on average, in GiB.</summary>
    public object? MemoryAverage => Presentation.Number(_task.MemoryAverage);

    /// <summary>The most memory used, in GiB, of samples of a minute.</summary>
    public object? MemoryMaximum => Presentation.Number(_task.MemoryMaximum);

    /// <summary><see cref="MemoryMaximum"/> as a share of <see cref="MemoryReserved"/>: 1 is all of it.</summary>
    public object? MemoryUtilization => Presentation.Share(_task.MemoryMaximum, _task.MemoryReserved);

    /// <summary>The GPUs that the workflow asked for.</summary>
    public object? Gpus => Presentation.Number(_task.Gpus);

    /// <summary>The GPUs of the instance. A manifest does not say how they were used.</summary>
    public object? GpusReserved => Presentation.Number(_task.GpusReserved);

    /// <summary>
    /// What the task cost by list price, in USD: a minute at least, failed and cancelled ones too. 0 for what came from the cache or
    /// never started; null where the prices do not have the instance or the Region.
    /// </summary>
    public object? EstimatedCost => Presentation.Number(_task.EstimatedCost);

    /// <summary>The cheapest instance that would have been enough; null where the figures do not say.</summary>
    public string? RecommendedInstanceType => _task.RecommendedInstanceType;

    /// <summary>The CPUs to ask for: all of that instance, which costs no more.</summary>
    public int? RecommendedCpus => _task.RecommendedCpus;

    /// <summary>The memory to ask for, in GiB, likewise.</summary>
    public int? RecommendedMemory => _task.RecommendedMemory;

    /// <summary>What the task would have cost less on that instance in the same time, in USD; 0 where it would not.</summary>
    public object? PotentialSaving => Presentation.Number(_task.PotentialSaving);

    /// <summary>The date of the prices, as in 2026-11-01; null without them.</summary>
    public string? PriceDate => _task.PriceDate;

    /// <summary>The code of the cause of a failure.</summary>
    public string? FailureReason => _task.FailureReason;

    /// <summary>Why the task has its status, in a sentence.</summary>
    public string? StatusMessage => _task.StatusMessage;

    /// <summary>When the task was created.</summary>
    public object? CreationTime => Presentation.Time(_task.CreationTime);

    /// <summary>When the task started; null for one that never did.</summary>
    public object? StartTime => Presentation.Time(_task.StartTime);

    /// <summary>When the task stopped.</summary>
    public object? StopTime => Presentation.Time(_task.StopTime);

    /// <summary>What all shards of a scattered task share of their names; the whole name where there is no shard.</summary>
    public string? BaseName => _task.BaseName;

    /// <summary>What tells the shards apart; null where there is no shard.</summary>
    public string? Shard => _task.Shard;

    /// <summary>The URI of the container image.</summary>
    public string? Image => _task.Image;

    /// <summary>The run's name.</summary>
    public string? RunName => _task.RunName;

    /// <summary>The run's universally unique identifier.</summary>
    public string? RunUuid => _task.RunUuid;

    /// <summary>The account that the run belongs to; null where neither the manifest nor the input has it.</summary>
    public string? AccountId => _task.AccountId;

    /// <summary>The Region that was asked.</summary>
    public string Region => _task.Region;

    /// <inheritdoc/>
    internal override string? OwnerId => AccountId;

    /// <inheritdoc/>
    internal override ProfileReference? Profile => _task.Request.Profile;

    /// <summary>The task's name and id, for messages.</summary>
    /// <returns>For example <c>align-3-17 (7476127)</c>.</returns>
    public override string ToString() => $"{Name} ({TaskId})";
}
