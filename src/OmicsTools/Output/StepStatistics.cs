using System;
using OmicsTools.Engine.Usage;
using OmicsTools.Engine.Objects;

namespace OmicsTools;

/// <summary>
/// What the tasks of one step did together, in one run or many: those whose names differ by the shard alone. Times are those of last
/// attempts; a figure that no manifest has is null.
/// </summary>
public sealed class StepStatistics : OmicsObject
{
    private readonly StepUsageRecord _step;

    internal StepStatistics(StepUsageRecord step)
    {
        _step = step;
    }

    /// <summary>The step: the <c>BaseName</c> of its tasks.</summary>
    public string Step => _step.Step;

    /// <summary>How many runs have it.</summary>
    public int Runs => _step.Runs;

    /// <summary>How many tasks it has, every attempt counted.</summary>
    public int Tasks => _step.Tasks;

    /// <summary>How many tasks failed in their last attempt.</summary>
    public int FailedTasks => _step.FailedTasks;

    /// <summary>How many tasks came from the run cache.</summary>
    public int CachedTasks => _step.CachedTasks;

    /// <summary>How many tasks were tried more than once.</summary>
    public int RetriedTasks => _step.RetriedTasks;

    /// <summary>The shortest time that a task ran, in seconds.</summary>
    public object? RunSecondsMinimum => Seconds(_step.RunTimeMinimum);

    /// <summary>The median of the times, in seconds.</summary>
    public object? RunSecondsMedian => Seconds(_step.RunTimeMedian);

    /// <summary>The time that 95 in 100 do not exceed, in seconds.</summary>
    public object? RunSecondsP95 => Seconds(_step.RunTimeP95);

    /// <summary>The longest time that a task ran, in seconds.</summary>
    public object? RunSecondsMaximum => Seconds(_step.RunTimeMaximum);

    /// <summary>How long its tasks ran together, in seconds.</summary>
    public object? RunSecondsTotal => Seconds(_step.RunTimeTotal);

    /// <summary>The median of the times from creation to start, in seconds.</summary>
    public object? QueueSecondsMedian => Seconds(_step.QueueTimeMedian);

    /// <summary>The instance that most of its tasks ran on.</summary>
    public string? InstanceType => _step.InstanceType;

    /// <summary>The most CPUs that a task used.</summary>
    public object? CpusMaximum => Presentation.Number(_step.CpusMaximum);

    /// <summary>The most CPUs that a task used, as a share of those of its instance.</summary>
    public object? CpuUtilization => Presentation.Number(_step.CpuUtilization);

    /// <summary>The most memory that a task used, in GiB.</summary>
    public object? MemoryMaximum => Presentation.Number(_step.MemoryMaximum);

    /// <summary>The most memory that a task used, as a share of that of its instance.</summary>
    public object? MemoryUtilization => Presentation.Number(_step.MemoryUtilization);

    /// <summary>What all attempts cost by list price, in USD; null where the cost of one of them is not known.</summary>
    public object? EstimatedCost => Presentation.Number(_step.EstimatedCost);

    /// <summary>The cheapest instance that would have been enough for every task; null where their figures do not say.</summary>
    public string? RecommendedInstanceType => _step.RecommendedInstanceType;

    /// <summary>The CPUs to ask for: all of that instance, which costs no more.</summary>
    public int? RecommendedCpus => _step.RecommendedCpus;

    /// <summary>The memory to ask for, in GiB, likewise.</summary>
    public int? RecommendedMemory => _step.RecommendedMemory;

    /// <summary>What its tasks would have cost less on that instance in the same time, in USD; 0 where they would not.</summary>
    public object? PotentialSaving => Presentation.Number(_step.PotentialSaving);

    /// <summary>The id of the task that ran longest.</summary>
    public string? SlowestTaskId => _step.SlowestTaskId;

    /// <summary>That task's name.</summary>
    public string? SlowestTaskName => _step.SlowestTaskName;

    /// <summary>The run that it belongs to.</summary>
    public string? SlowestRunId => _step.SlowestRunId;

    /// <summary>The longest time by the median: 1 is no straggler. Null with less than two tasks that ran.</summary>
    public object? StragglerRatio => Presentation.Number(_step.StragglerRatio);

    /// <summary>
    /// How long the last tenth of its tasks kept a run waiting, in seconds: from the time when nine in ten had stopped to the end of the
    /// last; the longest of all runs. Null with less than two tasks that ran.
    /// </summary>
    public object? IdleTailSeconds => Seconds(_step.IdleTail);

    /// <summary>The step.</summary>
    /// <returns><see cref="Step"/>.</returns>
    public override string ToString() => Step;

    private static object? Seconds(TimeSpan? time) => Presentation.Number(time is { } known ? Math.Round(known.TotalSeconds, 1) : null);
}
