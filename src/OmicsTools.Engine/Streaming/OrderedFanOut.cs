using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Waiting;

namespace OmicsTools.Engine.Streaming;

/// <summary>
/// Works on several requests at once, each of which yields any number of results, and hands the results out in the order
/// of the requests as soon as they are known. The caller's thread adds requests and takes events; everything else happens
/// in the background and goes no further ahead than the caller takes. Requests that are better worked on together are
/// gathered into lots.
/// </summary>
/// <typeparam name="TRequest">What is asked for.</typeparam>
/// <typeparam name="TResult">What comes back.</typeparam>
public sealed class OrderedFanOut<TRequest, TResult> : IDisposable
    where TResult : class
{
    private const int EventsAhead = 64;

    // Lists of runs come page by page, and a page takes less.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    // How long a lot waits for the next request: longer than a pipeline takes for an object, shorter than a user notices.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly Func<IReadOnlyList<TRequest>, Lane<TResult>, CancellationToken, Task> _read;
    private readonly int _minLot;
    private readonly int _maxLot;
    private readonly bool _isOrdered;
    private readonly int _laneCount;
    private readonly int _laneCapacity;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _freeLanes;
    private readonly Channel<TRequest> _requests = Channel.CreateUnbounded<TRequest>(new() { SingleReader = true });
    private readonly Channel<(Lane<TResult> Lane, IReadOnlyList<TRequest> Lot)> _lanes =
        Channel.CreateUnbounded<(Lane<TResult> Lane, IReadOnlyList<TRequest> Lot)>(new() { SingleReader = true });
    private readonly Channel<StreamEvent<TResult>> _events;
    private readonly ConcurrentDictionary<Lane<TResult>, bool> _unfinished = new();
    private readonly Task _background;
    private Task<bool>? _ready;
    private Task<bool>? _nextRequest;
    private readonly TimeProvider _time = Clock.Current;
    private DateTimeOffset _lastVisit;
    private bool _isSlow;
    private int _waiting;
    private int _added;
    private int _done;

    internal OrderedFanOut(
        Func<TRequest, Lane<TResult>, CancellationToken, Task> read, int requestsAtOnce, int resultsAtOnce)
        : this((lot, lane, stop) => read(lot[0], lane, stop), requestsAtOnce, resultsAtOnce, minLot: 1, maxLot: 1, isOrdered: true)
    {
    }

    /// <param name="read">Works on a lot of requests.</param>
    /// <param name="lotsAtOnce">How many lots are worked on at once.</param>
    /// <param name="resultsAtOnce">How many results of a lot are worked on at once.</param>
    /// <param name="minLot">Where fewer requests come together, each is worked on by itself.</param>
    /// <param name="maxLot">How many requests are in a lot at most. It has fewer where no more come for a moment.</param>
    /// <param name="isOrdered">Whether results come in the order of the requests; if not, a lot's come as soon as there are any.</param>
    internal OrderedFanOut(
        Func<IReadOnlyList<TRequest>, Lane<TResult>, CancellationToken, Task> read, int lotsAtOnce, int resultsAtOnce, int minLot, int maxLot, bool isOrdered)
    {
        _minLot = minLot;
        _lastVisit = _time.GetUtcNow();
        _read = read;
        _maxLot = maxLot;
        _isOrdered = isOrdered;
        _laneCount = lotsAtOnce;
        _laneCapacity = resultsAtOnce;
        _freeLanes = new SemaphoreSlim(lotsAtOnce, lotsAtOnce);
        _events = Channel.CreateBounded<StreamEvent<TResult>>(new BoundedChannelOptions(EventsAhead) { SingleReader = true });
        _background = Task.WhenAll(Task.Run(DispatchAsync), Task.Run(MergeAsync));
    }

    /// <summary>
    /// Whether to take events before adding more: because enough requests wait already, or because requests come slowly, so
    /// that no one knows when the next will, and what was asked should not lie here until then.
    /// </summary>
    public bool ShouldWait => Volatile.Read(ref _waiting) > _laneCount * _maxLot || (_isSlow && RequestsDone < RequestsAdded);

    /// <summary>How many requests were added.</summary>
    public int RequestsAdded => _added;

    /// <summary>How many requests are done with, and all of their results on their way out.</summary>
    public int RequestsDone => Volatile.Read(ref _done);

    /// <summary>Adds a request; its results come after those of the requests before it.</summary>
    /// <param name="request">What is asked for.</param>
    public void Add(TRequest request)
    {
        _isSlow = _time.GetUtcNow() - _lastVisit > Slow;
        _added++;
        _ = Interlocked.Increment(ref _waiting);
        _ = _requests.Writer.TryWrite(request);
    }

    /// <summary>Says that no more requests will come.</summary>
    public void Complete() => _requests.Writer.TryComplete();

    /// <summary>Takes an event that is ready now.</summary>
    /// <param name="next">The event, when there is one.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryTake([NotNullWhen(true)] out StreamEvent<TResult>? next)
    {
        _lastVisit = _time.GetUtcNow();
        return _events.Reader.TryRead(out next);
    }

    /// <summary>Blocks the caller's thread until an event is ready, all have been taken, or the stream was stopped.</summary>
    /// <returns>Whether an event is ready.</returns>
    public bool WaitToTake() => WaitToTake(Timeout.InfiniteTimeSpan) == true;

    /// <summary>Blocks the caller's thread like <see cref="WaitToTake()"/>, but no longer than it wants.</summary>
    /// <param name="timeout">How long to block.</param>
    /// <returns>Whether an event is ready; null when the time is up.</returns>
    [SuppressMessage("Usage", "VSTHRD002", Justification = "A cmdlet's thread has no other way to wait, and nothing here needs it.")]
    public bool? WaitToTake(TimeSpan timeout)
    {
        try
        {
            _ready ??= _events.Reader.WaitToReadAsync(_stop.Token).AsTask();
            if (!_ready.Wait(timeout))
            {
                return null;
            }

            var isReady = _ready.Result;
            _ready = null;
            return isReady;
        }
        catch (AggregateException e) when (e.InnerException is OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Stops everything in flight. May be called from any thread, and more than once.</summary>
    public void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Stopped and disposed already.
        }
    }

    /// <summary>Stops what is still in flight and waits until nothing of it is left.</summary>
    [SuppressMessage("Usage", "VSTHRD002", Justification = "Whoever disposes must know that nothing goes on; all of it is cancelled.")]
    public void Dispose()
    {
        Stop();
        EndAsync().GetAwaiter().GetResult();
        _stop.Dispose();
        _freeLanes.Dispose();
    }

    /// <summary>Puts a message among the events.</summary>
    internal ValueTask SayAsync(string message) => _events.Writer.WriteAsync(new StreamEvent<TResult>(message), _stop.Token);

    private async Task EndAsync()
    {
        try
        {
            await _background.ConfigureAwait(false);
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // As asked; or what failed at the same moment, and no one wants to know.
        }

        await Task.WhenAll(_unfinished.Keys.Select(lane => lane.AbandonAsync())).ConfigureAwait(false);
    }

    /// <summary>Gives each lot a lane as soon as one is free.</summary>
    private async Task DispatchAsync()
    {
        try
        {
            await foreach (var lot in LotsAsync().ConfigureAwait(false))
            {
                await _freeLanes.WaitAsync(_stop.Token).ConfigureAwait(false);
                _ = Interlocked.Add(ref _waiting, -lot.Count);
                var lane = new Lane<TResult>(_laneCapacity);
                _ = _unfinished.TryAdd(lane, true);
                lane.Reader = Task.Run(() => FillAsync(lot, lane));
                if (_isOrdered)
                {
                    _ = _lanes.Writer.TryWrite((lane, lot));
                }
                else
                {
                    _ = WriteWhenReadyAsync(lane, lot);
                }
            }

            // All lanes are free again: all of them were emptied.
            for (var i = 0; i < _laneCount; i++)
            {
                await _freeLanes.WaitAsync(_stop.Token).ConfigureAwait(false);
            }
        }
        finally
        {
            _lanes.Writer.Complete();
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<TRequest>> LotsAsync()
    {
        while (await GatherAsync().ConfigureAwait(false) is { Count: > 0 } requests)
        {
            if (requests.Count >= _minLot)
            {
                yield return requests;
                continue;
            }

            foreach (var request in requests)
            {
                yield return [request];
            }
        }
    }

    /// <summary>The next requests, as far as they come one after the other; none when there are no more.</summary>
    private async Task<IReadOnlyList<TRequest>> GatherAsync()
    {
        var lot = new List<TRequest>();
        while (lot.Count < _maxLot && await HasRequestAsync(isFirst: lot.Count == 0).ConfigureAwait(false) && _requests.Reader.TryRead(out var request))
        {
            lot.Add(request);
        }

        return lot;
    }

    private async Task<bool> HasRequestAsync(bool isFirst)
    {
        _nextRequest ??= _requests.Reader.WaitToReadAsync(_stop.Token).AsTask();
        if (!isFirst && !_nextRequest.IsCompleted
            && await Task.WhenAny(_nextRequest, Task.Delay(Patience, _stop.Token)).ConfigureAwait(false) != _nextRequest)
        {
            return false;
        }

        var hasRequest = await _nextRequest.ConfigureAwait(false);
        _nextRequest = null;
        return hasRequest;
    }

    private async Task WriteWhenReadyAsync(Lane<TResult> lane, IReadOnlyList<TRequest> lot)
    {
        await lane.WaitAsync(_stop.Token).ConfigureAwait(false);
        _ = _lanes.Writer.TryWrite((lane, lot));
    }

    private async Task FillAsync(IReadOnlyList<TRequest> lot, Lane<TResult> lane)
    {
        try
        {
            await _read(lot, lane, _stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (!_stop.IsCancellationRequested)
        {
            await lane.WriteAsync(Failures.From(e), _stop.Token).ConfigureAwait(false);
        }
        finally
        {
            lane.Complete();
        }
    }

    /// <summary>Empties the lanes, one after the other.</summary>
    private async Task MergeAsync()
    {
        try
        {
            while (await _lanes.Reader.WaitToReadAsync(_stop.Token).ConfigureAwait(false) && _lanes.Reader.TryRead(out var next))
            {
                var (lane, lot) = next;
                var target = lot.Count == 1 ? (lot[0] as IRequest)?.Target : null;
                while (await lane.NextAsync(_stop.Token).ConfigureAwait(false) is { } work)
                {
                    await _events.Writer.WriteAsync(await ResultAsync(work, target).ConfigureAwait(false), _stop.Token).ConfigureAwait(false);
                }

                _ = Interlocked.Add(ref _done, lot.Count);
                _ = _unfinished.TryRemove(lane, out _);
                _ = _freeLanes.Release();
            }
        }
        finally
        {
            _events.Writer.Complete();
        }
    }

    /// <summary>A result with what the user gave for it; the one place where a failure learns that, unless it is of something else.</summary>
    private async Task<StreamEvent<TResult>> ResultAsync(Task<StreamEvent<TResult>> work, object? target)
    {
        StreamEvent<TResult> result;
        try
        {
            result = await work.ConfigureAwait(false);
        }
        catch (Exception e) when (!_stop.IsCancellationRequested)
        {
            result = new StreamEvent<TResult>(null, Failures.From(e));
        }

        result.Target = target;
        if (result.Failure is { Target: null } failure)
        {
            failure.Target = target;
        }

        return result;
    }
}
