using System;
using System.Management.Automation;
using OmicsTools.Completion;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Input;
using OmicsTools.Output;

namespace OmicsTools.Cmdlets;

/// <summary>Gets the tasks of AWS HealthOmics runs.</summary>
[Cmdlet(VerbsCommon.Get, "OmicsRunTask", DefaultParameterSetName = ByInput)]
[OutputType(typeof(RunTask))]
public sealed class GetOmicsRunTaskCommand : RunInputCmdlet
{
    private OrderedFanOut<RunRequest, RunTask>? _tasks;
    private WorkProgress? _progress;
    private TaskFilter? _filter;
    private Func<object, object?, object?> _select = (task, _) => task;

    /// <summary>The tasks, by id; all tasks of the run without it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TaskIdCompleter))]
    public string[]? TaskId { get; set; }

    /// <summary>The statuses wanted. The service filters by one; several are filtered here.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TaskStatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>The task names wanted, with wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TaskNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>
    /// For which tasks GetRunTask is called, once each: <c>All</c> for every member of the API, <c>Failed</c> for the
    /// failed tasks alone, <c>None</c> for what the listing gives.
    /// </summary>
    [Parameter]
    [One]
    public DetailLevel Detail { get; set; }

    /// <summary>
    /// What to write of each task, as AWS Tools has it: <c>*</c> for all of it, the name of a member for that alone, or
    /// <c>^</c> and the name of a parameter for that parameter's value.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TaskMemberCompleter))]
    public string Select { get; set; } = Selection.Everything;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _select = OrTerminate(() => Selection.Of(Select, typeof(RunTask), this));
        var filter = _filter = TasksWanted(TaskId, Name, Status);
        if (filter.TaskIds is null)
        {
            WarnOfDetail(Select, typeof(RunTask), Detail, "tasks");
        }

        _progress = new WorkProgress(this, "Getting the tasks of HealthOmics runs", "tasks");
        _tasks = Open((connections, limits) => OmicsStreams.OpenTasks(connections, filter.Query(Detail), limits));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        WriteAll(_tasks!, _progress!, _select);
        WriteMissing(_filter!);
    }

    /// <inheritdoc/>
    internal override void Add(RunInput asked, string region)
    {
        if (_filter!.Request(asked, region) is not { } request)
        {
            return;
        }

        _tasks!.Add(request);

        // Write what is ready, and go on to the next run while there is room for it.
        WriteFrom(_tasks, _progress!, wait: () => _tasks.ShouldWait, _select);
    }
}
