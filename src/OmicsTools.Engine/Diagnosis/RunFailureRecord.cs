using System.Collections.Generic;
using OmicsTools.Engine.Logs;
using OmicsTools.Engine.Tasks;

namespace OmicsTools.Engine.Diagnosis;

/// <summary>Why a run failed, as far as that can be found out.</summary>
public sealed class RunFailureRecord
{
    internal RunFailureRecord(Run run)
    {
        Run = run;
    }

    /// <summary>The run, in full.</summary>
    public Run Run { get; }

    /// <summary>
    /// The task that failed first, of those whose last attempt failed; in full, unless GetRunTask could not be had. Null where no
    /// task failed: the run itself did.
    /// </summary>
    public RunTask? Task { get; internal set; }

    /// <summary>How often that task was tried; null without one.</summary>
    public int? Attempts { get; internal set; }

    /// <summary>How many other tasks failed in their last attempt; null where the tasks could not be listed.</summary>
    public int? OtherFailedTasks { get; internal set; }

    /// <summary>The last lines of the task's log, or of the engine's where no task failed. Empty where there are none.</summary>
    public IReadOnlyList<LogLine> LogTail { get; internal set; } = [];

    /// <summary>The stream they come from.</summary>
    public string? LogStreamName { get; internal set; }

    /// <summary>What to do next; null where nothing is known to help.</summary>
    public string? NextStep => Task is null ? NextSteps.Of(Run) : NextSteps.Of(Task);
}
