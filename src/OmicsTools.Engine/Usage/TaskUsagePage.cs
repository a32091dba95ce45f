using System.Collections.Generic;

namespace OmicsTools.Engine.Usage;

/// <summary>What some tasks of a run used, in the order of its manifest.</summary>
public sealed class TaskUsagePage
{
    internal TaskUsagePage(IReadOnlyList<TaskUsageRecord> tasks)
    {
        Tasks = tasks;
    }

    /// <summary>The tasks.</summary>
    public IReadOnlyList<TaskUsageRecord> Tasks { get; }
}
