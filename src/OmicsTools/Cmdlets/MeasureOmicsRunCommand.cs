using System.Management.Automation;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Input;

namespace OmicsTools.Cmdlets;

/// <summary>Measures what AWS HealthOmics runs used and cost.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "OmicsRun", DefaultParameterSetName = ByInput)]
[OutputType(typeof(RunUsage))]
public sealed class MeasureOmicsRunCommand : MeasureCmdlet
{
    private OrderedFanOut<RunRequest, RunUsage>? _runs;
    private WorkProgress? _progress;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _progress = new WorkProgress(this, "Measuring runs of HealthOmics", "runs");
        var options = Options();
        _runs = Open((connections, limits) => OmicsStreams.OpenRunUsage(connections, options, limits));
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteAll(_runs!, _progress!);

    /// <inheritdoc/>
    internal override void Add(RunInput asked, string region)
    {
        if (IsOfSameRun(asked, region))
        {
            return;
        }

        _runs!.Add(asked.Request(region));
        WriteFrom(_runs, _progress!, wait: () => _runs.ShouldWait);
    }
}
