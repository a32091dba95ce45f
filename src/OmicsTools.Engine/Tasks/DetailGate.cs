using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Tasks;

/// <summary>
/// Decides whether asking for the details of a run's tasks is of any use. Where calls fail in a way that the others will
/// too, the run has one error instead of one for each task, and no more calls are made for it.
/// </summary>
/// <remarks>
/// That access is denied to one task need not say anything about the others. So a denial waits for what becomes of the
/// calls beside it: any other outcome makes it that task's own, enough denials make it the run's. It waits only as long as
/// there are such calls: where none is under way, and the next cannot begin because what waits is in the way, what is known
/// by then decides.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "The source is neither linked nor timed: there is nothing to dispose of.")]
internal sealed class DetailGate
{
    private const int EnoughDenials = 8;

    private readonly object _lock = new();
    private readonly DetailHistory _history;
    private readonly int _enough;
    private readonly CancellationTokenSource _closed = new();
    private TaskCompletionSource<bool> _verdict = NewVerdict();
    private OmicsFailure? _firstDenial;
    private OmicsFailure? _report;
    private int _denials;
    private int _inFlight;
    private bool _isComplete;
    private bool _isHeldUp;
    private bool _isClosed;
    private volatile bool _isJudged;

    /// <param name="history">What the runs before showed.</param>
    /// <param name="mostAtOnce">How many calls can be under way or wait to be judged.</param>
    public DetailGate(DetailHistory history, int mostAtOnce)
    {
        _history = history;
        _enough = mostAtOnce < EnoughDenials ? mostAtOnce : EnoughDenials;
    }

    /// <summary>Cancelled when no more details are to be asked for.</summary>
    public CancellationToken Closed => _closed.Token;

    /// <summary>Whether to wait for a call before making others: access was denied to the run before.</summary>
    public bool IsDoubtful => _history.LastWasDenied && !_isJudged;

    /// <summary>A call begins.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            _inFlight++;
            _isHeldUp = false;
        }
    }

    /// <summary>A call gave what it should.</summary>
    public void Succeed()
    {
        _history.LastWasDenied = false;
        Settle();
        End();
    }

    /// <summary>A call was cut short, because the gate closed or everything was stopped.</summary>
    public void Abandon() => End();

    /// <summary>A call failed.</summary>
    /// <returns>Whether the failure is the whole run's, and so not to be reported for this task.</returns>
    public async Task<bool> FailAsync(OmicsFailure failure, CancellationToken cancellationToken)
    {
        if (failure.ConcernsEveryCall)
        {
            Close(failure);
        }
        else if (failure.Kind == FailureKind.AccessDenied)
        {
            lock (_lock)
            {
                _denials++;
                _firstDenial ??= failure;
            }
        }
        else
        {
            Settle();
        }

        TaskCompletionSource<bool> verdict;
        lock (_lock)
        {
            verdict = _verdict;
        }

        End();
        using (cancellationToken.Register(() => verdict.TrySetCanceled()))
        {
            _ = await verdict.Task.ConfigureAwait(false);
        }

        return _closed.IsCancellationRequested;
    }

    /// <summary>Waits on behalf of whoever begins the calls: meanwhile none will begin.</summary>
    /// <param name="wait">What is waited for. It may in turn wait for a denial to be judged.</param>
    public async ValueTask WaitAsync(ValueTask wait)
    {
        if (!wait.IsCompleted)
        {
            HoldUp(true);
            Judge();
        }

        try
        {
            await wait.ConfigureAwait(false);
        }
        finally
        {
            HoldUp(false);
        }
    }

    /// <summary>No more calls will begin.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
        }

        Judge();
    }

    /// <summary>Asks for no more details of this run.</summary>
    public void Close(OmicsFailure failure)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
            _report = failure;
        }

        _closed.Cancel();
        Settle();
    }

    /// <summary>The failure that closed the gate: to the first who asks, and to no one after.</summary>
    public OmicsFailure? TakeReport() => Interlocked.Exchange(ref _report, null);

    private void End()
    {
        lock (_lock)
        {
            _inFlight--;
        }

        Judge();
    }

    private void HoldUp(bool isHeldUp)
    {
        lock (_lock)
        {
            _isHeldUp = isHeldUp;
        }
    }

    /// <summary>Whatever is denied from now on says nothing of the run.</summary>
    private void Settle()
    {
        lock (_lock)
        {
            _isJudged = true;
            _ = _verdict.TrySetResult(true);
        }
    }

    /// <summary>Looks at the denials, if there is nothing else to go by.</summary>
    private void Judge()
    {
        OmicsFailure forAll;
        lock (_lock)
        {
            var enough = _history.LastWasDenied ? 1 : _enough;
            var isAllThereIs = (_isComplete || _isHeldUp) && _inFlight == 0;
            if (_isJudged || _firstDenial is null || (_denials < enough && !isAllThereIs))
            {
                return;
            }

            if (_denials == 1 && enough > 1)
            {
                // One denial is the task's own, whether it is the only task of its run or only the first to be denied.
                _firstDenial = null;
                _ = _verdict.TrySetResult(true);
                _verdict = NewVerdict();
                return;
            }

            forAll = Failures.OfAllTasks(_firstDenial);
        }

        _history.LastWasDenied = true;
        Close(forAll);
    }

    private static TaskCompletionSource<bool> NewVerdict() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
