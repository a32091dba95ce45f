using System;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Objects;
using OmicsTools.Engine.Usage;

namespace OmicsTools;

/// <summary>What a run's tasks had, used and cost together. A figure that its manifest does not have is null, never 0.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/getinfo-about-runs.html"/></remarks>
public sealed class RunUsage : OmicsObject
{
    private readonly MeasuredRun _run;

    internal RunUsage(MeasuredRun run)
    {
        _run = run;
    }

    /// <summary>The id of the run.</summary>
    public string RunId => _run.Request.RunId;

    /// <summary>The run's name.</summary>
    public string? RunName => _run.Name;

    /// <summary>COMPLETED, FAILED or CANCELLED.</summary>
    public string? Status => _run.Line?.Status;

    /// <summary>From start to stop.</summary>
    public TimeSpan? RunTime => _run.Line?.RunTime;

    /// <summary>From creation to start.</summary>
    public TimeSpan? QueueTime => _run.Line?.QueueTime;

    /// <summary><see cref="RunTime"/> in whole seconds.</summary>
    public long? RunSeconds => Presentation.WholeSeconds(_run.Line?.RunTime);

    /// <summary><see cref="QueueTime"/> in whole seconds.</summary>
    public long? QueueSeconds => Presentation.WholeSeconds(_run.Line?.QueueTime);

    /// <summary>How many tasks it has, retries and cached ones included.</summary>
    public int Tasks { get; internal set; }

    /// <summary>How many of them completed, cached ones included.</summary>
    public int CompletedTasks { get; internal set; }

    /// <summary>How many of them failed, attempts that were tried again included.</summary>
    public int FailedTasks { get; internal set; }

    /// <summary>How many of them were cancelled.</summary>
    public int CancelledTasks { get; internal set; }

    /// <summary>How many of them came from the run cache.</summary>
    public int CachedTasks { get; internal set; }

    /// <summary>How many of them are another attempt of one that had failed.</summary>
    public int RetriedTasks { get; internal set; }

    /// <summary>The most CPUs that its instances had at one time.</summary>
    public object? CpusReserved => Presentation.Number(CpusUse.Reserved);

    /// <summary>The CPUs used on average, from the start of the first task to the end of the last.</summary>
    public object? CpusAverage => Presentation.Number(CpusUse.Average);

    /// <summary>The most CPUs used at one time: the sum of the maxima of the tasks that ran at that time.</summary>
    public object? CpusMaximum => Presentation.Number(CpusUse.Maximum);

    /// <summary>The CPUs of its instances by the hours that they ran.</summary>
    public object? CpuHours => Presentation.Number(CpusUse.Hours);

    /// <summary>The most memory that its instances had at one time, in GiB.</summary>
    public object? MemoryReserved => Presentation.Number(MemoryUse.Reserved);

    /// <summary>The memory used on average, from the start of the first task to the end of the last, in GiB.</summary>
    public object? MemoryAverage => Presentation.Number(MemoryUse.Average);

    /// <summary>The most memory used at one time, as for CPUs, in GiB.</summary>
    public object? MemoryMaximum => Presentation.Number(MemoryUse.Maximum);

    /// <summary>The most GPUs that its instances had at one time.</summary>
    public object? GpusReserved => Presentation.Number(GpusUse.Reserved);

    /// <summary>The GPUs of its instances by the hours that they ran.</summary>
    public object? GpuHours => Presentation.Number(GpusUse.Hours);

    /// <summary>STATIC or DYNAMIC.</summary>
    public string? StorageType => _run.Line?.StorageType;

    /// <summary>The run storage that was chosen, in GiB; null for storage that grows with its use.</summary>
    public object? StorageReserved => Presentation.Number(Known(_run.Line?.StorageReserved));

    /// <summary>The most run storage used, in GiB; null for dynamic storage in runs of less than about two hours.</summary>
    public object? StorageMaximum => Presentation.Number(Known(_run.Line?.StorageMaximum));

    /// <summary>The run storage used on average, in GiB, likewise.</summary>
    public object? StorageAverage => Presentation.Number(Known(_run.Line?.StorageAverage));

    /// <summary>What the tasks cost by list price, in USD; null where the cost of one of them is not known.</summary>
    public object? ComputeCost => Presentation.Number(TaskCost);

    /// <summary>What the run storage cost by list price, in USD; null where its size or its price is not known.</summary>
    public object? StorageCost => Presentation.Number(DiskCost);

    /// <summary>Both together, in USD; null where one of them is not known. Bills run above it: see docs/usage-and-cost.md.</summary>
    public object? EstimatedCost => Presentation.Number(TaskCost + DiskCost);

    /// <summary>What the instances recommended for its tasks would have cost less, in USD; null where nothing is recommended.</summary>
    public object? PotentialSaving => Presentation.Number(Saving);

    /// <summary>The date of the prices, as in 2026-11-01; null without them.</summary>
    public string? PriceDate => _run.Prices?.Date;

    /// <summary>The code of the cause of a failure.</summary>
    public string? FailureReason => _run.Line?.FailureReason;

    /// <summary>When the run was created.</summary>
    public object? CreationTime => Presentation.Time(_run.Line?.CreationTime);

    /// <summary>When the run started.</summary>
    public object? StartTime => Presentation.Time(_run.Line?.StartTime);

    /// <summary>When the run stopped.</summary>
    public object? StopTime => Presentation.Time(_run.Line?.StopTime);

    /// <summary>The run's universally unique identifier.</summary>
    public string? RunUuid => _run.Uuid;

    /// <summary>The account that the run belongs to; null where neither the manifest nor the input has it.</summary>
    public string? AccountId => _run.Line?.AccountId ?? _run.Request.AccountId;

    /// <summary>The Region that was asked.</summary>
    public string Region => _run.Request.Region;

    internal UseOverTime CpusUse { get; set; }

    /// <summary>In GiB.</summary>
    internal UseOverTime MemoryUse { get; set; }

    internal UseOverTime GpusUse { get; set; }

    /// <summary>What <see cref="ComputeCost"/> gives.</summary>
    internal decimal? TaskCost { get; set; }

    /// <summary>What <see cref="StorageCost"/> gives.</summary>
    internal decimal? DiskCost { get; set; }

    /// <summary>What <see cref="PotentialSaving"/> gives.</summary>
    internal decimal? Saving { get; set; }

    /// <inheritdoc/>
    internal override string? OwnerId => AccountId;

    /// <inheritdoc/>
    internal override ProfileReference? Profile => _run.Request.Profile;

    /// <summary>The run's id and name, for messages.</summary>
    /// <returns>For example <c>8192911 trio-0417</c>.</returns>
    public override string ToString() => $"{RunId} {RunName}".TrimEnd();

    // A manifest writes 0 for what is not known: a run without any storage does not exist.
    private static double? Known(double? gibibytes) => gibibytes > 0 ? gibibytes : null;
}
