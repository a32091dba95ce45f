using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;

namespace OmicsTools.Engine.Waiting;

/// <summary>
/// What is waited for of one run, and what is known of it. Tasks are noted while they are listed, and their ends as the
/// details come in: the two go on side by side.
/// </summary>
internal sealed class WatchedTasks : Watched
{
    private readonly object _gate = new();
    private readonly Dictionary<string, RunRequest>? _named;
    private readonly Dictionary<string, RunTask> _active = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seenNow = new(StringComparer.Ordinal);
    private readonly SeenIds _ended = new();
    private readonly Func<string, bool>? _nameFilter;
    private readonly WaitTally _tally;
    private bool _wasListed;
    private bool _wasRead;

    /// <param name="requests">All that is asked of one run.</param>
    /// <param name="nameFilter">Whether a task of this name is wanted; null wants all.</param>
    /// <param name="tally">Is told of every change.</param>
    public WatchedTasks(IReadOnlyList<RunRequest> requests, Func<string, bool>? nameFilter, WaitTally tally)
        : base(requests[0])
    {
        _nameFilter = nameFilter;
        _tally = tally;
        if (requests.All(request => request.TaskIds is not null))
        {
            _named = requests.SelectMany(request => request.TaskIds!.Select(id => (id, request)))
                .GroupBy(task => task.id, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.First().request, StringComparer.Ordinal);
        }
    }

    /// <summary>Whether all tasks of the run are waited for, and not only some that were named.</summary>
    public bool WantsAll => _named is null;

    /// <summary>The tasks that were named and have not ended.</summary>
    public IReadOnlyCollection<string> Named => _named is null ? [] : _named.Keys;

    /// <inheritdoc/>
    public override bool HasAnswered => _wasListed || base.HasAnswered;

    /// <summary>
    /// Whether the tasks may be at something new. Those of a run that is yet to start are pending with it: one look finds them.
    /// </summary>
    public bool CanHaveNews => !_wasRead || Run?.Status != "PENDING";

    /// <summary>How often tasks were found unfinished since the run was seen to be over.</summary>
    public int LooksSinceEnd { get; set; }

    /// <summary>The tasks that were seen, and have not ended.</summary>
    public IReadOnlyCollection<RunTask> Active => _active.Values;

    /// <summary>The tasks that should have been in the last reading, and were not.</summary>
    public IReadOnlyList<string> Lost
    {
        get
        {
            lock (_gate)
            {
                return [.. _active.Keys.Union(Named, StringComparer.Ordinal).Where(id => !_seenNow.Contains(id))];
            }
        }
    }

    /// <summary>Begins a reading.</summary>
    public void BeginReading()
    {
        _wasRead = true;
        _seenNow.Clear();
    }

    /// <summary>Notes a task as it was read.</summary>
    /// <param name="task">The task.</param>
    /// <param name="news">Takes a change of status that is not the end.</param>
    /// <returns>Whether the task has ended just now.</returns>
    public bool Note(RunTask task, ConcurrentQueue<StatusChange> news)
    {
        lock (_gate)
        {
            _wasListed = true;
            var id = task.TaskId ?? string.Empty;
            if (_nameFilter?.Invoke(task.Name ?? string.Empty) == false)
            {
                _ = _named?.Remove(id);
                return false;
            }

            if (_named?.ContainsKey(id) == false)
            {
                return false;
            }

            _ = _seenNow.Add(id);
            if (task.IsTerminal)
            {
                return _ended.Add(id);
            }

            var previous = Replace(task);
            if (previous is null || previous.Status != task.Status)
            {
                news.Enqueue(new StatusChange(task, previous?.Status, isEnd: false));
            }

            return false;
        }
    }

    /// <summary>Notes the end of a task.</summary>
    /// <param name="task">The task in its last state.</param>
    /// <param name="previousStatus">The status that it was seen in before; null for none.</param>
    /// <returns>False when it turned out not to have ended.</returns>
    public bool End(RunTask task, out string? previousStatus)
    {
        lock (_gate)
        {
            var id = task.TaskId ?? string.Empty;
            previousStatus = _active.TryGetValue(id, out var previous) ? previous.Status : null;
            if (!task.IsTerminal)
            {
                // The listing was ahead of the detail.
                _ = _ended.Remove(id);
                _ = Replace(task);
                return false;
            }

            Tell(task);
            Forget(id);
            return true;
        }
    }

    /// <summary>Waits for a task no longer.</summary>
    public void Forget(string taskId)
    {
        lock (_gate)
        {
            _ = _active.Remove(taskId);
            _ = _named?.Remove(taskId);
        }
    }

    /// <summary>The run's request, or that of a task that was named.</summary>
    public RunRequest RequestOf(string? taskId) =>
        taskId is not null && _named is not null && _named.TryGetValue(taskId, out var request) ? request : Request;

    /// <inheritdoc/>
    /// <remarks>Once of the run, or once of each task that was named.</remarks>
    public override IEnumerable<StreamEvent<StatusChange>> Failed(OmicsException failure) => Ends(_named is not null
        ? _named.Values.Select(request => WaitFailures.Ended(failure, request))
        : [failure.Kind == FailureKind.RunNotFound && Run is not null ? WaitFailures.Vanished(Request, Run) : WaitFailures.Ended(failure, Request)]);

    /// <inheritdoc/>
    /// <remarks>Of each task that goes on, and of the run where none is known.</remarks>
    public override IEnumerable<StreamEvent<StatusChange>> TimedOut()
    {
        var unseen = Named.Where(id => !_active.ContainsKey(id)).Select(id => WaitFailures.Timeout(RequestOf(id), id));
        return Ends(WantsAll && _active.Count == 0
            ? [WaitFailures.Timeout(Request, Run)]
            : _active.Values.Select(WaitFailures.Timeout).Concat(unseen));
    }

    private static IEnumerable<StreamEvent<StatusChange>> Ends(IEnumerable<OmicsException> failures) =>
        failures.Select(failure => new StreamEvent<StatusChange>(null, failure));

    private RunTask? Replace(RunTask task)
    {
        var id = task.TaskId ?? string.Empty;
        _ = _active.TryGetValue(id, out var previous);
        _active[id] = task;
        Tell(task);
        return previous;
    }

    private void Tell(RunTask task) =>
        _tally.Note($"{Request.Key}/{task.TaskId}", task.Status, task.IsTerminal, task.CreationTimeUtc);
}
