using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.CloudWatchLogs.Model;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Logs;
using OmicsTools.Engine.Streaming;

namespace OmicsTools.Engine.Usage;

/// <summary>
/// Reads the manifests of many runs together with FilterLogEvents: a hundred in a few full pages, where each by itself takes two
/// requests. What cannot be read together is left to be read by itself, which says why.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html"/></remarks>
internal sealed class ManifestLotReader
{
    /// <summary>The most streams that the service takes the names of.</summary>
    public const int MaxRuns = 100;

    /// <summary>Fewer are read as quickly one by one, which needs no other permission than one run does.</summary>
    public const int MinRuns = 5;

    // A lot holds some megabytes until its turn to be written comes, where another call holds a few kilobytes.
    private const int CallsForLot = 4;

    // A line is no older when the service takes it, and a manifest is written within minutes:
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(14);
    private static readonly TimeSpan MaxWriting = TimeSpan.FromDays(1);

    private readonly ServiceCaller _caller;
    private readonly string? _pattern;
    private readonly Func<string, ValueTask> _log;
    private int _isDenied;

    /// <param name="caller">Makes the calls.</param>
    /// <param name="pattern">The lines that are wanted, as a filter pattern; null for all lines.</param>
    /// <param name="log">Takes what whoever follows the work may want to know.</param>
    public ManifestLotReader(ServiceCaller caller, string? pattern, Func<string, ValueTask> log)
    {
        _caller = caller;
        _pattern = pattern;
        _log = log;
    }

    /// <summary>How many lots are read at once.</summary>
    /// <param name="limits">How many calls may be in flight: a quarter as many lots.</param>
    public static int LotsAtOnce(CallLimits limits) => Math.Max(1, limits.Concurrency / CallsForLot);

    /// <summary>Gives manifests the lines that are theirs, each all of them or none.</summary>
    /// <param name="manifests">The manifests, <see cref="MaxRuns"/> at most.</param>
    /// <param name="turn">When the calls have their turn.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>A warning, once, where manifests may not be read together.</returns>
    public async Task<string?> ReadAsync(IReadOnlyCollection<ManifestReader> manifests, long turn, CancellationToken cancellationToken)
    {
        await Task.WhenAll(manifests.Select(LocateAsync)).ConfigureAwait(false);
        var wasDenied = _isDenied != 0;
        foreach (var lot in manifests.Where(manifest => manifest.Source is not null).GroupBy(manifest => manifest.Connection))
        {
            await ReadOrSplitAsync([.. lot], turn, cancellationToken).ConfigureAwait(false);
        }

        return _isDenied != 0 && !wasDenied && Interlocked.Exchange(ref _isDenied, 2) == 1
            ? "The identity lacks the IAM action logs:FilterLogEvents, which reads a hundred manifests together: they are read one by one."
            : null;
    }

    // Why one is not found is said when it is read by itself.
    private static async Task LocateAsync(ManifestReader manifest)
    {
        try
        {
            _ = await manifest.LocateAsync().ConfigureAwait(false);
        }
        catch (OmicsException)
        {
        }
    }

    /// <summary>One manifest that is not there is enough for the service to refuse a lot: halves of it lead to the one.</summary>
    private async Task ReadOrSplitAsync(IReadOnlyList<ManifestReader> lot, long turn, CancellationToken cancellationToken)
    {
        if (lot.Count < MinRuns || _isDenied != 0)
        {
            return;
        }

        try
        {
            await ReadTogetherAsync(lot, turn, cancellationToken).ConfigureAwait(false);
        }
        catch (OmicsException e) when (e.Kind == FailureKind.AccessDenied)
        {
            _ = Interlocked.CompareExchange(ref _isDenied, 1, 0);
        }
        catch (OmicsException e) when (!e.ConcernsEveryCall)
        {
            await _log($"{e.Message} {lot.Count} manifests are read in two parts.").ConfigureAwait(false);
            await ReadOrSplitAsync([.. lot.Take(lot.Count / 2)], turn, cancellationToken).ConfigureAwait(false);
            await ReadOrSplitAsync([.. lot.Skip(lot.Count / 2)], turn, cancellationToken).ConfigureAwait(false);
        }
        catch (OmicsException)
        {
            // Nothing else would succeed either.
        }
    }

    private async Task ReadTogetherAsync(IReadOnlyList<ManifestReader> lot, long turn, CancellationToken cancellationToken)
    {
        // A run that is asked for twice has one manifest.
        var streams = lot.GroupBy(manifest => manifest.Source!.StreamName, StringComparer.Ordinal).ToDictionary(
            same => same.Key,
            same => (Manifests: same.ToList(), Parser: new ManifestParser(same.First().Source!), Lines: new List<StreamEvent<ManifestLine>>()),
            StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (pages, news, size) = (0, 0, 0L);
        await foreach (var page in PagesAsync(lot, [.. streams.Keys], turn, () => news, cancellationToken).ConfigureAwait(false))
        {
            (pages, news) = (pages + 1, 0);
            foreach (var line in page.Events ?? [])
            {
                if ((line.EventId is null || seen.Add(line.EventId)) && streams.TryGetValue(line.LogStreamName ?? string.Empty, out var stream))
                {
                    var text = line.Message ?? string.Empty;
                    stream.Lines.Add(stream.Parser.Parse(text));
                    (news, size) = (news + 1, size + text.Length);
                }
            }
        }

        foreach (var (manifests, _, lines) in streams.Values)
        {
            manifests.ForEach(manifest => manifest.Take(lines));
        }

        var count = streams.Values.Sum(stream => stream.Lines.Count);
        await _log(string.Format(
            CultureInfo.InvariantCulture,
            "{0} manifests in {1}: {2} requests of FilterLogEvents, {3:0} lines and {4:0.00} MB a page.",
            streams.Count,
            lot[0].Connection.Region,
            pages,
            (double)count / pages,
            size / 1e6 / pages)).ConfigureAwait(false);
    }

    private IAsyncEnumerable<FilterLogEventsResponse> PagesAsync(IReadOnlyList<ManifestReader> lot, List<string> names, long turn, Func<int> news, CancellationToken cancellationToken)
    {
        var connection = lot[0].Connection;
        var subject = connection.LogsSubject(
            "FilterLogEvents", LogStreams.PublishedRate("FilterLogEvents", connection.Region), names[0], lot[0].Run.Request.RunId, turn: turn);
        var (from, until) = (Earliest(lot), Latest(lot));
        return Paging.ReadAsync(
            subject,
            token => _caller.CallAsync(
                connection.LogsQuotaScope,
                subject,
                stop => connection.Logs!.FilterLogEventsAsync(
                    new FilterLogEventsRequest
                    {
                        LogGroupName = LogStreams.GroupName,
                        LogStreamNames = names,
                        FilterPattern = _pattern,
                        StartTime = from,
                        EndTime = until,
                        NextToken = token,
                    },
                    stop),
                cancellationToken),
            page => page.NextToken,
            _ => Enumerable.Repeat<string?>(null, news()));
    }

    // The service searches the time that it is told, page by page: the less of it is empty, the fuller are the pages.
    private static long? Earliest(IReadOnlyList<ManifestReader> lot)
    {
        var times = lot.Select(manifest => manifest.Run.Request).Select(run => run.FirstLineTime ?? run.EndedTime - MaxAge).ToList();
        return times.Contains(null) ? null : Milliseconds(times.Min()!.Value);
    }

    private static long? Latest(IReadOnlyList<ManifestReader> lot)
    {
        var times = lot.Select(manifest => manifest.Run.Request.EndedTime + MaxWriting).ToList();
        return times.Contains(null) ? null : Milliseconds(times.Max()!.Value);
    }

    private static long Milliseconds(DateTime utc) => new DateTimeOffset(utc).ToUnixTimeMilliseconds();
}
