using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace OmicsTools.Emulator;

/// <summary>The log streams of all accounts and Regions: those of the runs, and those that were put beside or in place of them.</summary>
public sealed class LogStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Account, string Region, string Group, string Name), EmulatedLog> _streams = [];
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private readonly RunStore _runs;

    internal LogStore(RunStore runs)
    {
        _runs = runs;
    }

    /// <summary>Adds a stream, or puts it in the place of the one with its name, also where that is a run's.</summary>
    /// <param name="stream">The stream.</param>
    public void Put(EmulatedLog stream)
    {
        lock (_gate)
        {
            _streams[(stream.AccountId, stream.Region, stream.LogGroupName, stream.Name)] = stream;
        }
    }

    /// <summary>Removes a stream, as a retention setting does; also one of a run.</summary>
    /// <param name="name">The stream's name.</param>
    public void Remove(string name)
    {
        lock (_gate)
        {
            _ = _removed.Add(name);
            foreach (var key in _streams.Keys.Where(key => key.Name == name).ToList())
            {
                _ = _streams.Remove(key);
            }
        }
    }

    /// <summary>Whether there is a log group: where there has been a log stream.</summary>
    internal bool HasGroup(Caller caller, string group) =>
        Put(caller, group).Count > 0 || RunsOf(caller, group).Any(run => run.HasLogs);

    /// <summary>A stream that is there at a time; null where there is none.</summary>
    internal EmulatedLog? Find(Caller caller, string group, string name, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_streams.TryGetValue((caller.AccountId, caller.Region, group, name), out var put))
            {
                return put.Exists(now) ? put : null;
            }

            if (_removed.Contains(name) || group != EmulatedLog.WorkflowLogGroup)
            {
                return null;
            }
        }

        var stream = RunLogs.RunIdOf(name) is { } id && _runs.Find(caller, id) is { } run ? RunLogs.Find(run, name) : null;
        return stream?.Exists(now) == true ? stream : null;
    }

    /// <summary>The streams that are there at a time and whose names begin with something, by name.</summary>
    internal IReadOnlyList<EmulatedLog> List(Caller caller, string group, string prefix, DateTimeOffset now)
    {
        var put = Put(caller, group);
        var names = put.Select(stream => stream.Name).ToHashSet(StringComparer.Ordinal);
        lock (_gate)
        {
            names.UnionWith(_removed);
        }

        return
        [
            .. RunsOf(caller, group)
                .SelectMany(run => RunLogs.Of(run, prefix))
                .Where(stream => !names.Contains(stream.Name))
                .Concat(put.Where(stream => stream.Name.StartsWith(prefix, StringComparison.Ordinal)))
                .Where(stream => stream.Exists(now))
                .OrderBy(stream => stream.Name, StringComparer.Ordinal),
        ];
    }

    private List<EmulatedLog> Put(Caller caller, string group)
    {
        lock (_gate)
        {
            return [.. _streams.Values.Where(stream => (stream.AccountId, stream.Region, stream.LogGroupName) == (caller.AccountId, caller.Region, group))];
        }
    }

    private IReadOnlyList<EmulatedRun> RunsOf(Caller caller, string group) => group == EmulatedLog.WorkflowLogGroup ? _runs.List(caller) : [];
}
