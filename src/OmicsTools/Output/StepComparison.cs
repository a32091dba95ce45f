using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Usage;
using OmicsTools.Engine.Objects;

namespace OmicsTools;

/// <summary>A step of a run beside the same step of a reference run. What one of them does not have is null.</summary>
public sealed class StepComparison : OmicsObject
{
    private readonly StepComparisonRecord _step;

    internal StepComparison(StepComparisonRecord step)
    {
        _step = step;
    }

    /// <summary>The step: the <c>BaseName</c> of its tasks.</summary>
    public string Step => _step.Step;

    /// <summary>
    /// <c>Slower</c> or <c>Faster</c> by a twentieth or more, <c>Same</c>, <c>OnlyInReference</c>, <c>OnlyInRun</c>; <c>Cached</c> or
    /// <c>Retried</c> where such tasks are in it, so that the times say little; <c>Unknown</c> where it did not run.
    /// </summary>
    public string Change => _step.Change.ToString();

    /// <summary>How long its tasks ran together in the reference run, in seconds; last attempts alone.</summary>
    public long? ReferenceRunSeconds => Presentation.WholeSeconds(_step.Reference?.RunTimeTotal);

    /// <summary>How long its tasks ran together in the other run, likewise.</summary>
    public long? RunSeconds => Presentation.WholeSeconds(_step.Other?.RunTimeTotal);

    /// <summary>How much longer than in the reference run, in seconds; negative for less.</summary>
    public long? RunSecondsDifference => Presentation.WholeSeconds(_step.RunTimeDifference);

    /// <summary>The median of the times from creation to start in the reference run, in seconds.</summary>
    public long? ReferenceQueueSeconds => Presentation.WholeSeconds(_step.Reference?.QueueTimeMedian);

    /// <summary>The same in the other run.</summary>
    public long? QueueSeconds => Presentation.WholeSeconds(_step.Other?.QueueTimeMedian);

    /// <summary>How many attempts there were in the reference run: its tasks, retries included.</summary>
    public int? ReferenceAttempts => _step.Reference?.Tasks;

    /// <summary>The same in the other run.</summary>
    public int? Attempts => _step.Other?.Tasks;

    /// <summary>How many tasks came from the cache in the reference run.</summary>
    public int? ReferenceCachedTasks => _step.Reference?.CachedTasks;

    /// <summary>The same in the other run.</summary>
    public int? CachedTasks => _step.Other?.CachedTasks;

    /// <summary>The instance that most of its tasks ran on in the reference run.</summary>
    public string? ReferenceInstanceType => _step.Reference?.InstanceType;

    /// <summary>The same in the other run.</summary>
    public string? InstanceType => _step.Other?.InstanceType;

    /// <summary>The most CPUs that a task used in the reference run.</summary>
    public object? ReferenceCpusMaximum => Presentation.Number(_step.Reference?.CpusMaximum);

    /// <summary>The same in the other run.</summary>
    public object? CpusMaximum => Presentation.Number(_step.Other?.CpusMaximum);

    /// <summary>The most memory that a task used in the reference run, in GiB.</summary>
    public object? ReferenceMemoryMaximum => Presentation.Number(_step.Reference?.MemoryMaximum);

    /// <summary>The same in the other run.</summary>
    public object? MemoryMaximum => Presentation.Number(_step.Other?.MemoryMaximum);

    /// <summary>What it cost by list price in the reference run, in USD.</summary>
    public object? ReferenceEstimatedCost => Presentation.Number(_step.Reference?.EstimatedCost);

    /// <summary>The same in the other run.</summary>
    public object? EstimatedCost => Presentation.Number(_step.Other?.EstimatedCost);

    /// <summary>How much more it cost than in the reference run, in USD; negative for less.</summary>
    public object? CostDifference => Presentation.Number(_step.CostDifference);

    /// <summary>The reference run.</summary>
    public string ReferenceRunId => _step.ReferenceRun.RunId;

    /// <summary>The run that is compared to it.</summary>
    public string RunId => _step.Run.RunId;

    /// <summary>The Region of that run.</summary>
    public string Region => _step.Run.Region;

    /// <inheritdoc/>
    internal override ProfileReference? Profile => _step.Run.Profile;

    /// <inheritdoc/>
    internal override string? OwnerId => _step.Run.AccountId;

    /// <summary>The step and what became of it, for messages.</summary>
    /// <returns>For example <c>align: Slower</c>.</returns>
    public override string ToString() => $"{Step}: {Change}";
}
