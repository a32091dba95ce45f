using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Internal;
using OmicsTools.Completion;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Engine.Waiting;
using OmicsTools.Input;
using OmicsTools.Output;

namespace OmicsTools.Cmdlets;

/// <summary>What waiting for runs and for tasks have in common: all is gathered first, then watched together.</summary>
public abstract class WaitCmdlet : OmicsCmdlet
{
    private const string ById = "Id";

    /// <summary>The parameter set of what is piped in.</summary>
    protected const string ByInput = "InputObject";

    private readonly List<RunRequest> _requests = [];
    private Action? _stopWaiting;
    private Action? _endWaiting;

    /// <summary>The runs, by id or ARN.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Alias("RunId", "RunArn", "Arn")]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[] Id { get; set; } = [];

    /// <summary>From the pipeline: ids, ARNs, and objects that carry one as RunArn, Arn, Id or RunId.</summary>
    [Parameter(ParameterSetName = ByInput, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

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
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ById)
        {
            foreach (var id in Id)
            {
                Add(id);
            }
        }
        else if (MyInvocation.ExpectingInput || InputObject is not null)
        {
            Add(InputObject);
        }
        else
        {
            // Not a mandatory parameter: a prompt would hang a runbook, and would not mention the pipeline.
            ThrowTerminatingError(ErrorRecords.From(new OmicsFailure(
                FailureKind.InvalidId,
                "No run was given.",
                $"Name runs, as in: {MyInvocation.MyCommand.Name} 1234567, or pipe them in, as in: Get-OmicsRun -Status RUNNING | {MyInvocation.MyCommand.Name}")));
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        base.StopProcessing();
        _stopWaiting?.Invoke();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _endWaiting?.Invoke();
        }

        base.Dispose(disposing);
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
    internal void Wait<T>(
        Func<OrderedFanOut<IReadOnlyList<RunRequest>, StatusChange<T>>> open, Func<StatusChange<T>, StatusChange> change, WaitProgress progress)
        where T : class
    {
        if (_requests.Count == 0)
        {
            return;
        }

        var wait = open();
        _endWaiting = wait.Dispose;
        _stopWaiting = wait.Stop;
        wait.Add(_requests);
        WriteAll(wait, seen => Tell(change(seen), seen.IsEnd), progress);
    }

    private object Tell(StatusChange change, bool isEnd)
    {
        var isNews = change.PreviousStatus != change.Status;
        if (isNews)
        {
            WriteVerbose(change.ToString());
        }

        return PassThruChange ? isNews ? change : AutomationNull.Value : isEnd ? change.Item : AutomationNull.Value;
    }

    private void Add(object? input)
    {
        if (!RunInput.TryRead(input, out var asked, out var problem))
        {
            WriteInvalidId(problem!, input);
            return;
        }

        var region = OrTerminate(() => Connect().Prepare(asked!.Run.Region));
        if (Request(asked!, region) is { } request)
        {
            _requests.Add(request);
        }
    }
}
