using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace OmicsTools.Emulator;

/// <summary>What goes wrong, and when.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];

    /// <summary>Adds a fault. Of several that fit a request, the one added first hits it; all of them count it.</summary>
    /// <param name="fault">The fault.</param>
    public void Add(Fault fault)
    {
        lock (_gate)
        {
            _entries.Add(new Entry(fault));
        }
    }

    /// <summary>Makes everything go well again.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    internal Fault? Next(string operation, string? runId, string? taskId)
    {
        lock (_gate)
        {
            Entry? first = null;
            foreach (var entry in _entries.Where(entry => entry.Fits(operation, runId, taskId) && entry.IsDue()))
            {
                first ??= entry;
            }

            return first?.Hit();
        }
    }

    private sealed class Entry(Fault fault)
    {
        private readonly Random _chance = new(fault.Seed);
        private int _seen;
        private int _hit;

        public bool Fits(string operation, string? runId, string? taskId) =>
            (fault.Operation ?? operation) == operation && (fault.RunId ?? runId) == runId && (fault.TaskId ?? taskId) == taskId;

        public bool IsDue()
        {
            _seen++;
            return _chance.NextDouble() < (fault.Share ?? 1) && fault.Calls?.Contains(_seen) != false && _hit < (fault.Times ?? int.MaxValue);
        }

        public Fault Hit()
        {
            _hit++;
            return fault;
        }
    }
}
