using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace OmicsTools.Emulator;

/// <summary>The requests that were answered, for tests to assert on.</summary>
public sealed class RequestLog
{
    private readonly Lock _gate = new();
    private readonly List<RecordedRequest> _requests = [];
    private readonly int _capacity;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, (int Now, int Most)> _inFlightOf = [];
    private int _inFlight;

    internal RequestLog(int capacity)
    {
        _capacity = capacity;
    }

    /// <summary>All requests, in the order in which they were done with.</summary>
    public IReadOnlyList<RecordedRequest> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>How many requests were answered, but not kept, since the log was full.</summary>
    public int NotKept { get; private set; }

    /// <summary>Called when the first request is not kept.</summary>
    public Action? Filled { get; set; }

    /// <summary>How many requests are being answered now.</summary>
    public int InFlight
    {
        get
        {
            lock (_gate)
            {
                return _inFlight;
            }
        }
    }

    /// <summary>The most requests that were being answered at once.</summary>
    public int MaxInFlight { get; private set; }

    /// <summary>The most requests for one operation that were being answered at once.</summary>
    /// <param name="operation">The operation, for example <c>GetRunTask</c>.</param>
    /// <returns>0 where there was none.</returns>
    public int MaxInFlightOf(string operation)
    {
        lock (_gate)
        {
            return _inFlightOf.GetValueOrDefault(operation).Most;
        }
    }

    /// <summary>The requests for one operation.</summary>
    /// <param name="operation">The operation, for example <c>GetRunTask</c>.</param>
    /// <returns>In the order in which they were done with.</returns>
    public IReadOnlyList<RecordedRequest> For(string operation) => [.. All.Where(request => request.Operation == operation)];

    /// <summary>Forgets all requests.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            NotKept = 0;
            MaxInFlight = _inFlight;
            foreach (var (operation, (now, _)) in _inFlightOf)
            {
                _inFlightOf[operation] = (now, now);
            }
        }
    }

    /// <summary>Waits until a condition holds; it is looked at after every change.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <exception cref="TimeoutException">It did not come true in time.</exception>
    public async Task WaitForAsync(Func<RequestLog, bool> condition, TimeSpan timeout)
    {
        using var limit = new CancellationTokenSource(timeout);
        while (true)
        {
            Task change;
            lock (_gate)
            {
                change = _changed.Task;
            }

            if (condition(this))
            {
                return;
            }

            try
            {
                await change.WaitAsync(limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException e)
            {
                throw new TimeoutException($"The requests did not come to what was waited for within {timeout}.", e);
            }
        }
    }

    internal void Begin(string operation)
    {
        lock (_gate)
        {
            _inFlight++;
            var (now, most) = _inFlightOf.GetValueOrDefault(operation);
            _inFlightOf[operation] = (now + 1, Math.Max(most, now + 1));
            MaxInFlight = Math.Max(MaxInFlight, _inFlight);
            Signal();
        }
    }

    internal void End(RecordedRequest request)
    {
        lock (_gate)
        {
            _inFlight--;
            var (now, most) = _inFlightOf[request.Operation];
            _inFlightOf[request.Operation] = (now - 1, most);
            if (_requests.Count < _capacity)
            {
                _requests.Add(request);
            }
            else if (NotKept++ == 0)
            {
                Filled?.Invoke();
            }

            Signal();
        }
    }

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
