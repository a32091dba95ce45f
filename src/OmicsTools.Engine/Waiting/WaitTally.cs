using System;
using System.Collections.Generic;
using System.Linq;

namespace OmicsTools.Engine.Waiting;

/// <summary>How a wait stands: how many are in which status. Safe to read while the wait goes on.</summary>
public sealed class WaitTally
{
    private readonly object _gate = new();
    private readonly Dictionary<string, (string Status, DateTime? Created)> _active = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ended = new(StringComparer.Ordinal);

    /// <summary>How many have ended, and how many are known.</summary>
    public (int Ended, int Known) Progress
    {
        get
        {
            lock (_gate)
            {
                var ended = _ended.Values.Sum();
                return (ended, ended + _active.Count);
            }
        }
    }

    /// <summary>How many are in each status, for example <c>RUNNING 12</c>; the statuses in alphabetical order.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> ByStatus
    {
        get
        {
            lock (_gate)
            {
                return
                [
                    .. _active.Values.GroupBy(item => item.Status, StringComparer.Ordinal)
                        .Select(same => new KeyValuePair<string, int>(same.Key, same.Count()))
                        .Concat(_ended)
                        .OrderBy(status => status.Key, StringComparer.Ordinal),
                ];
            }
        }
    }

    /// <summary>When the oldest of those that have not ended was created, UTC; null where there is none, or it is not known.</summary>
    public DateTime? OldestCreated
    {
        get
        {
            lock (_gate)
            {
                return _active.Values.Min(item => item.Created);
            }
        }
    }

    /// <summary>Notes the status of something.</summary>
    /// <param name="id">What it is.</param>
    /// <param name="status">The status it is in.</param>
    /// <param name="isTerminal">Whether that is its end, of which there is one.</param>
    /// <param name="created">When it was created, UTC; null where that is not known.</param>
    internal void Note(string id, string? status, bool isTerminal, DateTime? created)
    {
        var name = status ?? "UNKNOWN";
        lock (_gate)
        {
            if (isTerminal)
            {
                _ = _active.Remove(id);
                _ended[name] = _ended.TryGetValue(name, out var count) ? count + 1 : 1;
            }
            else
            {
                _active[id] = (name, created);
            }
        }
    }
}
