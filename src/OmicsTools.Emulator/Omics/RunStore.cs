using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace OmicsTools.Emulator;

/// <summary>The runs that the service holds, of all accounts and Regions.</summary>
public sealed class RunStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Account, string Region), Shelf> _shelves = [];

    /// <summary>All runs.</summary>
    public IReadOnlyList<EmulatedRun> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _shelves.Values.SelectMany(shelf => shelf.NewestFirst)];
            }
        }
    }

    /// <summary>Adds a run, or puts it in the place of the one with its id.</summary>
    /// <param name="run">The run.</param>
    public void Put(EmulatedRun run)
    {
        lock (_gate)
        {
            if (!_shelves.TryGetValue((run.AccountId, run.Region), out var shelf))
            {
                _shelves[(run.AccountId, run.Region)] = shelf = new Shelf();
            }

            shelf.Put(run);
        }
    }

    /// <summary>Removes a run, as the service does when an account holds its maximum.</summary>
    /// <param name="id">The run's id.</param>
    public void Remove(string id)
    {
        lock (_gate)
        {
            foreach (var shelf in _shelves.Values)
            {
                shelf.Remove(id);
            }
        }
    }

    /// <summary>The runs of an account and Region, newest first, those that are yet to be created included.</summary>
    internal IReadOnlyList<EmulatedRun> List(Caller caller)
    {
        lock (_gate)
        {
            return _shelves.TryGetValue((caller.AccountId, caller.Region), out var shelf) ? shelf.NewestFirst : [];
        }
    }

    /// <summary>A run of an account and Region; null where there is none.</summary>
    internal EmulatedRun? Find(Caller caller, string id)
    {
        lock (_gate)
        {
            return _shelves.TryGetValue((caller.AccountId, caller.Region), out var shelf) ? shelf.Find(id) : null;
        }
    }

    // The runs of one account and Region. They are sorted when they are first listed after a change, not for every page.
    private sealed class Shelf
    {
        private readonly Dictionary<string, EmulatedRun> _runs = [];
        private EmulatedRun[]? _newestFirst;

        public IReadOnlyList<EmulatedRun> NewestFirst => _newestFirst ??= [.. _runs.Values.OrderByDescending(run => run.CreationTime ?? run.StartTime ?? run.StopTime)];

        public EmulatedRun? Find(string id) => _runs.GetValueOrDefault(id);

        public void Put(EmulatedRun run)
        {
            _runs[run.Id] = run;
            _newestFirst = null;
        }

        public void Remove(string id)
        {
            _ = _runs.Remove(id);
            _newestFirst = null;
        }
    }
}
