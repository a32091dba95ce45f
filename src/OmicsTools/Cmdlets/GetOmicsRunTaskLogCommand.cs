using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OmicsTools.Completion;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Logs;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Engine.Tasks;
using OmicsTools.Input;

namespace OmicsTools.Cmdlets;

/// <summary>Gets what tasks of AWS HealthOmics runs printed.</summary>
[Cmdlet(VerbsCommon.Get, "OmicsRunTaskLog", DefaultParameterSetName = ByInput)]
[OutputType(typeof(LogEvent))]
public sealed class GetOmicsRunTaskLogCommand : LogCmdlet
{
    private readonly TaskQuery _tasks = new() { Detail = DetailLevel.None };
    private string[]? _taskIds;
    private bool _isNothingWanted;
    private NameFilter? _names;

    /// <summary>The tasks, by id; all tasks of the run without it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TaskIdCompleter))]
    public string[]? TaskId { get; set; }

    /// <summary>The statuses wanted. With <c>-Wait</c>, a task is joined when it is seen in one of them.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TaskStatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>The task names wanted, with wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TaskNameCompleter))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        var names = Filter(nameof(Name), Name);
        var statuses = Filter(nameof(Status), Status);
        var taskIds = Filter(nameof(TaskId), TaskId);
        _names = NameFilter.From(names);
        _isNothingWanted = IsNothingWanted(names, statuses, taskIds);
        _taskIds = taskIds?.Where(IsTaskId).Distinct(StringComparer.Ordinal).ToArray();
        _tasks.Statuses = statuses ?? [];
        _tasks.NameFilter = _names is null ? null : _names.IsWanted;
        WarnOfUnknown(statuses, TaskStatuses.Known, "task");
        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (Status is null)
        {
            WriteMissing(_names, "task");
        }
    }

    /// <inheritdoc/>
    internal override RunRequest? Request(RunInput asked, string region) => _isNothingWanted ? null : asked.RequestTasks(region, _taskIds);

    /// <inheritdoc/>
    internal override OrderedFanOut<RunRequest, LogPage> OpenLogs(OmicsConnections connections, CallLimits limits) =>
        OmicsStreams.OpenTaskLogs(connections, _tasks, Lines(), limits);

    /// <inheritdoc/>
    internal override OrderedFanOut<IReadOnlyList<RunRequest>, LogPage> FollowLogs(OmicsConnections connections, CallLimits limits) =>
        OmicsStreams.FollowTaskLogs(connections, _tasks, Lines(), limits);
}
