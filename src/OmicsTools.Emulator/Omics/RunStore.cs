using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace OmicsTools.Emulator;

/// <summary>The runs that the service holds, of all accounts and Regions.</summary>
public sealed class RunStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Account, string Region), List<EmulatedRun>> _runs = [];

    /// <summary>All runs.</summary>
    public IReadOnlyList<EmulatedRun> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _runs.Values.SelectMany(runs => runs)];
            }
        }
    }

    /// <summary>Adds a run, or puts it in the place of the one with its id.</summary>
    /// <param name="run">The run.</param>
    public void Put(EmulatedRun run)
    {
        lock (_gate)
        {
            if (!_runs.TryGetValue((run.AccountId, run.Region), out var runs))
            {
                _runs[(run.AccountId, run.Region)] = runs = [];
            }

            _ = runs.RemoveAll(other => other.Id == run.Id);
            runs.Add(run);
        }
    }

    /// <summary>Removes a run, as the service does when an account holds its maximum.</summary>
    /// <param name="id">The run's id.</param>
    public void Remove(string id)
    {
        lock (_gate)
        {
            foreach (var runs in _runs.Values)
            {
                _ = runs.RemoveAll(run => run.Id == id);
            }
        }
    }

    /// <summary>The runs of an account and Region that exist by now, newest first.</summary>
    internal IReadOnlyList<EmulatedRun> List(Caller caller, DateTimeOffset now)
    {
        lock (_gate)
        {
            return _runs.TryGetValue((caller.AccountId, caller.Region), out var runs)
                ? [.. runs.Where(run => run.CreationTime <= now).OrderByDescending(run => run.CreationTime)]
                : [];
        }
    }

    /// <summary>A run of an account and Region, if it exists by now.</summary>
    internal EmulatedRun? Find(Caller caller, string id, DateTimeOffset now)
    {
        lock (_gate)
        {
            return _runs.TryGetValue((caller.AccountId, caller.Region), out var runs)
                ? runs.Find(run => run.Id == id && run.CreationTime <= now)
                : null;
        }
    }
}
