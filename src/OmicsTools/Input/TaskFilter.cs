using System.Collections.Generic;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Tasks;

namespace OmicsTools.Input;

/// <summary>Which tasks of the runs are wanted, as the parameters TaskId, Name and Status say.</summary>
internal sealed class TaskFilter
{
    private readonly IReadOnlyList<string>? _statuses;

    /// <param name="taskIds">The ids; null where none were given.</param>
    /// <param name="names">The names; null where none were given.</param>
    /// <param name="statuses">The statuses; null where none were given.</param>
    /// <param name="isNothing">Whether one of these was given without a value.</param>
    public TaskFilter(string[]? taskIds, NameFilter? names, IReadOnlyList<string>? statuses, bool isNothing)
    {
        TaskIds = taskIds;
        Names = names;
        _statuses = statuses;
        IsNothing = isNothing || taskIds is { Length: 0 };
    }

    /// <summary>The tasks that were named by their ids; null where none were.</summary>
    public string[]? TaskIds { get; }

    /// <summary>The names; null for all.</summary>
    public NameFilter? Names { get; }

    /// <summary>Whether no task can fit.</summary>
    public bool IsNothing { get; }

    /// <summary>Whether a name that was not seen is the name of no task: with statuses, the task may be in another.</summary>
    public bool SeesAllNames => _statuses is null;

    /// <summary>What to ask of a run; null for nothing.</summary>
    /// <param name="asked">The run, or a task of it.</param>
    /// <param name="region">The Region that answers for it.</param>
    public RunRequest? Request(RunInput asked, string region) => IsNothing ? null : asked.RequestTasks(region, TaskIds);

    /// <summary>The tasks as the engine is asked for them.</summary>
    /// <param name="detail">How much of each.</param>
    public TaskQuery Query(DetailLevel detail) => new()
    {
        Statuses = _statuses ?? [],
        NameFilter = Names is null ? null : Names.IsWanted,
        Detail = detail,
    };
}
