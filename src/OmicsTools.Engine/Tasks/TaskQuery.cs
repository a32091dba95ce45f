using System;
using System.Collections.Generic;

namespace OmicsTools.Engine.Tasks;

/// <summary>Which tasks of the runs are wanted, and how much of each.</summary>
public sealed class TaskQuery
{
    /// <summary>The statuses wanted; empty for all. Compared without regard to case; unknown statuses are allowed.</summary>
    public IReadOnlyList<string> Statuses { get; set; } = [];

    /// <summary>Whether a task of this name is wanted; null wants all.</summary>
    public Func<string, bool>? NameFilter { get; set; }

    /// <summary>Whether a task is wanted, by what the listing says of it; null wants all. Called for each task that passes the other filters.</summary>
    internal Func<RunTask, bool>? RecordFilter { get; set; }

    /// <summary>For which tasks detail is asked for.</summary>
    public DetailLevel Detail { get; set; }
}
