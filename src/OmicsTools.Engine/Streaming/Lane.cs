using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Streaming;

/// <summary>
/// The ordered results of one request. They are promised in order and may be worked on side by side: what is written is
/// work that starts at once, and no more of it is unfinished than the lane has room for.
/// </summary>
internal sealed class Lane<T>
    where T : class
{
    private readonly Channel<Task<StreamEvent<T>>> _results;

    public Lane(int capacity)
    {
        Capacity = capacity;
        _results = Channel.CreateBounded<Task<StreamEvent<T>>>(
            new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });
    }

    /// <summary>How many results can be promised and not yet taken.</summary>
    public int Capacity { get; }

    /// <summary>When the lane's calls have their turn: after those of all lanes that were there before it.</summary>
    public long Turn { get; } = CallSubject.NextTurn();

    /// <summary>Fills the lane; ends when all results are promised.</summary>
    public Task Reader { get; set; } = Task.CompletedTask;

    /// <summary>What is written into a lane of its own, in order. Ending the reading early stops the writing.</summary>
    /// <param name="capacity">How many results can be promised ahead.</param>
    /// <param name="fill">Fills the lane.</param>
    /// <param name="cancellationToken">Stops both.</param>
    public static async IAsyncEnumerable<StreamEvent<T>> ReadAsync(
        int capacity, Func<Lane<T>, CancellationToken, Task> fill, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var lane = Start(capacity, fill, stop.Token);
        try
        {
            while (await lane.NextAsync(stop.Token).ConfigureAwait(false) is { } work)
            {
                yield return await work.ConfigureAwait(false);
            }

            await lane.Reader.ConfigureAwait(false);
        }
        finally
        {
            Stop();
            await lane.AbandonAsync().ConfigureAwait(false);
        }

        void Stop() => stop.Cancel();
    }

    /// <inheritdoc cref="WriteAllAsync{TSource}(IAsyncEnumerable{TSource}, int, Func{TSource, Lane{T}, CancellationToken, Task}, CancellationToken)"/>
    public Task WriteAllAsync<TSource>(
        IEnumerable<TSource> sources, int atOnce, Func<TSource, Lane<T>, CancellationToken, Task> fill, CancellationToken cancellationToken)
    {
        return WriteAllAsync(AllAsync(), atOnce, fill, cancellationToken);

        async IAsyncEnumerable<TSource> AllAsync()
        {
            foreach (var source in sources)
            {
                yield return source;
            }

            await Task.CompletedTask.ConfigureAwait(false);
        }
    }

    /// <summary>Writes what several sources give, in the order of the sources, which are read side by side.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="atOnce">How many are read at once. Each goes no further ahead of its turn than two results.</param>
    /// <param name="fill">Writes what a source gives.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task WriteAllAsync<TSource>(
        IAsyncEnumerable<TSource> sources,
        int atOnce,
        Func<TSource, Lane<T>, CancellationToken, Task> fill,
        CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var lanes = Channel.CreateBounded<Lane<T>>(new BoundedChannelOptions(atOnce) { SingleReader = true, SingleWriter = true });
        var unfinished = new ConcurrentDictionary<Lane<T>, bool>();
        var starting = Task.Run(StartAllAsync, cancellationToken);
        try
        {
            while (await lanes.Reader.WaitToReadAsync(stop.Token).ConfigureAwait(false) && lanes.Reader.TryRead(out var lane))
            {
                while (await lane.NextAsync(stop.Token).ConfigureAwait(false) is { } work)
                {
                    await WriteAsync(() => work, stop.Token).ConfigureAwait(false);
                }

                await lane.Reader.ConfigureAwait(false);
                _ = unfinished.TryRemove(lane, out _);
            }

            await starting.ConfigureAwait(false);
        }
        finally
        {
            Stop();
            await EndAsync(starting).ConfigureAwait(false);
            foreach (var lane in unfinished.Keys)
            {
                await lane.AbandonAsync().ConfigureAwait(false);
            }
        }

        void Stop() => stop.Cancel();

        async Task StartAllAsync()
        {
            try
            {
                await foreach (var source in sources.ConfigureAwait(false))
                {
                    _ = await lanes.Writer.WaitToWriteAsync(stop.Token).ConfigureAwait(false);
                    var lane = Start(capacity: 1, (inner, end) => fill(source, inner, end), stop.Token);
                    unfinished[lane] = true;
                    await lanes.Writer.WriteAsync(lane, stop.Token).ConfigureAwait(false);
                }
            }
            finally
            {
                lanes.Writer.Complete();
            }
        }
    }

    /// <summary>Waits for room, then starts the work whose result comes next.</summary>
    public async ValueTask WriteAsync(Func<Task<StreamEvent<T>>> work, CancellationToken cancellationToken)
    {
        _ = await _results.Writer.WaitToWriteAsync(cancellationToken).ConfigureAwait(false);
        await _results.Writer.WriteAsync(work(), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask WriteAsync(T value, CancellationToken cancellationToken) =>
        WriteAsync(new StreamEvent<T>(value), cancellationToken);

    public ValueTask WriteAsync(OmicsException failure, CancellationToken cancellationToken) =>
        WriteAsync(new StreamEvent<T>(null, failure), cancellationToken);

    public ValueTask WriteAsync(StreamEvent<T> result, CancellationToken cancellationToken) =>
        _results.Writer.WriteAsync(Task.FromResult(result), cancellationToken);

    public void Complete() => _results.Writer.Complete();

    /// <summary>Waits for the first result, or for the end without one.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken) =>
        _ = await _results.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>The next result's work; null when there is no more.</summary>
    public async ValueTask<Task<StreamEvent<T>>?> NextAsync(CancellationToken cancellationToken) =>
        await _results.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false) && _results.Reader.TryRead(out var next)
            ? next
            : null;

    /// <summary>Waits for the end of whatever was started and is of no use any more.</summary>
    public async Task AbandonAsync()
    {
        await EndAsync(Reader).ConfigureAwait(false);
        while (_results.Reader.TryRead(out var work))
        {
            await EndAsync(work).ConfigureAwait(false);
        }
    }

    private static Lane<T> Start(int capacity, Func<Lane<T>, CancellationToken, Task> fill, CancellationToken cancellationToken)
    {
        var lane = new Lane<T>(capacity);
        lane.Reader = Task.Run(FillAsync, cancellationToken);
        return lane;

        async Task FillAsync()
        {
            try
            {
                await fill(lane, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                lane.Complete();
            }
        }
    }

    // How it ended does not matter: it was cancelled, and whoever would have cared has gone.
    private static Task EndAsync(Task task) =>
        task.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
