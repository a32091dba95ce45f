using System;
using System.Linq;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Diagnosis;
using OmicsTools.Engine.Objects;

namespace OmicsTools;

/// <summary>Why a run failed: what the run says, the task that failed first, and the last lines of its log.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/workflows-run-debug.html"/></remarks>
public sealed class RunFailure : OmicsObject
{
    private readonly DateTime? _stopTime;
    private readonly Run _run;

    internal RunFailure(RunFailureRecord failure)
    {
        var (run, task) = (failure.Run, failure.Task);
        _run = run;
        RunId = run.Id;
        RunName = run.Name;
        RunUuid = run.Uuid;
        _stopTime = run.StopTimeUtc;
        Cause = task is null ? "Run" : "Task";
        FailureReason = run.FailureReason;
        StatusMessage = run.StatusMessage;
        TaskId = task?.TaskId;
        TaskName = task?.Name;
        TaskFailureReason = task?.FailureReason;
        TaskStatusMessage = task?.StatusMessage;
        Attempts = failure.Attempts;
        Cpus = task?.Cpus;
        Memory = task?.Memory;
        Gpus = task?.Gpus;
        InstanceType = task?.InstanceType;
        RunSeconds = Presentation.WholeSeconds(task?.RunTime);
        OtherFailedTasks = failure.OtherFailedTasks;
        NextStep = failure.NextStep;
        LogStreamName = failure.LogStreamName;
        LogTail = Presentation.GiveLines([.. failure.LogTail.Select(line => line.Message)]);
        Region = run.Region;
    }

    /// <summary>The id of the run.</summary>
    public string? RunId { get; }

    /// <summary>The run's name.</summary>
    public string? RunName { get; }

    /// <summary>When the run ended.</summary>
    public object? StopTime => Presentation.Time(_stopTime);

    /// <summary><c>Task</c> where a task failed, <c>Run</c> where none did and the run failed itself.</summary>
    public string Cause { get; }

    /// <summary>The code of the run's failure; an open set, null where the service gave none.</summary>
    public string? FailureReason { get; }

    /// <summary>What the service says of the run's failure.</summary>
    public string? StatusMessage { get; }

    /// <summary>
    /// The id of the task that failed first, by its stop time, of those whose last attempt failed: later ones are often cancelled
    /// or fail because of it. Null where no task failed.
    /// </summary>
    public string? TaskId { get; }

    /// <summary>That task's name.</summary>
    public string? TaskName { get; }

    /// <summary>The code of that task's failure; an open set, null where the service gave none.</summary>
    public string? TaskFailureReason { get; }

    /// <summary>What the service says of that task's failure.</summary>
    public string? TaskStatusMessage { get; }

    /// <summary>How often that task was tried; null without one.</summary>
    public int? Attempts { get; }

    /// <summary>The CPUs that task asked for.</summary>
    public int? Cpus { get; }

    /// <summary>The memory that task asked for, in GiB.</summary>
    public int? Memory { get; }

    /// <summary>The GPUs that task asked for.</summary>
    public int? Gpus { get; }

    /// <summary>The instance that task ran on.</summary>
    public string? InstanceType { get; }

    /// <summary>How long that task ran, in whole seconds.</summary>
    public long? RunSeconds { get; }

    /// <summary>How many other tasks failed in their last attempt; null where the tasks could not be listed.</summary>
    public int? OtherFailedTasks { get; }

    /// <summary>What to do next; null where nothing is known to help.</summary>
    public string? NextStep { get; }

    /// <summary>
    /// The last lines of that task's log, or of the engine's where no task failed, as they were written; empty where there are none.
    /// </summary>
    public object LogTail { get; }

    /// <summary>The log stream that they come from; null without any.</summary>
    public string? LogStreamName { get; }

    /// <summary>The run's universally unique identifier.</summary>
    public string? RunUuid { get; }

    /// <summary>The Region that answered.</summary>
    public string? Region { get; }

    /// <summary>The failure in one line, for messages.</summary>
    /// <returns>For example <c>Run 8192911 failed: OUT_OF_MEMORY_ERROR in align-3-17</c>.</returns>
    public override string ToString() =>
        $"Run {RunId} failed: {TaskFailureReason ?? FailureReason ?? "no reason was given"}" + (TaskName is null ? string.Empty : $" in {TaskName}");

    /// <inheritdoc/>
    internal override ProfileReference? Profile => _run.Profile;

    /// <inheritdoc/>
    internal override string? OwnerId => _run.OwnerId;
}
