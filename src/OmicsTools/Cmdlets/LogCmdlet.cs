using System;
using System.Collections.Generic;
using System.Management.Automation;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Logs;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Input;
using OmicsTools.Output;

namespace OmicsTools.Cmdlets;

/// <summary>What reading logs of runs and of tasks have in common: which lines, and whether to go on as lines come.</summary>
public abstract class LogCmdlet : LogsInputCmdlet
{
    private readonly List<RunRequest> _toFollow = [];
    private OrderedFanOut<RunRequest, LogPage>? _logs;
    private WorkProgress? _progress;

    /// <summary>Only the last lines of each log, so many.</summary>
    [Parameter]
    [Alias("Last")]
    [ValidateRange(0, int.MaxValue)]
    public int Tail { get; set; }

    /// <summary>Only lines of this time or later.</summary>
    [Parameter]
    [Time]
    public DateTime After { get; set; }

    /// <summary>Only lines of this time or earlier.</summary>
    [Parameter]
    [Time]
    public DateTime Before { get; set; }

    /// <summary>
    /// Goes on as lines come, of tasks that start later too, and ends when what writes the log has ended and its log was quiet for
    /// two looks.
    /// </summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>The pause between two looks with <c>-Wait</c>, in seconds or as a TimeSpan: 5 seconds without it.</summary>
    [Parameter]
    [Seconds(Least = 1)]
    public TimeSpan PollingInterval { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Wait && IsGiven(nameof(Before)))
        {
            ThrowTerminatingError(ErrorRecords.From(new OmicsException(
                FailureKind.InvalidConfiguration,
                "-Wait goes on with the lines that are yet to come, and -Before leaves them out.",
                "Leave one of them away.")));
        }

        _progress = new WorkProgress(this, "Reading logs of HealthOmics", "lines");
        if (!Wait)
        {
            _logs = Open(OpenLogs);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_logs is not null)
        {
            WriteAll(_logs, _progress!, (page, _) => LogEvent.From(page));
        }
        else if (_toFollow.Count > 0)
        {
            var lines = Open(FollowLogs);
            lines.Add(_toFollow);
            WriteAll(lines, _progress!, (page, _) => LogEvent.From(page));
        }
    }

    /// <summary>Makes of an input what is to be read; null where it asks for nothing.</summary>
    internal abstract RunRequest? Request(RunInput asked, string region);

    /// <summary>Opens the stream that reads what is there.</summary>
    internal abstract OrderedFanOut<RunRequest, LogPage> OpenLogs(OmicsConnections connections, CallLimits limits);

    /// <summary>Opens the stream that goes on as lines come.</summary>
    internal abstract OrderedFanOut<IReadOnlyList<RunRequest>, LogPage> FollowLogs(OmicsConnections connections, CallLimits limits);

    /// <inheritdoc/>
    internal override void Add(RunInput asked, string region)
    {
        if (Request(asked, region) is not { } request)
        {
            return;
        }

        request.IsNamed = !MyInvocation.ExpectingInput;
        if (_logs is null)
        {
            _toFollow.Add(request);
            return;
        }

        _logs.Add(request);
        WriteFrom(_logs, _progress!, wait: () => _logs.ShouldWait, (page, _) => LogEvent.From(page));
    }

    /// <summary>Which lines are wanted.</summary>
    internal LogQuery Lines()
    {
        var query = new LogQuery
        {
            Tail = IsGiven(nameof(Tail)) ? Tail : null,
            After = IsGiven(nameof(After)) ? After.ToUniversalTime() : null,
            Before = IsGiven(nameof(Before)) ? Before.ToUniversalTime() : null,
        };
        if (IsGiven(nameof(PollingInterval)))
        {
            query.PollingInterval = PollingInterval;
        }

        return query;
    }

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
