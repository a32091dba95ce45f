using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Internal;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Engine.Waiting;
using OmicsTools.Input;

namespace OmicsTools.Cmdlets;

/// <summary>What waiting for runs and for tasks have in common: all is gathered first, then watched together.</summary>
public abstract class WaitCmdlet : RunInputCmdlet
{
    private readonly List<RunRequest> _requests = [];

    /// <summary>The longest to wait, in seconds or as a TimeSpan. Without it, the wait ends when all have ended.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan Timeout { get; set; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>
    /// The pause between two looks, in seconds or as a TimeSpan. Without it, 30 seconds at first, and a twentieth of the
    /// time waited later, up to five minutes.
    /// </summary>
    [Parameter]
    [Seconds(Least = 1)]
    public TimeSpan PollingInterval { get; set; }

    /// <summary>Returns when the first has ended, and writes that one alone.</summary>
    [Parameter]
    public SwitchParameter Any { get; set; }

    /// <summary>Returns as soon as one has ended otherwise than COMPLETED, or cannot be had.</summary>
    [Parameter]
    public SwitchParameter FailFast { get; set; }

    /// <summary>Writes an OmicsTools.StatusChange at each change of a status, the last one included, instead of what has ended.</summary>
    [Parameter]
    public SwitchParameter PassThruChange { get; set; }

    /// <inheritdoc/>
    internal override void Add(RunInput asked, string region)
    {
        if (Request(asked, region) is { } request)
        {
            _requests.Add(request);
        }
    }

    /// <summary>Makes of an input what is to be watched; null where it asks for nothing.</summary>
    internal abstract RunRequest? Request(RunInput input, string region);

    internal WaitOptions Options() => new()
    {
        Timeout = Timeout < TimeSpan.Zero ? null : Timeout,
        PollingInterval = PollingInterval == default ? null : PollingInterval,
        Any = Any,
        FailFast = FailFast,
    };

    /// <summary>Watches all that was given until the wait is over.</summary>
    internal void Wait(
        Func<OmicsConnections, CallLimits, OrderedFanOut<IReadOnlyList<RunRequest>, StatusChange>> open,
        WaitProgress progress)
    {
        if (_requests.Count == 0)
        {
            return;
        }

        var wait = Open(open);
        wait.Add(_requests);
        WriteAll(wait, progress, (change, _) => Tell(change));
    }

    private object Tell(StatusChange change)
    {
        var isNews = change.PreviousStatus != change.Status;
        if (isNews)
        {
            WriteVerbose(change.ToString());
        }

        return PassThruChange ? isNews ? change : AutomationNull.Value : change.IsEnd ? change.Item : AutomationNull.Value;
    }
}
