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
    /// <exception cref="ArgumentException">It could never hit a request: an operation that there is not, or a number out of its range.</exception>
    public void Add(Fault fault)
    {
        Check(fault);
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

    private static void Check(Fault fault)
    {
        if (!Enum.IsDefined(fault.Kind))
        {
            throw new ArgumentException($"'{fault.Kind}' is no kind of fault. Kinds: {string.Join(", ", Enum.GetNames<FaultKind>())}.", nameof(fault));
        }

        if (fault.Operation is not (null or "*") && !RequestPipeline.Operations.Contains(fault.Operation, StringComparer.Ordinal))
        {
            throw new ArgumentException(
                $"'{fault.Operation}' is no operation of the emulator. Operations: *, {string.Join(", ", RequestPipeline.Operations)}.",
                nameof(fault));
        }

        if (fault is { Share: not (null or (>= 0 and <= 1)) } or { Times: < 0 } or { RetryAfter: < 0 } || fault.Calls?.Any(call => call < 1) == true)
        {
            throw new ArgumentException("'share' is from 0 to 1, 'calls' count from 1, 'times' and 'retryAfter' are not negative.", nameof(fault));
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
            (fault.Operation is null or "*" || fault.Operation == operation) && (fault.RunId ?? runId) == runId && (fault.TaskId ?? taskId) == taskId;

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
