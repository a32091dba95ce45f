using System;
using System.Management.Automation;
using OmicsTools.Completion;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Streaming;
using OmicsTools.Engine.Usage;
using OmicsTools.Input;
using OmicsTools.Output;

namespace OmicsTools.Cmdlets;

/// <summary>Finds AWS HealthOmics runs that have ended, those included that the service has forgotten.</summary>
[Cmdlet(VerbsCommon.Find, "OmicsRun")]
[OutputType(typeof(FoundRun))]
public sealed class FindOmicsRunCommand : OmicsCmdlet, IReadsLogs
{
    private static readonly TimeSpan WithoutTimes = TimeSpan.FromDays(1);

    /// <summary>Only runs that ended at this time or later. Without it and <c>-EndedBefore</c>, those of the last day.</summary>
    [Parameter]
    [Time]
    public DateTime EndedAfter { get; set; }

    /// <summary>Only runs that ended at this time or earlier.</summary>
    [Parameter]
    [Time]
    public DateTime EndedBefore { get; set; }

    /// <summary>The run names wanted, with wildcards. Names stand in the manifests, which are read for them.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RunNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>The endpoint to ask for logs, instead of the Region's own or that of <c>-EndpointUrl</c>.</summary>
    [Parameter]
    public string? LogsEndpointUrl { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (MyInvocation.ExpectingInput)
        {
            // Nothing that is piped in could be bound, and after an error for each all runs would come.
            var name = MyInvocation.MyCommand.Name;
            ThrowTerminatingError(ErrorRecords.From(new OmicsException(
                FailureKind.InvalidConfiguration,
                $"{name} finds runs by time and name, and takes none from the pipeline.",
                "Runs that are known by their ids are measured as they are: … | Measure-OmicsRun")));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var (region, profile) = Prepare();
        var wanted = Filter(nameof(Name), Name);
        if (IsNothingWanted(wanted))
        {
            return;
        }

        var names = NameFilter.From(wanted);
        var (hasAfter, hasBefore) = (IsGiven(nameof(EndedAfter)), IsGiven(nameof(EndedBefore)));
        var runs = Open(OmicsStreams.OpenFoundRuns);
        runs.Add(new FoundRunQuery(region, profile)
        {
            EndedAfter = hasAfter ? EndedAfter.ToUniversalTime() : hasBefore ? null : DateTime.UtcNow - WithoutTimes,
            EndedBefore = hasBefore ? EndedBefore.ToUniversalTime() : null,
            NameFilter = names is null ? null : names.IsWanted,
        });
        WriteAll(runs, new WorkProgress(this, "Finding runs of HealthOmics that have ended", "runs"));
        WriteMissing(names, "run that ended in that time");
    }

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
