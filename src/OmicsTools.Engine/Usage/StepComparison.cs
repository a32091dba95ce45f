using System;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Objects;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Usage;

namespace OmicsTools;

/// <summary>A step of a run beside the same step of a reference run. What one of them does not have is null.</summary>
public sealed class StepComparison : OmicsObject
{
    // Less is chance.
    private const double Noticeable = 0.05;

    private readonly RunRequest _referenceRun;
    private readonly RunRequest _run;
    private readonly StepStatistics? _reference;
    private readonly StepStatistics? _other;

    internal StepComparison(RunRequest referenceRun, RunRequest run, StepStatistics? reference, StepStatistics? other)
    {
        _referenceRun = referenceRun;
        _run = run;
        _reference = reference;
        _other = other;
    }

    /// <summary>The step: the <c>BaseName</c> of its tasks.</summary>
    public string Step => (_reference ?? _other)!.Step;

    /// <summary>
    /// <c>Slower</c> or <c>Faster</c> by a twentieth or more, <c>Same</c>, <c>OnlyInReference</c>, <c>OnlyInRun</c>; <c>Cached</c> or
    /// <c>Retried</c> where such tasks are in it, so that the times say little; <c>Unknown</c> where it did not run.
    /// </summary>
    public string Change => Kind.ToString();

    /// <summary>How long its tasks ran together in the reference run, in seconds; last attempts alone.</summary>
    public long? ReferenceRunSeconds => Presentation.WholeSeconds(_reference?.RunTimeTotal);

    /// <summary>How long its tasks ran together in the other run, likewise.</summary>
    public long? RunSeconds => Presentation.WholeSeconds(_other?.RunTimeTotal);

    /// <summary>How much longer than in the reference run, in seconds; negative for less.</summary>
    public long? RunSecondsDifference => Presentation.WholeSeconds(RunTimeDifference);

    /// <summary>The median of the times from creation to start in the reference run, in seconds.</summary>
    public long? ReferenceQueueSeconds => Presentation.WholeSeconds(_reference?.QueueTimeMedian);

    /// <summary>The same in the other run.</summary>
    public long? QueueSeconds => Presentation.WholeSeconds(_other?.QueueTimeMedian);

    /// <summary>How many attempts there were in the reference run: its tasks, retries included.</summary>
    public int? ReferenceAttempts => _reference?.Tasks;

    /// <summary>The same in the other run.</summary>
    public int? Attempts => _other?.Tasks;

    /// <summary>How many tasks came from the cache in the reference run.</summary>
    public int? ReferenceCachedTasks => _reference?.CachedTasks;

    /// <summary>The same in the other run.</summary>
    public int? CachedTasks => _other?.CachedTasks;

    /// <summary>The instance that most of its tasks ran on in the reference run.</summary>
    public string? ReferenceInstanceType => _reference?.InstanceType;

    /// <summary>The same in the other run.</summary>
    public string? InstanceType => _other?.InstanceType;

    /// <summary>The most CPUs that a task used in the reference run.</summary>
    public object? ReferenceCpusMaximum => Presentation.Number(_reference?.MostCpus);

    /// <summary>The same in the other run.</summary>
    public object? CpusMaximum => Presentation.Number(_other?.MostCpus);

    /// <summary>The most memory that a task used in the reference run, in GiB.</summary>
    public object? ReferenceMemoryMaximum => Presentation.Number(_reference?.MostMemory);

    /// <summary>The same in the other run.</summary>
    public object? MemoryMaximum => Presentation.Number(_other?.MostMemory);

    /// <summary>What it cost by list price in the reference run, in USD.</summary>
    public object? ReferenceEstimatedCost => Presentation.Number(_reference?.Cost);

    /// <summary>The same in the other run.</summary>
    public object? EstimatedCost => Presentation.Number(_other?.Cost);

    /// <summary>How much more it cost than in the reference run, in USD; negative for less.</summary>
    public object? CostDifference => Presentation.Number(_other?.Cost - _reference?.Cost);

    /// <summary>The reference run.</summary>
    public string ReferenceRunId => _referenceRun.RunId;

    /// <summary>The run that is compared to it.</summary>
    public string RunId => _run.RunId;

    /// <summary>The Region of that run.</summary>
    public string Region => _run.Region;

    /// <summary>How much changed, to sort by: what only one run has counts whole.</summary>
    internal TimeSpan Weight => (RunTimeDifference ?? _other?.RunTimeTotal ?? _reference?.RunTimeTotal ?? TimeSpan.Zero).Duration();

    /// <inheritdoc/>
    internal override ProfileReference? Profile => _run.Profile;

    /// <inheritdoc/>
    internal override string? OwnerId => _run.AccountId;

    /// <summary>The step and what became of it, for messages.</summary>
    /// <returns>For example <c>align: Slower</c>.</returns>
    public override string ToString() => $"{Step}: {Change}";

    private TimeSpan? RunTimeDifference => _other?.RunTimeTotal - _reference?.RunTimeTotal;

    private StepChange Kind => (_reference, _other) switch
    {
        (_, null) => StepChange.OnlyInReference,
        (null, _) => StepChange.OnlyInRun,
        _ when _reference.CachedTasks + _other.CachedTasks > 0 => StepChange.Cached,
        _ when _reference.RetriedTasks + _other.RetriedTasks + _reference.FailedTasks + _other.FailedTasks > 0 => StepChange.Retried,
        _ when RunTimeDifference is null => StepChange.Unknown,
        _ when Weight.TotalSeconds < Noticeable * _reference.RunTimeTotal!.Value.TotalSeconds => StepChange.Same,
        _ => RunTimeDifference > TimeSpan.Zero ? StepChange.Slower : StepChange.Faster,
    };
}
