using System.Management.Automation;
using OmicsTools.Completion;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Input;

namespace OmicsTools.Cmdlets;

/// <summary>Lists the AWS HealthOmics runs of an account and Region.</summary>
[Cmdlet(VerbsCommon.Get, "OmicsRun")]
[OutputType(typeof(Run))]
public sealed class GetOmicsRunCommand : OmicsCmdlet
{
    private OrderedFanOut<RunQuery, RunRecord>? _runs;

    /// <summary>The run names wanted, with wildcards.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RunNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>The statuses wanted. The service filters by one; several are filtered here.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RunStatusCompleter))]
    public string[]? Status { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        WarnOfUnknown(Status, RunStatuses.Known, "run");
        var region = OrTerminate(() => Connect().Prepare(runRegion: null));
        _runs = OmicsStreams.OpenRuns(Connect(), Limits());
        var names = NameFilter.From(Name);
        _runs.Add(new RunQuery(region) { Statuses = Status ?? [], NameFilter = names is null ? null : names.IsWanted });
        _runs.Complete();
        WriteFrom(_runs, run => new Run(run), wait: () => true);
        WriteMissing(names, "run");
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _runs?.Stop();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _runs?.Dispose();
        }

        base.Dispose(disposing);
    }
}
