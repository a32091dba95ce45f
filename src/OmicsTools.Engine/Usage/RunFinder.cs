using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.CloudWatchLogs.Model;
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

    // A manifest's line about the run itself: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForLogGroups.html
    private const string LinesOfRuns = """{ $.arn = "*:run/*" }""";

    private static readonly UsageOptions Unpriced = new();

    private readonly OmicsConnections _connections;
    private readonly ServiceCaller _caller;
    private readonly CallLimits _limits;
    private readonly Func<string, ValueTask> _log;
    private readonly ManifestLotReader _lots;

    public RunFinder(OmicsConnections connections, ServiceCaller caller, CallLimits limits, Func<string, ValueTask> log)
    {
        _connections = connections;
        _caller = caller;
        _limits = limits;
        _log = log;
        _lots = new ManifestLotReader(caller, LinesOfRuns, log);
    }

    /// <summary>Writes the runs, those that ended first before the others: manifests of one time are read together in full pages.</summary>
    /// <param name="query">Which runs.</param>
    /// <param name="lane">Where to write.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task ReadAsync(FoundRunQuery query, Lane<FoundRun> lane, CancellationToken cancellationToken)
    {
        var listings = await Task.WhenAll(Prefixes.Select(prefix => ListAsync(query, prefix, cancellationToken))).ConfigureAwait(false);
        var found = listings.SelectMany(listing => listing.Runs).OrderBy(run => run.EndedTimeUtc).ToList();
        if (query.NameFilter is null)
        {
            foreach (var run in found)
            {
                await lane.WriteAsync(run, cancellationToken).ConfigureAwait(false);
            }
        }
        else
        {
            var lots = Enumerable.Range(0, (found.Count + ManifestLotReader.MaxRuns - 1) / ManifestLotReader.MaxRuns)
                .Select(i => found.GetRange(i * ManifestLotReader.MaxRuns, Math.Min(ManifestLotReader.MaxRuns, found.Count - (i * ManifestLotReader.MaxRuns))));
            await lane.WriteAllAsync(lots, _limits.Concurrency, WriteNamedAsync, cancellationToken).ConfigureAwait(false);
        }

        // The same is most likely true of all listings that failed, and one error says that runs are missing.
        if (Array.Find(listings, listing => listing.Failure is not null).Failure is { } failure)
        {
            await lane.WriteAsync(failure, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(List<FoundRun> Runs, OmicsException? Failure)> ListAsync(FoundRunQuery query, string prefix, CancellationToken cancellationToken)
    {
        var runs = new List<FoundRun>();
        try
        {
            var connection = _connections.For(query.Region, query.Profile);
            await foreach (var streams in LogStreamList.ReadAsync(_caller, connection, prefix, runId: null, cancellationToken).ConfigureAwait(false))
            {
                runs.AddRange(streams.Where(stream => IsWanted(stream, query)).Select(stream => Read(stream, query)).OfType<FoundRun>());
            }

            return (runs, null);
        }
        catch (OmicsException e)
        {
            return (runs, e);
        }
    }

    private static bool IsWanted(LogStream stream, FoundRunQuery query) =>
        !(stream.CreationTime < query.EndedAfter) && !(stream.CreationTime > query.EndedBefore);

    private static FoundRun? Read(LogStream stream, FoundRunQuery query) => stream.LogStreamName!.Split('/') is not { Length: 4 } parts ? null
        : new(query, parts[2], parts[3], stream.LogStreamName)
        {
            AccountId = stream.Arn?.Split(':') is { Length: > 4 } arn ? arn[4] : null,
            EndedTimeUtc = stream.CreationTime,
            FirstLineTime = stream.FirstEventTimestamp,
        };

    /// <summary>Writes the runs of a lot whose names are wanted.</summary>
    private async Task WriteNamedAsync(List<FoundRun> lot, Lane<FoundRun> lane, CancellationToken cancellationToken)
    {
        List<ManifestReader> manifests = [.. lot.Select(run => new ManifestReader(
            _caller,
            _connections.For(run.Query.Region, run.Query.Profile),
            new MeasuredRun(run.Request(), Unpriced),
            lane.Turn,
            _log,
            cancellationToken))];
        if (await _lots.ReadAsync(manifests, lane.Turn, cancellationToken).ConfigureAwait(false) is { } warning)
        {
            await lane.WriteAsync(new StreamEvent<FoundRun>(warning, isWarning: true), cancellationToken).ConfigureAwait(false);
        }

        foreach (var (run, manifest) in lot.Zip(manifests, (run, manifest) => (run, manifest)))
        {
            var failure = await ReadNameAsync(run, manifest).ConfigureAwait(false);
            if (failure is not null)
            {
                await lane.WriteAsync(failure, cancellationToken).ConfigureAwait(false);
            }
            else if (run.Query.NameFilter!(run.Name ?? string.Empty))
            {
                await lane.WriteAsync(run, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<OmicsException?> ReadNameAsync(FoundRun run, ManifestReader manifest)
    {
        try
        {
            await foreach (var lines in manifest.ReadAsync().ConfigureAwait(false))
            {
                if (lines.FirstOrDefault(line => line.Value?.IsRun == true)?.Value is { } line)
                {
                    run.Name = line.Name;
                    return null;
                }
            }

            return new OmicsException(
                FailureKind.InvalidResponse,
                $"The manifest {run.LogStreamName} in {run.Query.Region} has no line about the run: its name is not known.",
                "Without -Name, runs are found by the names of their manifests alone.")
            {
                Target = run.Id,
            };
        }
        catch (OmicsException e)
        {
            return e;
        }
    }
}
