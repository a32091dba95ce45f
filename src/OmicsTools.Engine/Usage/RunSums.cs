using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using OmicsTools.Engine.Tasks;

namespace OmicsTools.Engine.Usage;

/// <summary>Sums up what the tasks of one run had, used and cost.</summary>
internal sealed class RunSums
{
    private readonly MeasuredRun _run;
    private readonly RunUsage _usage;
    private readonly List<Use> _uses = [];
    private decimal? _taskCost = 0;

    public RunSums(MeasuredRun run)
    {
        _run = run;
        _usage = new RunUsage(run);
    }

    /// <summary>Takes a task into account.</summary>
    public void Add(TaskUsage task)
    {
        _usage.Tasks++;
        _usage.CompletedTasks += task.Status == "COMPLETED" ? 1 : 0;
        _usage.FailedTasks += TaskStatuses.IsFailed(task.Status) ? 1 : 0;
        _usage.CancelledTasks += task.Status == "CANCELLED" ? 1 : 0;
        _usage.CachedTasks += task.CacheHit ? 1 : 0;
        _usage.RetriedTasks += task.Attempt > 1 ? 1 : 0;
        _taskCost += task.Cost;
        _usage.Saving = task.Saving is { } saving ? (_usage.Saving ?? 0) + saving : _usage.Saving;
        if (task.Line is { StartTime: { } start, RunTime: { } ran } line)
        {
            _uses.Add(new Use(line, start, start + ran));
        }
    }

    /// <summary>Sums up, when all tasks are known.</summary>
    public RunUsage Complete()
    {
        _usage.TaskCost = _run.Prices is null ? null : _taskCost;
        _usage.DiskCost = StorageCost();
        _usage.CpusUse = Sum(use => use.CpusReserved, use => use.CpusAverage, use => use.CpusMaximum);
        _usage.MemoryUse = Sum(use => use.MemoryReserved, use => use.MemoryAverage, use => use.MemoryMaximum);
        _usage.GpusUse = Sum(use => use.GpusReserved, average: null, maximum: null);
        return _usage;
    }

    // Storage of a chosen size comes in steps: 1,200 GiB, then multiples of 2,400:
    // https://docs.aws.amazon.com/omics/latest/dev/workflows-run-types.html
    private static double Provisioned(double gibibytes) => gibibytes <= 1200 ? 1200 : Math.Ceiling(gibibytes / 2400) * 2400;

    private decimal? StorageCost()
    {
        var (size, price) = _run.Line?.StorageType == "DYNAMIC"
            ? (_run.Line.StorageAverage, _run.Prices?.DynamicStorage)
            : (_run.Line?.StorageReserved is > 0 and var reserved ? Provisioned(reserved) : null, _run.Prices?.StaticStorage);
        return size is > 0 and var gibibytes && price is { } perHour && _run.Line?.RunTime is { } time
            ? MeasuredRun.Cost(perHour * (decimal)gibibytes, time)
            : null;
    }

    private UseOverTime Sum(Func<Use, float> reserved, Func<Use, float>? average, Func<Use, float>? maximum) =>
        new(Peak(reserved), average is null ? null : Average(average), maximum is null ? null : Peak(maximum), Hours(reserved));

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
    private readonly struct Use(ManifestLine task, DateTime start, DateTime stop)
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
