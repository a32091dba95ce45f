using System.Collections.Generic;
using System.Management.Automation;
using OmicsTools.Completion;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Logs;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Input;

namespace OmicsTools.Cmdlets;

/// <summary>Gets what tasks of AWS HealthOmics runs printed.</summary>
[Cmdlet(VerbsCommon.Get, "OmicsRunTaskLog", DefaultParameterSetName = ByInput)]
[OutputType(typeof(LogEvent))]
public sealed class GetOmicsRunTaskLogCommand : LogCmdlet
{
    private TaskFilter? _filter;

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
        _filter = TasksWanted(TaskId, Name, Status);
        base.BeginProcessing();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        WriteMissing(_filter!);
    }

    /// <inheritdoc/>
    internal override RunRequest? Request(RunInput asked, string region) => _filter!.Request(asked, region);

    /// <inheritdoc/>
    internal override OrderedFanOut<RunRequest, LogPage> OpenLogs(OmicsConnections connections, CallLimits limits) =>
        OmicsStreams.OpenTaskLogs(connections, _filter!.Query(DetailLevel.None), Lines(), limits);

    /// <inheritdoc/>
    internal override OrderedFanOut<IReadOnlyList<RunRequest>, LogPage> FollowLogs(OmicsConnections connections, CallLimits limits) =>
        OmicsStreams.FollowTaskLogs(connections, _filter!.Query(DetailLevel.None), Lines(), limits);
}
