using System.Management.Automation;
using OmicsTools.Completion;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Engine.Waiting;
using OmicsTools.Input;

namespace OmicsTools.Cmdlets;

/// <summary>Waits for tasks of AWS HealthOmics runs to end, those that are yet to come included, and writes each as it does.</summary>
[Cmdlet(VerbsLifecycle.Wait, "OmicsRunTask", DefaultParameterSetName = ByInput)]
[OutputType(typeof(RunTask), typeof(StatusChange))]
public sealed class WaitOmicsRunTaskCommand : WaitCmdlet
{
    private TaskFilter? _filter;

    /// <summary>The tasks, by id; all tasks of the run without it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TaskIdCompleter))]
    public string[]? TaskId { get; set; }

    /// <summary>The task names wanted, with wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TaskNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>
    /// For which tasks GetRunTask is called when they have ended: <c>All</c> for every member of the API, <c>Failed</c> for
    /// the failed tasks alone, <c>None</c> for what the listing gives.
    /// </summary>
    [Parameter]
    [One]
    public DetailLevel Detail { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _filter = TasksWanted(TaskId, Name, status: null);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var tally = new WaitTally();
        var query = _filter!.Query(Detail);
        Wait(
            (connections, limits) => OmicsStreams.OpenTaskWait(connections, query, Options(), limits, tally),
            new WaitProgress(this, "Waiting for tasks of HealthOmics runs", "tasks", tally));
        WriteMissing(_filter);
    }

    /// <inheritdoc/>
    internal override RunRequest? Request(RunInput input, string region) => _filter!.Request(input, region);
}
