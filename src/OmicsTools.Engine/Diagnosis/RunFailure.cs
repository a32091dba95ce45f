using System.Collections.Generic;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Objects;
using OmicsTools.Engine.Tasks;

namespace OmicsTools;

/// <summary>Why a run failed: what the run says, the task that failed first, and the last lines of its log.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/workflows-run-debug.html"/></remarks>
public sealed class RunFailure : OmicsObject
{
    internal RunFailure(Run run)
    {
        Run = run;
    }

    /// <summary>The id of the run.</summary>
    public string? RunId => Run.Id;

    /// <summary>The run's name.</summary>
    public string? RunName => Run.Name;

    /// <summary>When the run ended.</summary>
    public object? StopTime => Run.StopTime;

    /// <summary><c>Task</c> where a task failed, <c>Run</c> where none did and the run failed itself.</summary>
    public string Cause => Task is null ? "Run" : "Task";

    /// <summary>The code of the run's failure; an open set, null where the service gave none.</summary>
    public string? FailureReason => Run.FailureReason;

    /// <summary>What the service says of the run's failure.</summary>
    public string? StatusMessage => Run.StatusMessage;

    /// <summary>
    /// The id of the task that failed first, by its stop time, of those whose last attempt failed: later ones are often cancelled
    /// or fail because of it. Null where no task failed.
    /// </summary>
    public string? TaskId => Task?.TaskId;

    /// <summary>That task's name.</summary>
    public string? TaskName => Task?.Name;

    /// <summary>The code of that task's failure; an open set, null where the service gave none.</summary>
    public string? TaskFailureReason => Task?.FailureReason;

    /// <summary>What the service says of that task's failure.</summary>
    public string? TaskStatusMessage => Task?.StatusMessage;

    /// <summary>How often that task was tried; null without one.</summary>
    public int? Attempts { get; internal set; }

    /// <summary>The CPUs that task asked for.</summary>
    public int? Cpus => Task?.Cpus;

    /// <summary>The memory that task asked for, in GiB.</summary>
    public int? Memory => Task?.Memory;

    /// <summary>The GPUs that task asked for.</summary>
    public int? Gpus => Task?.Gpus;

    /// <summary>The instance that task ran on.</summary>
    public string? InstanceType => Task?.InstanceType;

    /// <summary>How long that task ran, in whole seconds.</summary>
    public long? RunSeconds => Task?.RunSeconds;

    /// <summary>How many other tasks failed in their last attempt; null where the tasks could not be listed.</summary>
    public int? OtherFailedTasks { get; internal set; }

    /// <summary>What to do next; null where nothing is known to help.</summary>
    public string? NextStep => Task is null ? NextSteps.Of(Run) : Task.NextStep;

    /// <summary>
    /// The last lines of that task's log, or of the engine's where no task failed, as they were written; empty where there are none.
    /// </summary>
    public object LogTail => Presentation.GiveLines(Lines);

    /// <summary>The log stream that they come from; null without any.</summary>
    public string? LogStreamName { get; internal set; }

    /// <summary>The run's universally unique identifier.</summary>
    public string? RunUuid => Run.Uuid;

    /// <summary>The Region that answered.</summary>
    public string? Region => Run.Region;

    /// <summary>The failure in one line, for messages.</summary>
    /// <returns>For example <c>Run 8192911 failed: OUT_OF_MEMORY_ERROR in align-3-17</c>.</returns>
    public override string ToString() =>
        $"Run {RunId} failed: {TaskFailureReason ?? FailureReason ?? "no reason was given"}" + (TaskName is null ? string.Empty : $" in {TaskName}");

    /// <summary>The run, in full.</summary>
    internal Run Run { get; }

    /// <summary>The task that is the cause, in full unless GetRunTask could not be had; null where no task failed.</summary>
    internal RunTask? Task { get; set; }

    /// <summary>What <see cref="LogTail"/> gives.</summary>
    internal IReadOnlyList<string> Lines { get; set; } = [];

    /// <inheritdoc/>
    internal override ProfileReference? Profile => Run.Profile;

    /// <inheritdoc/>
    internal override string? OwnerId => Run.OwnerId;
}
