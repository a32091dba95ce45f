using System;
using OmicsTools.Engine.Objects;
using OmicsTools.Engine.Usage;

namespace OmicsTools;

/// <summary>
/// What the tasks of one step did together, in one run or many: those whose names differ by the shard alone. Times are those of last
/// attempts; a figure that no manifest has is null.
/// </summary>
public sealed class StepStatistics : OmicsObject
{
    internal StepStatistics(string step)
    {
        Step = step;
    }

    /// <summary>The step: the <c>BaseName</c> of its tasks.</summary>
    public string Step { get; }

    /// <summary>How many runs have it.</summary>
    public int Runs { get; internal set; }

    /// <summary>How many tasks it has, every attempt counted.</summary>
    public int Tasks { get; internal set; }

    /// <summary>How many tasks failed in their last attempt.</summary>
    public int FailedTasks { get; internal set; }

    /// <summary>How many tasks came from the run cache.</summary>
    public int CachedTasks { get; internal set; }

    /// <summary>How many tasks were tried more than once.</summary>
    public int RetriedTasks { get; internal set; }

    /// <summary>The shortest time that a task ran, in seconds.</summary>
    public object? RunSecondsMinimum => Presentation.Seconds(RunTimeMinimum);

    /// <summary>The median of the times, in seconds.</summary>
    public object? RunSecondsMedian => Presentation.Seconds(RunTimeMedian);

    /// <summary>The time that 95 in 100 do not exceed, in seconds.</summary>
    public object? RunSecondsP95 => Presentation.Seconds(RunTimeP95);

    /// <summary>The longest time that a task ran, in seconds.</summary>
    public object? RunSecondsMaximum => Presentation.Seconds(RunTimeMaximum);

    /// <summary>How long its tasks ran together, in seconds.</summary>
    public object? RunSecondsTotal => Presentation.Seconds(RunTimeTotal);

    /// <summary>The median of the times from creation to start, in seconds.</summary>
    public object? QueueSecondsMedian => Presentation.Seconds(QueueTimeMedian);

    /// <summary>The instance that most of its tasks ran on.</summary>
    public string? InstanceType { get; internal set; }

    /// <summary>The most CPUs that a task used.</summary>
    public object? CpusMaximum => Presentation.Number(MostCpus);

    /// <summary>The most CPUs that a task used, as a share of those of its instance.</summary>
    public object? CpuUtilization => Presentation.Number(CpuShare);

    /// <summary>The most memory that a task used, in GiB.</summary>
    public object? MemoryMaximum => Presentation.Number(MostMemory);

    /// <summary>The most memory that a task used, as a share of that of its instance.</summary>
    public object? MemoryUtilization => Presentation.Number(MemoryShare);

    /// <summary>What all attempts cost by list price, in USD; null where the cost of one of them is not known.</summary>
    public object? EstimatedCost => Presentation.Number(Cost);

    /// <summary>The cheapest instance that would have been enough for every task; null where their figures do not say.</summary>
    public string? RecommendedInstanceType => Advice?.Type.Name;

    /// <summary>The CPUs to ask for: all of that instance, which costs no more.</summary>
    public int? RecommendedCpus => Advice?.Type.Cpus;

    /// <summary>The memory to ask for, in GiB, likewise.</summary>
    public int? RecommendedMemory => Advice?.Type.MemoryGiB;

    /// <summary>What its tasks would have cost less on that instance in the same time, in USD; 0 where they would not.</summary>
    public object? PotentialSaving => Presentation.Number(Saving);

    /// <summary>The id of the task that ran longest.</summary>
    public string? SlowestTaskId { get; internal set; }

    /// <summary>That task's name.</summary>
    public string? SlowestTaskName { get; internal set; }

    /// <summary>The run that it belongs to.</summary>
    public string? SlowestRunId { get; internal set; }

    /// <summary>The longest time by the median: 1 is no straggler. Null with less than two tasks that ran.</summary>
    public object? StragglerRatio => Presentation.Number(SlowestByMedian);

    /// <summary>
    /// How long the last tenth of its tasks kept a run waiting, in seconds: from the time when nine in ten had stopped to the end of the
    /// last; the longest of all runs. Null with less than two tasks that ran.
    /// </summary>
    public object? IdleTailSeconds => Presentation.Seconds(IdleTail);

    // What the members above give to readers.
    internal TimeSpan? RunTimeMinimum { get; set; }

    internal TimeSpan? RunTimeMedian { get; set; }

    internal TimeSpan? RunTimeP95 { get; set; }

    internal TimeSpan? RunTimeMaximum { get; set; }

    internal TimeSpan? RunTimeTotal { get; set; }

    internal TimeSpan? QueueTimeMedian { get; set; }

    internal TimeSpan? IdleTail { get; set; }

    internal double? MostCpus { get; set; }

    internal double? CpuShare { get; set; }

    internal double? MostMemory { get; set; }

    internal double? MemoryShare { get; set; }

    internal decimal? Cost { get; set; }

    internal decimal? Saving { get; set; }

    internal double? SlowestByMedian { get; set; }

    internal Advice? Advice { get; set; }

    /// <summary>The step.</summary>
    /// <returns><see cref="Step"/>.</returns>
    public override string ToString() => Step;
}
