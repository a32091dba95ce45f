using System.Management.Automation;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;

namespace OmicsTools.Cmdlets;

/// <summary>Gets why AWS HealthOmics runs failed, with the last lines of the log that says so.</summary>
[Cmdlet(VerbsCommon.Get, "OmicsRunFailure", DefaultParameterSetName = Listing)]
[OutputType(typeof(RunFailure))]
public sealed class GetOmicsRunFailureCommand : RunListCmdlet, IReadsLogs
{
    private const int DefaultTail = 20;

    private OrderedFanOut<RunQuery, RunFailure>? _failures;
    private WorkProgress? _progress;

    /// <summary>How many of the last lines of the log to get: 20 without it.</summary>
    [Parameter]
    [ValidateRange(0, 10_000)]
    public int Tail { get; set; } = DefaultTail;

    /// <summary>The endpoint to ask for logs, instead of the Region's own or that of <c>-EndpointUrl</c>.</summary>
    [Parameter]
    public string? LogsEndpointUrl { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _progress = new WorkProgress(this, "Finding out why runs of HealthOmics failed", "failed runs");
        _failures = Open((connections, limits) => OmicsStreams.OpenFailures(connections, Tail, limits));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var names = AddListing(_failures!, [RunStatuses.Failed]);
        WriteAll(_failures!, _progress!);

        // A run of that name may be there, and not have failed.
        foreach (var name in names?.Missing ?? [])
        {
            WriteVerbose($"No failed run is named '{name}'.");
        }
    }

    /// <inheritdoc/>
    internal override void Add(RunQuery query)
    {
        _failures!.Add(query);
        WriteFrom(_failures, _progress!, wait: () => _failures.ShouldWait);
    }
}
