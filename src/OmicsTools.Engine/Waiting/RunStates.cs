using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Omics;
using Amazon.Omics.Model;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Runs;

namespace OmicsTools.Engine.Waiting;

/// <summary>Finds out how many runs stand, with as few requests as that takes.</summary>
internal sealed class RunStates
{
    // In the order of a run's life. Asked for in this order, a run that moves on meanwhile is seen twice rather than not at
    // all.
    private static readonly string[] ActiveStatuses = [.. RunStatuses.Known.Where(status => !RunStatuses.IsTerminal(status))];

    private readonly ServiceCaller _caller;
    private readonly int _atOnce;
    private readonly HashSet<OmicsConnection> _unlisted;
    private readonly Func<string, ValueTask> _log;

    /// <param name="caller">Makes the calls.</param>
    /// <param name="atOnce">How many of them at once.</param>
    /// <param name="unlisted">Remembers where runs may not be listed.</param>
    /// <param name="log">Is told of it.</param>
    public RunStates(ServiceCaller caller, int atOnce, HashSet<OmicsConnection> unlisted, Func<string, ValueTask> log)
    {
        _caller = caller;
        _atOnce = atOnce;
        _unlisted = unlisted;
        _log = log;
    }

    /// <summary>
    /// The state of each run, or why it cannot be had. Runs that go on come as the listing gives them, those that have ended
    /// in full: a run that is not among the active ones is asked for by itself.
    /// </summary>
    /// <param name="connection">The runs' Region.</param>
    /// <param name="runIds">The runs.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="OmicsException">The active runs cannot be listed.</exception>
    public async IAsyncEnumerable<RunState> ReadAsync(
        OmicsConnection connection,
        IReadOnlyCollection<string> runIds,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A listing takes a request for each status at least.
        var active = runIds.Count <= ActiveStatuses.Length || _unlisted.Contains(connection)
            ? []
            : await ListActiveAsync(connection, new HashSet<string>(runIds, StringComparer.Ordinal), cancellationToken).ConfigureAwait(false);
        foreach (var run in active)
        {
            yield return new RunState(run.Key, RunMapper.From(run.Value, connection));
        }

        var others = runIds.Where(id => !active.ContainsKey(id)).ToList();
        for (var first = 0; first < others.Count; first += _atOnce)
        {
            var asked = others.Skip(first).Take(_atOnce).Select(id => GetAsync(connection, id, cancellationToken)).ToList();
            foreach (var state in await Task.WhenAll(asked).ConfigureAwait(false))
            {
                yield return state;
            }
        }
    }

    private async Task<Dictionary<string, RunListItem>> ListActiveAsync(
        OmicsConnection connection, HashSet<string> wanted, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, RunListItem>(StringComparer.Ordinal);
        try
        {
            await AddActiveAsync(connection, wanted, found, cancellationToken).ConfigureAwait(false);
        }
        catch (OmicsException e) when (e.Kind == FailureKind.AccessDenied)
        {
            // Who may read runs with a certain tag alone may list none.
            _ = _unlisted.Add(connection);
            await _log($"{e.Message} Each run is asked for by itself.").ConfigureAwait(false);
        }

        return found;
    }

    private async Task AddActiveAsync(
        OmicsConnection connection, HashSet<string> wanted, Dictionary<string, RunListItem> found, CancellationToken cancellationToken)
    {
        foreach (var status in ActiveStatuses)
        {
            var filter = new ListRunsRequest { Status = new RunStatus(status) };
            await foreach (var page in RunCalls.ListAsync(_caller, connection, filter, cancellationToken).ConfigureAwait(false))
            {
                foreach (var run in page.Items ?? [])
                {
                    if (run.Id is { } id && wanted.Contains(id))
                    {
                        found[id] = run;
                    }
                }
            }
        }
    }

    private async Task<RunState> GetAsync(OmicsConnection connection, string runId, CancellationToken cancellationToken)
    {
        try
        {
            var run = await RunCalls.GetAsync(_caller, connection, runId, exports: null, target: null, cancellationToken).ConfigureAwait(false);
            return new RunState(runId, RunMapper.From(run, connection));
        }
        catch (OmicsException e)
        {
            return new RunState(runId, e);
        }
    }
}
