using System;

namespace OmicsTools.Engine.Usage;

/// <summary>The instance that would have been enough.</summary>
internal sealed class Advice
{
    // What ran out of memory used all it had: nobody knows how much it needed.
    private const string OutOfMemory = "OUT_OF_MEMORY_ERROR";

    private Advice(InstanceType type, decimal price)
    {
        Type = type;
        Price = price;
    }

    public InstanceType Type { get; }

    /// <summary>USD per hour.</summary>
    public decimal Price { get; }

    /// <summary>Whether a task's figures say what it needs.</summary>
    /// <param name="task">The task.</param>
    /// <param name="options">How long it must have run.</param>
    public static bool CanUse(ManifestLine task, UsageOptions options) =>
        task is { CpusMaximum: not null, MemoryMaximum: not null, InstanceType: not null }
        && task.RunTime >= options.MinimumRunTime
        && task.FailureReason != OutOfMemory;

    /// <summary>The instance for such a use; null where the prices have none.</summary>
    /// <param name="run">The run, for its prices.</param>
    /// <param name="instanceType">The instance that it ran on: one with GPUs is kept, since a manifest does not say how they were used.</param>
    /// <param name="cpusMaximum">The most CPUs used.</param>
    /// <param name="cpusReserved">The CPUs that there were.</param>
    /// <param name="memoryMaximum">The most memory used, in GiB.</param>
    public static Advice? For(MeasuredRun run, string instanceType, double cpusMaximum, double? cpusReserved, double memoryMaximum)
    {
        if (run.Prices is not { } prices)
        {
            return null;
        }

        if (InstanceType.Parse(instanceType) is { HasGpus: true } kept)
        {
            return prices.Of(instanceType) is { } price ? new(kept, price) : null;
        }

        // Headroom never asks for more CPUs than there were: whatever uses all of them would always be told to double them, where
        // a lack of CPUs costs time, and a lack of memory the task.
        var headroom = 1 + run.Options.Headroom;
        var cpus = Math.Max(cpusMaximum, Math.Min(cpusMaximum * headroom, cpusReserved ?? double.MaxValue));
        return prices.Cheapest(Math.Min(cpus, cpusReserved ?? cpus), memoryMaximum * headroom) is { } found ? new(found.Type, found.Price) : null;
    }
}
