using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Internal;
using OmicsTools.Completion;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Engine.Tasks;
using OmicsTools.Engine.Usage;
using OmicsTools.Input;

namespace OmicsTools.Cmdlets;

/// <summary>Compares AWS HealthOmics runs to a reference run, step by step.</summary>
[Cmdlet(VerbsData.Compare, "OmicsRun", DefaultParameterSetName = ByInput)]
[OutputType(typeof(StepComparison))]
public sealed class CompareOmicsRunCommand : UsageCmdlet
{
    private OrderedFanOut<RunRequest, IReadOnlyList<TaskUsage>>? _tasks;
    private WorkProgress? _progress;
    private RunComparison? _comparison;

    /// <summary>The run to compare to: an id, an ARN or a run object.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public PSObject ReferenceRun { get; set; } = null!;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _progress = new WorkProgress(this, "Comparing runs of HealthOmics", "tasks");
        var options = Options();
        options.ListsWithoutManifest = true;
        options.WholeRuns = true;
        _tasks = Open((connections, limits) => OmicsStreams.OpenTaskUsage(connections, new TaskQuery(), options, limits));
        if (TryRead(ReferenceRun, out var asked, out var region))
        {
            var reference = asked!.Request(region);
            _comparison = new RunComparison(reference);
            _tasks.Add(reference);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        WriteAll(_tasks!, _progress!, (result, _) => Take(result));
        WriteObject(_comparison?.Complete() ?? [], enumerateCollection: true);
    }

    /// <inheritdoc/>
    internal override void Add(RunInput asked, string region)
    {
        // Without a reference there is nothing to compare to.
        if (_comparison is not null && !IsOfSameRun(asked, region))
        {
            _tasks!.Add(asked.Request(region));
            WriteFrom(_tasks, _progress!, wait: () => _tasks.ShouldWait, (result, _) => Take(result));
        }
    }

    private PSObject Take(IReadOnlyList<TaskUsage> page)
    {
        foreach (var task in page)
        {
            _comparison!.Add(task);
        }

        return AutomationNull.Value;
    }
}
