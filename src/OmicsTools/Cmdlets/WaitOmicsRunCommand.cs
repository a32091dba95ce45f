using System.Management.Automation;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Engine.Waiting;
using OmicsTools.Input;

namespace OmicsTools.Cmdlets;

/// <summary>Waits for AWS HealthOmics runs to end, and writes each as it does.</summary>
[Cmdlet(VerbsLifecycle.Wait, "OmicsRun", DefaultParameterSetName = ByInput)]
[OutputType(typeof(Run), typeof(StatusChange))]
public sealed class WaitOmicsRunCommand : WaitCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var tally = new WaitTally();
        Wait(
            (connections, limits) => OmicsStreams.OpenRunWait(connections, Options(), limits, tally),
            new WaitProgress(this, "Waiting for HealthOmics runs", "runs", tally));
    }

    /// <inheritdoc/>
    internal override RunRequest? Request(RunInput input, string region) => input.Request(region);
}
