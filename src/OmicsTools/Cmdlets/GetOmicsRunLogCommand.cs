using System.Collections.Generic;
using System.Management.Automation;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Logs;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Input;

namespace OmicsTools.Cmdlets;

/// <summary>Gets the logs of AWS HealthOmics runs: of the run itself, or of the workflow engine.</summary>
[Cmdlet(VerbsCommon.Get, "OmicsRunLog", DefaultParameterSetName = ByInput)]
[OutputType(typeof(LogEvent))]
public sealed class GetOmicsRunLogCommand : LogCmdlet
{
    /// <summary>Reads what the workflow engine printed, instead of the run's own log.</summary>
    [Parameter]
    public SwitchParameter Engine { get; set; }

    /// <inheritdoc/>
    internal override RunRequest? Request(RunInput asked, string region) => IsOfSameRun(asked, region) ? null : asked.Request(region);

    /// <inheritdoc/>
    internal override OrderedFanOut<RunRequest, LogPage> OpenLogs(OmicsConnections connections, CallLimits limits) =>
        OmicsStreams.OpenRunLogs(connections, Query(), limits);

    /// <inheritdoc/>
    internal override OrderedFanOut<IReadOnlyList<RunRequest>, LogPage> FollowLogs(OmicsConnections connections, CallLimits limits) =>
        OmicsStreams.FollowRunLogs(connections, Query(), limits);

    private LogQuery Query()
    {
        var query = Lines();
        query.IsOfEngine = Engine;
        return query;
    }
}
