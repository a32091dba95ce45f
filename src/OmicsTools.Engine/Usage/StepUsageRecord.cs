using System;

namespace OmicsTools.Engine.Usage;

/// <summary>What the tasks of one step did together: those whose names differ by the shard alone. Times are those of last attempts.</summary>
public sealed class StepUsageRecord
{
    internal StepUsageRecord(string step)
    {
        Step = step;
    }

    /// <summary>The step: what its tasks share of their names.</summary>
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

    /// <summary>How long its tasks ran together; null where none did.</summary>
    public TimeSpan? RunTimeTotal { get; internal set; }

    /// <summary>The shortest time that one ran.</summary>
    public TimeSpan? RunTimeMinimum { get; internal set; }

    /// <summary>The median of the times.</summary>
    public TimeSpan? RunTimeMedian { get; internal set; }

    /// <summary>The time that 95 in 100 do not exceed.</summary>
    public TimeSpan? RunTimeP95 { get; internal set; }

    /// <summary>The longest time that one ran.</summary>
    public TimeSpan? RunTimeMaximum { get; internal set; }

    /// <summary>The median of the times from creation to start.</summary>
    public TimeSpan? QueueTimeMedian { get; internal set; }

    /// <summary>The instance that most of its tasks ran on.</summary>
    public string? InstanceType { get; internal set; }

    /// <summary>The most CPUs that one used.</summary>
    public double? CpusMaximum { get; internal set; }

    /// <summary>The most CPUs that one used, as a share of those of its instance.</summary>
    public double? CpuUtilization { get; internal set; }

    /// <summary>The most memory that one used, in GiB.</summary>
    public double? MemoryMaximum { get; internal set; }

    /// <summary>The most memory that one used, as a share of that of its instance.</summary>
    public double? MemoryUtilization { get; internal set; }

    /// <summary>List price in USD of every attempt; null where one of them has none.</summary>
    public decimal? EstimatedCost { get; internal set; }

    /// <summary>The cheapest instance that would have been enough for each of its tasks; null where their figures do not say.</summary>
    public string? RecommendedInstanceType => Advice?.Type.Name;

    /// <summary>All CPUs of that instance.</summary>
    public int? RecommendedCpus => Advice?.Type.Cpus;

    /// <summary>All memory of that instance, in GiB.</summary>
    public int? RecommendedMemory => Advice?.Type.MemoryGiB;

    /// <summary>What its tasks would have cost less on that instance in the same time, in USD; 0 where they cost as much or more.</summary>
    public decimal? PotentialSaving { get; internal set; }

    /// <summary>The id of the task that ran longest.</summary>
    public string? SlowestTaskId { get; internal set; }

    /// <summary>That task's name.</summary>
    public string? SlowestTaskName { get; internal set; }

    /// <summary>That task's run.</summary>
    public string? SlowestRunId { get; internal set; }

    /// <summary>How much longer than the median the slowest ran: 1 is no longer. Null with less than two tasks that ran.</summary>
    public double? StragglerRatio { get; internal set; }

    /// <summary>
    /// How long the last tenth of its tasks kept a run waiting: from the time when nine in ten had stopped to the end of the last, the
    /// longest of all runs. Null with less than two tasks that ran.
    /// </summary>
    public TimeSpan? IdleTail { get; internal set; }

    internal Advice? Advice { get; set; }
}
