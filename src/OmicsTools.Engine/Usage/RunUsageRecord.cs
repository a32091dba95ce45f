using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Tasks;

namespace OmicsTools.Engine.Usage;

/// <summary>What a run's tasks had, used and cost together. Null is what its manifest does not say.</summary>
public sealed class RunUsageRecord
{
    private readonly MeasuredRun _run;
    private readonly List<Use> _uses = [];
    private decimal? _computeCost = 0;
    private decimal? _saving;

    internal RunUsageRecord(MeasuredRun run)
    {
        _run = run;
    }

    /// <summary>What was asked for.</summary>
    public RunRequest Request => _run.Request;

    /// <summary>The id of the run.</summary>
    public string RunId => _run.Request.RunId;

    /// <summary>The run's name; null where neither the manifest nor the input has it.</summary>
    public string? RunName => _run.Name;

    /// <summary>The run's universally unique identifier.</summary>
    public string? RunUuid => _run.Uuid;

    /// <summary>The account that the run belongs to; null where neither the manifest nor the input has it.</summary>
    public string? AccountId => _run.Line?.AccountId ?? Request.AccountId;

    /// <summary>The Region that was asked.</summary>
    public string Region => _run.Request.Region;

    /// <summary>COMPLETED, FAILED or CANCELLED.</summary>
    public string? Status => _run.Line?.Status;

    /// <summary>The code of a failure.</summary>
    public string? FailureReason => _run.Line?.FailureReason;

    /// <summary>When it was created, UTC.</summary>
    public DateTime? CreationTime => _run.Line?.CreationTime;

    /// <summary>When it started, UTC.</summary>
    public DateTime? StartTime => _run.Line?.StartTime;

    /// <summary>When it stopped, UTC.</summary>
    public DateTime? StopTime => _run.Line?.StopTime;

    /// <summary>From creation to start.</summary>
    public TimeSpan? QueueTime => _run.Line?.QueueTime;

    /// <summary>From start to stop.</summary>
    public TimeSpan? RunTime => _run.Line?.RunTime;

    /// <summary>How many tasks it has, retries and cached ones included.</summary>
    public int Tasks { get; private set; }

    /// <summary>How many of them completed, cached ones included.</summary>
    public int CompletedTasks { get; private set; }

    /// <summary>How many of them failed, attempts that were tried again included.</summary>
    public int FailedTasks { get; private set; }

    /// <summary>How many of them were cancelled.</summary>
    public int CancelledTasks { get; private set; }

    /// <summary>How many of them came from the run cache.</summary>
    public int CachedTasks { get; private set; }

    /// <summary>How many of them are another attempt of one that had failed.</summary>
    public int RetriedTasks { get; private set; }

    /// <summary>The most CPUs that its instances had at one time.</summary>
    public double? CpusReserved { get; private set; }

    /// <summary>The CPUs used on average, from the start of the first task to the end of the last.</summary>
    public double? CpusAverage { get; private set; }

    /// <summary>The most CPUs used at one time, if tasks that ran at the same time had their maxima together.</summary>
    public double? CpusMaximum { get; private set; }

    /// <summary>The CPUs of its instances by the hours that they ran.</summary>
    public double? CpuHours { get; private set; }

    /// <summary>The most memory that its instances had at one time, in GiB.</summary>
    public double? MemoryReserved { get; private set; }

    /// <summary>The memory used on average, from the start of the first task to the end of the last, in GiB.</summary>
    public double? MemoryAverage { get; private set; }

    /// <summary>The most memory used at one time, likewise, in GiB.</summary>
    public double? MemoryMaximum { get; private set; }

    /// <summary>The most GPUs that its instances had at one time.</summary>
    public double? GpusReserved { get; private set; }

    /// <summary>The GPUs of its instances by the hours that they ran.</summary>
    public double? GpuHours { get; private set; }

    /// <summary>STATIC or DYNAMIC.</summary>
    public string? StorageType => _run.Line?.StorageType;

    /// <summary>The run storage that was chosen, in GiB; null for storage that grows with its use.</summary>
    public double? StorageReserved => Known(_run.Line?.StorageReserved);

    /// <summary>The run storage used on average, in GiB. Dynamic storage has no figures in runs of less than about two hours.</summary>
    public double? StorageAverage => Known(_run.Line?.StorageAverage);

    /// <summary>The most run storage used, in GiB, likewise.</summary>
    public double? StorageMaximum => Known(_run.Line?.StorageMaximum);

    /// <summary>What the tasks cost by list price, in USD; null where the cost of any is not known.</summary>
    public decimal? ComputeCost => _run.Prices is null ? null : _computeCost;

    /// <summary>What the run storage cost by list price, in USD; null where its size or price is not known.</summary>
    public decimal? StorageCost { get; private set; }

    /// <summary>Both together; null where either is not known.</summary>
    public decimal? EstimatedCost => ComputeCost + StorageCost;

    /// <summary>The date of the prices; null without them.</summary>
    public string? PriceDate => _run.Prices?.Date;

    /// <summary>What the instances recommended for each task would have cost less; null where nothing is recommended.</summary>
    public decimal? PotentialSaving => _saving;

    /// <summary>Takes a task into account.</summary>
    internal void Add(TaskUsageRecord task)
    {
        Tasks++;
        CompletedTasks += task.Status == "COMPLETED" ? 1 : 0;
        FailedTasks += TaskStatuses.IsFailed(task.Status) ? 1 : 0;
        CancelledTasks += task.Status == "CANCELLED" ? 1 : 0;
        CachedTasks += task.IsCached ? 1 : 0;
        RetriedTasks += task.Attempt > 1 ? 1 : 0;
        _computeCost += task.EstimatedCost;
        _saving = task.PotentialSaving is { } saving ? (_saving ?? 0) + saving : _saving;
        if (task is { StartTime: { } start, RunTime: { } ran })
        {
            _uses.Add(new Use(task, start, start + ran));
        }
    }

    /// <summary>Sums up, when all tasks are known.</summary>
    internal void Complete()
    {
        StorageCost = StorageCostOf();
        CpusReserved = Peak(use => use.CpusReserved);
        CpusAverage = Average(use => use.CpusAverage);
        CpusMaximum = Peak(use => use.CpusMaximum);
        CpuHours = Hours(use => use.CpusReserved);
        MemoryReserved = Peak(use => use.MemoryReserved);
        MemoryAverage = Average(use => use.MemoryAverage);
        MemoryMaximum = Peak(use => use.MemoryMaximum);
        GpusReserved = Peak(use => use.GpusReserved);
        GpuHours = Hours(use => use.GpusReserved);
        _uses.Clear();
        _uses.TrimExcess();
    }

    // Storage of a chosen size comes in steps: 1,200 GiB, then multiples of 2,400:
    // https://docs.aws.amazon.com/omics/latest/dev/workflows-run-types.html
    private static double Provisioned(double gibibytes) => gibibytes <= 1200 ? 1200 : Math.Ceiling(gibibytes / 2400) * 2400;

    // A manifest writes 0 for what is not known: a run without any storage does not exist.
    private static double? Known(double? gibibytes) => gibibytes > 0 ? gibibytes : null;

    private decimal? StorageCostOf()
    {
        var (size, price) = StorageType == "DYNAMIC"
            ? (StorageAverage, _run.Prices?.DynamicStorage)
            : (StorageReserved is { } reserved ? Provisioned(reserved) : null, _run.Prices?.StaticStorage);
        return size is { } gibibytes && price is { } perHour && RunTime is { } time ? MeasuredRun.Cost(perHour * (decimal)gibibytes, time) : null;
    }

    /// <summary>The most of something at one time; null where no task says.</summary>
    private double? Peak(Func<Use, float> figure)
    {
        // What stops makes room for what starts in the same moment.
        var changes = _uses.Where(use => !float.IsNaN(figure(use)))
            .SelectMany(use => new[] { (Time: use.Start, Change: (double)figure(use)), (Time: use.Stop, Change: -(double)figure(use)) })
            .OrderBy(change => change.Time)
            .ThenBy(change => change.Change);
        double? most = null;
        var now = 0d;
        foreach (var (_, change) in changes)
        {
            now += change;
            most = most > now ? most : now;
        }

        return Rounded(most);
    }

    private double? Average(Func<Use, float> figure)
    {
        var hours = _uses.Count == 0 ? 0 : (_uses.Max(use => use.Stop) - _uses.Min(use => use.Start)).TotalHours;
        return hours > 0 ? Rounded(Hours(figure) / hours) : null;
    }

    private double? Hours(Func<Use, float> figure)
    {
        double? sum = null;
        foreach (var use in _uses.Where(use => !float.IsNaN(figure(use))))
        {
            sum = (sum ?? 0) + ((double)figure(use) * (use.Stop - use.Start).TotalHours);
        }

        return Rounded(sum);
    }

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 4) : null;

    // A run can have a hundred thousand tasks: no more is kept of each than the sums need. NaN is what the manifest does not say.
    [StructLayout(LayoutKind.Auto)]
    private readonly struct Use(TaskUsageRecord task, DateTime start, DateTime stop)
    {
        public DateTime Start { get; } = start;

        public DateTime Stop { get; } = stop;

        public float CpusReserved { get; } = OrNaN(task.CpusReserved);

        public float CpusAverage { get; } = OrNaN(task.CpusAverage);

        public float CpusMaximum { get; } = OrNaN(task.CpusMaximum);

        public float MemoryReserved { get; } = OrNaN(task.MemoryReserved);

        public float MemoryAverage { get; } = OrNaN(task.MemoryAverage);

        public float MemoryMaximum { get; } = OrNaN(task.MemoryMaximum);

        public float GpusReserved { get; } = OrNaN(task.GpusReserved);

        private static float OrNaN(double? value) => (float?)value ?? float.NaN;
    }
}
