using System;
using System.Linq;
using System.Management.Automation;
using OmicsTools.Completion;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Input;
using OmicsTools.Output;

namespace OmicsTools.Cmdlets;

/// <summary>Gets AWS HealthOmics runs: those of an account and Region, or some by id, in full.</summary>
[Cmdlet(VerbsCommon.Get, "OmicsRun", DefaultParameterSetName = Listing)]
[OutputType(typeof(Run))]
public sealed class GetOmicsRunCommand : RunListCmdlet
{
    private OrderedFanOut<RunQuery, Run>? _runs;
    private WorkProgress? _progress;
    private Func<object, object?, object?> _select = (run, _) => run;

    /// <summary>What else to export with each run: <c>DEFINITION</c> for the workflow's definition.</summary>
    [Parameter(ParameterSetName = ById)]
    [Parameter(ParameterSetName = ByInput)]
    [ArgumentCompleter(typeof(RunExportCompleter))]
    public string[]? Export { get; set; }

    /// <summary>The statuses wanted. The service filters by one; several are filtered here.</summary>
    [Parameter(ParameterSetName = Listing)]
    [ArgumentCompleter(typeof(RunStatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>
    /// For which listed runs GetRun is called, once each: <c>All</c> for every member of the API, <c>Failed</c> for the failed
    /// runs alone, <c>None</c> for what the listing gives.
    /// </summary>
    [Parameter(ParameterSetName = Listing)]
    [One]
    public DetailLevel Detail { get; set; } = DetailLevel.None;

    /// <summary>
    /// What to write of each run, as AWS Tools has it: <c>*</c> for all of it, the name of a member for that alone, or
    /// <c>^</c> and the name of a parameter for that parameter's value.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RunMemberCompleter))]
    public string Select { get; set; } = Selection.Everything;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _select = OrTerminate(() => Selection.Of(Select, typeof(Run), this));
        if (ParameterSetName == Listing && !MyInvocation.ExpectingInput && BatchId is null)
        {
            WarnOfDetail(Select, typeof(Run), Detail, "runs");
        }

        WarnOfUnknown(Filter(nameof(Status), Status), RunStatuses.Known, "run");
        _progress = new WorkProgress(this, "Getting the runs of HealthOmics", "runs");
        _runs = Open(OmicsStreams.OpenRuns);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var names = AddListing(_runs!, Filter(nameof(Status), Status), query => query.Detail = Detail);
        WriteAll(_runs!, _progress!, _select);
        WriteMissing(names, "run");
    }

    /// <inheritdoc/>
    internal override void Add(RunQuery query)
    {
        query.Exports = [.. (Export ?? []).Select(export => export.ToUpperInvariant())];
        _runs!.Add(query);
        WriteFrom(_runs, _progress!, wait: () => _runs.ShouldWait, _select);
    }
}
