using System;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Objects;
using OmicsTools.Engine.Tasks;
using OmicsTools.Engine.Usage;

namespace OmicsTools;

/// <summary>
/// What a task asked for, had, used and cost. A figure that the run's manifest does not have is null, never 0: of tasks from the cache,
/// of some that failed, and of those that never started.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/getinfo-about-runs.html"/></remarks>
public sealed class TaskUsage : OmicsObject
{
    // The service bills a minute at least: https://docs.aws.amazon.com/omics/latest/dev/monitoring-runs.html
    private static readonly TimeSpan LeastBilled = TimeSpan.FromMinutes(1);

    internal TaskUsage(MeasuredRun run, ManifestLine line, int attempt)
    {
        Run = run;
        Line = line;
        Attempt = attempt;
        Billed = line.RunTime is not { } ran ? null : ran > LeastBilled ? ran : LeastBilled;
        Cost = CostOf();
    }

    /// <summary>The id of the run that the task belongs to.</summary>
    public string RunId => Run.Request.RunId;

    /// <summary>The task's id. A retried task has a new one.</summary>
    public string? TaskId => Line.Id;

    /// <summary>The task's name in the workflow; retries share it.</summary>
    public string? Name => Line.Name;

    /// <summary>COMPLETED, FAILED or CANCELLED.</summary>
    public string? Status => Line.Status;

    /// <summary>Which attempt it was: 1, or one more than tasks of this name had failed before in the run.</summary>
    public int Attempt { get; }

    /// <summary>Whether the result came from the run cache: such a task is completed and has no times.</summary>
    public bool CacheHit => Line.IsCached;

    /// <summary>The instance type that the task ran on.</summary>
    public string? InstanceType => Line.InstanceType;

    /// <summary>From start to stop; null for one that never started.</summary>
    public TimeSpan? RunTime => Line.RunTime;

    /// <summary>From creation to start, which costs nothing; null for one that never started.</summary>
    public TimeSpan? QueueTime => Line.QueueTime;

    /// <summary><see cref="RunTime"/> in whole seconds.</summary>
    public long? RunSeconds => Presentation.WholeSeconds(Line.RunTime);

    /// <summary><see cref="QueueTime"/> in whole seconds.</summary>
    public long? QueueSeconds => Presentation.WholeSeconds(Line.QueueTime);

    /// <summary>The CPUs that the workflow asked for.</summary>
    public object? Cpus => Presentation.Number(Line.Cpus);

    /// <summary>The CPUs of the instance.</summary>
    public object? CpusReserved => Presentation.Number(Line.CpusReserved);

    /// <summary>The CPUs used on average.</summary>
    public object? CpusAverage => Presentation.Number(Line.CpusAverage);

    /// <summary>The most CPUs used, of samples of a minute.</summary>
    public object? CpusMaximum => Presentation.Number(Line.CpusMaximum);

    /// <summary><see cref="CpusMaximum"/> as a share of <see cref="CpusReserved"/>: 1 is all of them.</summary>
    public object? CpuUtilization => Presentation.Share(Line.CpusMaximum, Line.CpusReserved);

    /// <summary>The memory that the workflow asked for, in GiB.</summary>
    public object? Memory => Presentation.Number(Line.Memory);

    /// <summary>The memory of the instance, in GiB.</summary>
    public object? MemoryReserved => Presentation.Number(Line.MemoryReserved);

    /// <summary>The memory used on average, in GiB.</summary>
    public object? MemoryAverage => Presentation.Number(Line.MemoryAverage);

    /// <summary>The most memory used, in GiB, of samples of a minute.</summary>
    public object? MemoryMaximum => Presentation.Number(Line.MemoryMaximum);

    /// <summary><see cref="MemoryMaximum"/> as a share of <see cref="MemoryReserved"/>: 1 is all of it.</summary>
    public object? MemoryUtilization => Presentation.Share(Line.MemoryMaximum, Line.MemoryReserved);

    /// <summary>The GPUs that the workflow asked for.</summary>
    public object? Gpus => Presentation.Number(Line.Gpus);

    /// <summary>The GPUs of the instance. A manifest does not say how they were used.</summary>
    public object? GpusReserved => Presentation.Number(Line.GpusReserved);

    /// <summary>
    /// What the task cost by list price, in USD: a minute at least, failed and cancelled ones too. 0 for what came from the cache or
    /// never started; null where the prices do not have the instance or the Region.
    /// </summary>
    public object? EstimatedCost => Presentation.Number(Cost);

    /// <summary>The cheapest instance that would have been enough; null where the figures do not say.</summary>
    public string? RecommendedInstanceType => Advice?.Type.Name;

    /// <summary>The CPUs to ask for: all of that instance, which costs no more.</summary>
    public int? RecommendedCpus => Advice?.Type.Cpus;

    /// <summary>The memory to ask for, in GiB, likewise.</summary>
    public int? RecommendedMemory => Advice?.Type.MemoryGiB;

    /// <summary>What the task would have cost less on that instance in the same time, in USD; 0 where it would not.</summary>
    public object? PotentialSaving => Presentation.Number(Saving);

    /// <summary>The date of the prices, as in 2026-11-01; null without them.</summary>
    public string? PriceDate => Run.Prices?.Date;

    /// <summary>The code of the cause of a failure.</summary>
    public string? FailureReason => Line.FailureReason;

    /// <summary>Why the task has its status, in a sentence.</summary>
    public string? StatusMessage => Line.StatusMessage;

    /// <summary>When the task was created.</summary>
    public object? CreationTime => Presentation.Time(Line.CreationTime);

    /// <summary>When the task started; null for one that never did.</summary>
    public object? StartTime => Presentation.Time(Line.StartTime);

    /// <summary>When the task stopped.</summary>
    public object? StopTime => Presentation.Time(Line.StopTime);

    /// <summary>What all shards of a scattered task share of their names; the whole name where there is no shard.</summary>
    public string? BaseName => TaskName.Split(Name).BaseName;

    /// <summary>What tells the shards apart; null where there is no shard.</summary>
    public string? Shard => TaskName.Split(Name).Shard;

    /// <summary>The URI of the container image.</summary>
    public string? Image => Line.Image;

    /// <summary>The run's name.</summary>
    public string? RunName => Run.Name;

    /// <summary>The run's universally unique identifier.</summary>
    public string? RunUuid => Run.Uuid;

    /// <summary>The account that the run belongs to; null where neither the manifest nor the input has it.</summary>
    public string? AccountId => Line.AccountId ?? Run.Request.AccountId;

    /// <summary>The Region that was asked.</summary>
    public string Region => Run.Request.Region;

    internal MeasuredRun Run { get; }

    internal ManifestLine Line { get; }

    /// <summary>The time that is paid for; null for what never ran.</summary>
    internal TimeSpan? Billed { get; }

    /// <summary>What <see cref="EstimatedCost"/> gives.</summary>
    internal decimal? Cost { get; }

    /// <summary>What <see cref="PotentialSaving"/> gives.</summary>
    internal decimal? Saving => Advice is not { } advice || Cost is not { } cost || Billed is not { } billed ? null
        : Math.Max(0, cost - MeasuredRun.Cost(advice.Price, billed));

    /// <inheritdoc/>
    internal override string? OwnerId => AccountId;

    /// <inheritdoc/>
    internal override ProfileReference? Profile => Run.Request.Profile;

    /// <summary>The task's name and id, for messages.</summary>
    /// <returns>For example <c>align-3-17 (7476127)</c>.</returns>
    public override string ToString() => $"{Name} ({TaskId})";

    private Advice? Advice => Advice.CanUse(Line, Run.Options)
        ? Advice.For(Run, Line.InstanceType!, Line.CpusMaximum!.Value, Line.CpusReserved, Line.MemoryMaximum!.Value)
        : null;

    private decimal? CostOf() => Billed is { } billed
        ? Run.Prices?.Of(InstanceType) is { } price ? MeasuredRun.Cost(price, billed) : null
        : Run.Prices is null || Line.StartTime is not null || !TaskStatuses.IsTerminal(Status) ? null : 0;
}
