using System;
using System.Management.Automation;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Runs;
using OmicsTools.Output;

namespace OmicsTools;

/// <summary>A run or task was seen in another status than before.</summary>
public sealed class StatusChange : IFormattable, IOwned
{
    internal StatusChange(Run run, string? previousStatus, DateTime observed)
    {
        Time = PointInTime.From(observed)!;
        RunId = run.Id;
        Name = run.Name;
        PreviousStatus = previousStatus;
        Status = run.Status;
        IsTerminal = run.IsTerminal;
        Region = run.Region;
        Item = run;
    }

    internal StatusChange(RunTask task, string? previousStatus, DateTime observed)
    {
        Time = PointInTime.From(observed)!;
        RunId = task.RunId;
        TaskId = task.TaskId;
        Name = task.Name;
        PreviousStatus = previousStatus;
        Status = task.Status;
        IsTerminal = task.IsTerminal;
        Region = task.Region;
        Item = task;
    }

    /// <summary>When the change was seen; it came about at some time since the look before.</summary>
    public object Time { get; }

    /// <summary>The id of the run.</summary>
    public string? RunId { get; }

    /// <summary>The id of the task; null when the change is the run's.</summary>
    public string? TaskId { get; }

    /// <summary>The name of the run or task.</summary>
    public string? Name { get; }

    /// <summary>The status before; null when this is the first that was seen.</summary>
    public string? PreviousStatus { get; }

    /// <summary>The status now.</summary>
    public string? Status { get; }

    /// <summary>Whether that is the end.</summary>
    public bool IsTerminal { get; }

    /// <summary>The Region that was asked.</summary>
    public string? Region { get; }

    /// <summary>The run or task as it was seen: an <see cref="Run"/> or a <see cref="RunTask"/>, at the end in full.</summary>
    public object Item { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        (TaskId is null ? $"Run {RunId}" : $"Task {TaskId} of run {RunId}")
        + (Name is null ? string.Empty : $" ({Name})")
        + (PreviousStatus is null ? $" is {Status}." : $" was {PreviousStatus} and is {Status}.");

    /// <inheritdoc/>
    ProfileReference? IOwned.Profile => ((IOwned)Item).Profile;

    /// <inheritdoc/>
    string? IOwned.AccountId => Item is Run run && RunReference.TryParse(run.Arn, out var owner, out _) ? owner!.AccountId : ((IOwned)Item).AccountId;

    /// <summary>A cell of a view, safe to show on a terminal: <c>'{0:Status}' -f $_</c>.</summary>
    /// <param name="format">The name of the cell; null for what <see cref="object.ToString"/> gives.</param>
    /// <param name="formatProvider">Ignored.</param>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) =>
        string.IsNullOrEmpty(format) ? ToString() : Cells.Of(PSObject.AsPSObject(this), format!);
}
