using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Logs;
using OmicsTools.Engine.Streaming;

namespace OmicsTools.Engine.Usage;

/// <summary>Finds runs that have ended by the names of their manifests, those included that HealthOmics has forgotten.</summary>
internal sealed class RunFinder
{
    // Each first digit of an id is a listing of its own: they go side by side, where one would be a page after the other.
    private static readonly IReadOnlyList<string> Prefixes = [.. Enumerable.Range(0, 10).Select(digit => LogStreams.OfManifests + digit)];

    private readonly OmicsConnections _connections;
    private readonly ServiceCaller _caller;
    private int _hasFailed;

    public RunFinder(OmicsConnections connections, ServiceCaller caller)
    {
        _connections = connections;
        _caller = caller;
    }

    /// <summary>Writes the runs, in the order of their ids as texts.</summary>
    /// <param name="query">Which runs.</param>
    /// <param name="lane">Where to write.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task ReadAsync(FoundRunQuery query, Lane<FoundRunRecord> lane, CancellationToken cancellationToken) =>
        lane.WriteAllAsync(AllAsync(Prefixes), Prefixes.Count, (prefix, inner, stop) => ReadAsync(query, prefix, inner, stop), cancellationToken);

    private async Task ReadAsync(FoundRunQuery query, string prefix, Lane<FoundRunRecord> lane, CancellationToken cancellationToken)
    {
        try
        {
            var connection = _connections.For(query.Region, query.Profile);
            await foreach (var streams in LogStreamList.ReadAsync(_caller, connection, prefix, runId: null, cancellationToken).ConfigureAwait(false))
            {
                foreach (var stream in streams)
                {
                    var isWanted = !(stream.CreationTime < query.EndedAfter) && !(stream.CreationTime > query.EndedBefore);
                    if (isWanted && stream.LogStreamName!.Split('/') is { Length: 4 } parts)
                    {
                        var run = new FoundRunRecord(query, parts[2], parts[3], stream.LogStreamName, stream.CreationTime);
                        await lane.WriteAsync(run, cancellationToken).ConfigureAwait(false);
                    }
                }
            }
        }
        catch (OmicsFailureException e)
        {
            // The same is most likely true of the other listings, and one error says that runs are missing.
            if (Interlocked.Exchange(ref _hasFailed, 1) == 0)
            {
                await lane.WriteAsync(e.Failure, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async IAsyncEnumerable<T> AllAsync<T>(IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            yield return item;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
