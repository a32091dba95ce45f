using System;
using System.Collections.Generic;
using System.Linq;

namespace OmicsTools.Engine.Waiting;

/// <summary>How a wait stands: how many are in which status. Safe to read while the wait goes on.</summary>
public sealed class WaitTally
{
    private readonly object _gate = new();
    private readonly Dictionary<string, (int Count, bool IsTerminal)> _byStatus = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTime> _unfinished = new(StringComparer.Ordinal);

    /// <summary>How many have ended, and how many are known.</summary>
    public (int Ended, int Known) Progress
    {
        get
        {
            lock (_gate)
            {
                return (_byStatus.Values.Where(status => status.IsTerminal).Sum(status => status.Count), _byStatus.Values.Sum(status => status.Count));
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
                    .. _byStatus.Where(status => status.Value.Count > 0).OrderBy(status => status.Key, StringComparer.Ordinal)
                        .Select(status => new KeyValuePair<string, int>(status.Key, status.Value.Count)),
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
                return _unfinished.Count == 0 ? null : _unfinished.Values.Min();
            }
        }
    }

    /// <summary>Notes a change of status.</summary>
    /// <param name="id">What changed.</param>
    /// <param name="previous">The status it leaves; null when it is new.</param>
    /// <param name="status">The status it is in.</param>
    /// <param name="isTerminal">Whether that is its end.</param>
    /// <param name="created">When it was created, UTC; null where that is not known.</param>
    internal void Note(string id, string? previous, string? status, bool isTerminal, DateTime? created)
    {
        lock (_gate)
        {
            if (previous is not null)
            {
                var left = _byStatus[previous];
                _byStatus[previous] = left with { Count = left.Count - 1 };
            }

            var name = status ?? string.Empty;
            _ = _byStatus.TryGetValue(name, out var entered);
            _byStatus[name] = (entered.Count + 1, isTerminal);
            if (isTerminal || created is null)
            {
                _ = _unfinished.Remove(id);
            }
            else
            {
                _unfinished[id] = created.Value;
            }
        }
    }
}
