using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Internal;
using OmicsTools.Completion;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Engine.Usage;
using OmicsTools.Input;

namespace OmicsTools.Cmdlets;

/// <summary>Measures what the tasks of AWS HealthOmics runs used and cost.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "OmicsRunTask", DefaultParameterSetName = ByInput)]
[OutputType(typeof(TaskUsage), typeof(StepStatistics))]
public sealed class MeasureOmicsRunTaskCommand : MeasureCmdlet
{
    private readonly StepUsage _steps = new();

    // Tasks of one run that are piped in one after the other: its manifest is read once for all of them.
    private RunRequest? _heldBack;
    private List<string> _heldTasks = [];
    private OrderedFanOut<RunRequest, IReadOnlyList<TaskUsage>>? _tasks;
    private WorkProgress? _progress;
    private TaskFilter? _filter;

    // A run that is named twice counts once in a sum.
    private readonly HashSet<(string Region, ProfileReference? Profile, string RunId, string? Uuid)> _summedUp = [];

    /// <summary>The tasks, by id; all tasks of the run without it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TaskIdCompleter))]
    public string[]? TaskId { get; set; }

    /// <summary>The statuses wanted.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TaskStatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>The task names wanted, with wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TaskNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Writes statistics of each step, over all runs, instead of each task: the most expensive step first.</summary>
    [Parameter]
    public SwitchParameter ByStep { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var filter = _filter = TasksWanted(TaskId, Name, Status);
        _progress = new WorkProgress(this, "Measuring the tasks of HealthOmics runs", "tasks");
        var options = Options();
        options.WholeRuns = ByStep || Unordered;
        _tasks = Open((connections, limits) => OmicsStreams.OpenTaskUsage(connections, filter.Query(DetailLevel.None), options, limits));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Send();
        WriteAll(_tasks!, _progress!, (result, _) => Take(result));
        WriteObject(_steps.Complete(), enumerateCollection: true);
        WriteMissing(_filter!);
    }

    /// <inheritdoc/>
    internal override void Add(RunInput asked, string region)
    {
        if (_filter!.Request(asked, region) is not { } request)
        {
            return;
        }

        if (asked.TaskId is null)
        {
            Send();
            if (!ByStep || _summedUp.Add(asked.Key(region)))
            {
                Send(request);
            }
        }
        else if (_heldBack is not null && IsSameRun(_heldBack, request))
        {
            _heldTasks.Add(asked.TaskId);
        }
        else
        {
            Send();
            _heldTasks = [asked.TaskId];
            _heldBack = request;
            _heldBack.TaskIds = _heldTasks;
        }
    }

    private static bool IsSameRun(RunRequest one, RunRequest other) =>
        (one.RunId, one.RunUuid, one.Region, one.Profile) == (other.RunId, other.RunUuid, other.Region, other.Profile);

    private void Send()
    {
        if (_heldBack is { } request)
        {
            _heldBack = null;
            Send(request);
        }
    }

    private void Send(RunRequest request)
    {
        _tasks!.Add(request);
        WriteFrom(_tasks, _progress!, wait: () => _tasks.ShouldWait, (result, _) => Take(result));
    }

    private object Take(IReadOnlyList<TaskUsage> page)
    {
        if (!ByStep)
        {
            return page;
        }

        foreach (var task in page)
        {
            _steps.Add(task);
        }

        return AutomationNull.Value;
    }
}
