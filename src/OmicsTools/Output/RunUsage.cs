using System;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Usage;
using OmicsTools.Engine.Objects;

namespace OmicsTools;

/// <summary>What a run's tasks had, used and cost together. A figure that its manifest does not have is null, never 0.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/getinfo-about-runs.html"/></remarks>
public sealed class RunUsage : OmicsObject
{
    private readonly RunUsageRecord _run;

    internal RunUsage(RunUsageRecord run)
    {
        _run = run;
    }

    /// <summary>The id of the run.</summary>
    public string RunId => _run.RunId;

    /// <summary>The run's name.</summary>
    public string? RunName => _run.RunName;

    /// <summary>COMPLETED, FAILED or CANCELLED.</summary>
    public string? Status => _run.Status;

    /// <summary>From start to stop.</summary>
    public TimeSpan? RunTime => _run.RunTime;

    /// <summary>From creation to start.</summary>
    public TimeSpan? QueueTime => _run.QueueTime;

    /// <summary><see cref="RunTime"/> in whole seconds.</summary>
    public long? RunSeconds => Presentation.WholeSeconds(_run.RunTime);

    /// <summary><see cref="QueueTime"/> in whole seconds.</summary>
    public long? QueueSeconds => Presentation.WholeSeconds(_run.QueueTime);

    /// <summary>How many tasks it has, retries and cached ones included.</summary>
    public int Tasks => _run.Tasks;

    /// <summary>How many of them completed, cached ones included.</summary>
    public int CompletedTasks => _run.CompletedTasks;

    /// <summary>How many of them failed, attempts that were tried again included.</summary>
    public int FailedTasks => _run.FailedTasks;

    /// <summary>How many of them were cancelled.</summary>
    public int CancelledTasks => _run.CancelledTasks;

    /// <summary>How many of them came from the run cache.</summary>
    public int CachedTasks => _run.CachedTasks;

    /// <summary>How many of them are another attempt of one that had failed.</summary>
    public int RetriedTasks => _run.RetriedTasks;

    /// <summary>The most CPUs that its instances had at one time.</summary>
    public object? CpusReserved => Presentation.Number(_run.CpusReserved);

    /// <summary>The CPUs used on average, from the start of the first task to the end of the last.</summary>
    public object? CpusAverage => Presentation.Number(_run.CpusAverage);

    /// <summary>The most CPUs used at one time: the sum of the maxima of the tasks that ran at that time.</summary>
    public object? CpusMaximum => Presentation.Number(_run.CpusMaximum);

    /// <summary>The CPUs of its instances by the hours that they ran.</summary>
    public object? CpuHours => Presentation.Number(_run.CpuHours);

    /// <summary>The most memory that its instances had at one time, in GiB.</summary>
    public object? MemoryReserved => Presentation.Number(_run.MemoryReserved);

    /// <summary>The memory used on average, from the start of the first task to the end of the last, in GiB.</summary>
    public object? MemoryAverage => Presentation.Number(_run.MemoryAverage);

    /// <summary>The most memory used at one time, as for CPUs, in GiB.</summary>
    public object? MemoryMaximum => Presentation.Number(_run.MemoryMaximum);

    /// <summary>The most GPUs that its instances had at one time.</summary>
    public object? GpusReserved => Presentation.Number(_run.GpusReserved);

    /// <summary>The GPUs of its instances by the hours that they ran.</summary>
    public object? GpuHours => Presentation.Number(_run.GpuHours);

    /// <summary>STATIC or DYNAMIC.</summary>
    public string? StorageType => _run.StorageType;

    /// <summary>The run storage that was chosen, in GiB; null for storage that grows with its use.</summary>
    public object? StorageReserved => Presentation.Number(_run.StorageReserved);

    /// <summary>The most run storage used, in GiB; null for dynamic storage in runs of less than about two hours.</summary>
    public object? StorageMaximum => Presentation.Number(_run.StorageMaximum);

    /// <summary>The run storage used on average, in GiB, likewise.</summary>
    public object? StorageAverage => Presentation.Number(_run.StorageAverage);

    /// <summary>What the tasks cost by list price, in USD; null where the cost of one of them is not known.</summary>
    public object? ComputeCost => Presentation.Number(_run.ComputeCost);

    /// <summary>What the run storage cost by list price, in USD; null where its size or its price is not known.</summary>
    public object? StorageCost => Presentation.Number(_run.StorageCost);

    /// <summary>Both together, in USD; null where one of them is not known. Bills run above it: see docs/usage-and-cost.md.</summary>
    public object? EstimatedCost => Presentation.Number(_run.EstimatedCost);

    /// <summary>What the instances recommended for its tasks would have cost less, in USD; null where nothing is recommended.</summary>
    public object? PotentialSaving => Presentation.Number(_run.PotentialSaving);

    /// <summary>The date of the prices, as in 2026-11-01; null without them.</summary>
    public string? PriceDate => _run.PriceDate;

    /// <summary>The code of the cause of a failure.</summary>
    public string? FailureReason => _run.FailureReason;

    /// <summary>When the run was created.</summary>
    public object? CreationTime => Presentation.Time(_run.CreationTime);

    /// <summary>When the run started.</summary>
    public object? StartTime => Presentation.Time(_run.StartTime);

    /// <summary>When the run stopped.</summary>
    public object? StopTime => Presentation.Time(_run.StopTime);

    /// <summary>The run's universally unique identifier.</summary>
    public string? RunUuid => _run.RunUuid;

    /// <summary>The account that the run belongs to; null where neither the manifest nor the input has it.</summary>
    public string? AccountId => _run.AccountId;

    /// <summary>The Region that was asked.</summary>
    public string Region => _run.Region;

    /// <inheritdoc/>
    internal override string? OwnerId => AccountId;

    /// <inheritdoc/>
    internal override ProfileReference? Profile => _run.Request.Profile;

    /// <summary>The run's id and name, for messages.</summary>
    /// <returns>For example <c>8192911 trio-0417</c>.</returns>
    public override string ToString() => $"{RunId} {RunName}".TrimEnd();
}
