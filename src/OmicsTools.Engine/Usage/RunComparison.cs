using System;
using System.Collections.Generic;
using System.Linq;
using OmicsTools.Engine.Runs;

namespace OmicsTools.Engine.Usage;

/// <summary>How a step of a run compares to the same step of a reference run.</summary>
internal enum StepChange
{
    /// <summary>The times differ by less than a twentieth.</summary>
    Same,

    /// <summary>It took longer than in the reference run.</summary>
    Slower,

    /// <summary>It took less time than in the reference run.</summary>
    Faster,

    /// <summary>Tasks of it came from the run cache, in one run or both: the times say nothing.</summary>
    Cached,

    /// <summary>Tasks of it were tried more than once or failed, in one run or both: the times say little.</summary>
    Retried,

    /// <summary>The other run does not have it.</summary>
    OnlyInReference,

    /// <summary>The reference run does not have it.</summary>
    OnlyInRun,

    /// <summary>It did not run in one of them, or not to its end.</summary>
    Unknown,
}

/// <summary>Compares runs to a reference run, step by step.</summary>
public sealed class RunComparison
{
    private readonly RunRequest _reference;
    private readonly List<(RunRequest Run, StepUsage Steps)> _runs = [];

    /// <summary>Creates a comparison.</summary>
    /// <param name="reference">The reference run.</param>
    public RunComparison(RunRequest reference)
    {
        _reference = reference;
    }

    /// <summary>Takes a task into account. Tasks come run by run.</summary>
    /// <param name="task">The task.</param>
    public void Add(TaskUsage task)
    {
        if (_runs.Count == 0 || _runs[_runs.Count - 1].Run != task.Run.Request)
        {
            _runs.Add((task.Run.Request, new StepUsage()));
        }

        _runs[_runs.Count - 1].Steps.Add(task);
    }

    /// <summary>Compares.</summary>
    /// <returns>The steps of each run, those that changed most first; empty where the reference run is not known.</returns>
    public IEnumerable<StepComparison> Complete()
    {
        var runs = _runs.ConvertAll(run => (run.Run, Steps: run.Steps.Complete().ToDictionary(step => step.Step, StringComparer.Ordinal)));
        if (runs.Find(run => run.Run == _reference).Steps is not { } reference)
        {
            return [];
        }

        return runs.Where(run => run.Run != _reference).SelectMany(run => reference.Keys.Union(run.Steps.Keys, StringComparer.Ordinal)
            .Select(step => new StepComparison(_reference, run.Run, Of(reference, step), Of(run.Steps, step)))
            .OrderByDescending(step => step.Weight));

        static StepStatistics? Of(Dictionary<string, StepStatistics> steps, string step) => steps.TryGetValue(step, out var found) ? found : null;
    }
}
