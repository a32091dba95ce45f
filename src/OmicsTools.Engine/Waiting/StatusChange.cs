using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Objects;

namespace OmicsTools;

/// <summary>A run or task was seen in another status than before.</summary>
public sealed class StatusChange : OmicsObject
{
    private readonly OmicsObject _item;

    internal StatusChange(OmicsObject item, string? previousStatus, bool isEnd)
    {
        _item = item;
        PreviousStatus = previousStatus;
        IsEnd = isEnd;
    }

    /// <summary>When the change was seen; it came about at some time since the look before.</summary>
    public object Time => Presentation.GiveTime(Task?.ObservedTime ?? Run!.ObservedTime);

    /// <summary>The id of the run.</summary>
    public string? RunId => Task?.RunId ?? Run?.Id;

    /// <summary>The id of the task; null when the change is the run's.</summary>
    public string? TaskId => Task?.TaskId;

    /// <summary>The name of the run or task.</summary>
    public string? Name => Task is { } task ? task.Name : Run!.Name;

    /// <summary>The status before; null when this is the first that was seen.</summary>
    public string? PreviousStatus { get; }

    /// <summary>The status now.</summary>
    public string? Status => Task is { } task ? task.Status : Run!.Status;

    /// <summary>Whether that is the end.</summary>
    public bool IsTerminal => Task?.IsTerminal ?? Run!.IsTerminal;

    /// <summary>The Region that was asked.</summary>
    public string? Region => Task?.Region ?? Run?.Region;

    /// <summary>The run or task as it was seen: a <see cref="OmicsTools.Run"/> or a <see cref="RunTask"/>, at the end in full.</summary>
    public object Item => _item;

    /// <summary>The run; null when the change is a task's.</summary>
    internal Run? Run => _item as Run;

    /// <summary>The task; null when the change is the run's.</summary>
    internal RunTask? Task => _item as RunTask;

    /// <summary>Whether nothing more will be said of it: it has ended, or is gone and this is the last that is known.</summary>
    internal bool IsEnd { get; }

    /// <inheritdoc/>
    internal override ProfileReference? Profile => _item.Profile;

    /// <inheritdoc/>
    internal override string? OwnerId => _item.OwnerId;

    /// <inheritdoc/>
    public override string ToString() =>
        (TaskId is null ? $"Run {RunId}" : $"Task {TaskId} of run {RunId}")
        + (Name is null ? string.Empty : $" ({Name})")
        + (PreviousStatus is null ? $" is {Status}." : $" was {PreviousStatus} and is {Status}.");
}
