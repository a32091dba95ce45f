using System;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Tasks;

namespace OmicsTools.Engine.Usage;

/// <summary>What a task asked for, had, used and cost. Null is what its run's manifest does not say.</summary>
public sealed class TaskUsageRecord
{
    // The service bills a minute at least: https://docs.aws.amazon.com/omics/latest/dev/monitoring-runs.html
    private static readonly TimeSpan LeastBilled = TimeSpan.FromMinutes(1);

    internal TaskUsageRecord(MeasuredRun run, ManifestLine task, int attempt)
    {
        Run = run;
        Task = task;
        Attempt = attempt;
        Billed = task.RunTime is not { } ran ? null : ran > LeastBilled ? ran : LeastBilled;
        EstimatedCost = CostOf();
    }

    /// <summary>What was asked for.</summary>
    public RunRequest Request => Run.Request;

    /// <summary>The id of the run.</summary>
    public string RunId => Run.Request.RunId;

    /// <summary>The run's name; null where neither the manifest nor the input has it.</summary>
    public string? RunName => Run.Name;

    /// <summary>The run's universally unique identifier.</summary>
    public string? RunUuid => Run.Uuid;

    /// <summary>The account that the run belongs to; null where neither the manifest nor the input has it.</summary>
    public string? AccountId => Task.AccountId ?? Request.AccountId;

    /// <summary>The Region that was asked.</summary>
    public string Region => Run.Request.Region;

    /// <summary>The task's id.</summary>
    public string? TaskId => Task.Id;

    /// <summary>The task's name.</summary>
    public string? Name => Task.Name;

    /// <summary>What the shards of a scatter share of their names; the whole name where there is no shard.</summary>
    public string? BaseName => TaskName.Split(Name).BaseName;

    /// <summary>What tells the shards apart; null where there is none.</summary>
    public string? Shard => TaskName.Split(Name).Shard;

    /// <summary>Which attempt it was, counted from 1: one more than tasks of its name had failed before.</summary>
    public int Attempt { get; }

    /// <summary>COMPLETED, FAILED or CANCELLED.</summary>
    public string? Status => Task.Status;

    /// <summary>The code of a failure.</summary>
    public string? FailureReason => Task.FailureReason;

    /// <summary>What the service says of a failure.</summary>
    public string? StatusMessage => Task.StatusMessage;

    /// <summary>The instance that it ran on.</summary>
    public string? InstanceType => Task.InstanceType;

    /// <summary>The container image.</summary>
    public string? Image => Task.Image;

    /// <summary>Whether the result came from the run cache.</summary>
    public bool IsCached => Task.IsCached;

    /// <summary>When it was created, UTC.</summary>
    public DateTime? CreationTime => Task.CreationTime;

    /// <summary>When it started, UTC.</summary>
    public DateTime? StartTime => Task.StartTime;

    /// <summary>When it stopped, UTC.</summary>
    public DateTime? StopTime => Task.StopTime;

    /// <summary>From creation to start.</summary>
    public TimeSpan? QueueTime => Task.QueueTime;

    /// <summary>From start to stop.</summary>
    public TimeSpan? RunTime => Task.RunTime;

    /// <summary>The CPUs asked for.</summary>
    public double? Cpus => Task.Cpus;

    /// <summary>The CPUs of the instance.</summary>
    public double? CpusReserved => Task.CpusReserved;

    /// <summary>The CPUs used on average.</summary>
    public double? CpusAverage => Task.CpusAverage;

    /// <summary>The most CPUs used.</summary>
    public double? CpusMaximum => Task.CpusMaximum;

    /// <summary>The memory asked for, in GiB.</summary>
    public double? Memory => Task.Memory;

    /// <summary>The memory of the instance, in GiB.</summary>
    public double? MemoryReserved => Task.MemoryReserved;

    /// <summary>The memory used on average, in GiB.</summary>
    public double? MemoryAverage => Task.MemoryAverage;

    /// <summary>The most memory used, in GiB.</summary>
    public double? MemoryMaximum => Task.MemoryMaximum;

    /// <summary>The GPUs asked for.</summary>
    public double? Gpus => Task.Gpus;

    /// <summary>The GPUs of the instance.</summary>
    public double? GpusReserved => Task.GpusReserved;

    /// <summary>List price in USD: 0 for what came from the cache or never started; null where there is no price, or no
    /// telling how long it ran.</summary>
    public decimal? EstimatedCost { get; }

    /// <summary>The date of the prices; null without them.</summary>
    public string? PriceDate => Run.Prices?.Date;

    /// <summary>The cheapest instance that would have been enough; null where the figures do not say.</summary>
    public string? RecommendedInstanceType => Advice?.Type.Name;

    /// <summary>All CPUs of that instance: to ask for them costs no more.</summary>
    public int? RecommendedCpus => Advice?.Type.Cpus;

    /// <summary>All memory of that instance, in GiB: likewise.</summary>
    public int? RecommendedMemory => Advice?.Type.MemoryGiB;

    /// <summary>What that instance would have cost less in the same time, in USD; 0 where it costs as much or more.</summary>
    public decimal? PotentialSaving => SavingOn(Advice);

    internal MeasuredRun Run { get; }

    internal ManifestLine Task { get; }

    internal Advice? Advice => Advice.CanUse(Task, Run.Options)
        ? Advice.For(Run, Task.InstanceType!, Task.CpusMaximum!.Value, Task.CpusReserved, Task.MemoryMaximum!.Value)
        : null;

    /// <summary>The time that is paid for; null for what never ran.</summary>
    internal TimeSpan? Billed { get; }

    /// <summary>What an instance would have cost less in the same time; null where either cost is not known.</summary>
    internal decimal? SavingOn(Advice? advice) =>
        advice is null || EstimatedCost is null || Billed is null ? null : Math.Max(0, EstimatedCost.Value - MeasuredRun.Cost(advice.Price, Billed.Value));

    private decimal? CostOf() => Billed is { } billed
        ? Run.Prices?.Of(InstanceType) is { } price ? MeasuredRun.Cost(price, billed) : null
        : Run.Prices is null || StartTime is not null || !TaskStatuses.IsTerminal(Status) ? null : 0;
}
