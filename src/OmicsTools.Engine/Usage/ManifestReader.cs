using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.CloudWatchLogs.Model;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Logs;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;

namespace OmicsTools.Engine.Usage;

/// <summary>Reads the manifest of one run: a log stream that is written when the run has ended, with a line for the run and one for each task.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/monitoring-cloudwatch-logs.html"/></remarks>
internal sealed class ManifestReader
{
    // The stream is written once: no line that comes later is to be left out, and none keeps the reading from its end.
    private static readonly DateTime NoEnd = new(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    // To hand on each line by itself would cost more than to read it; a page is a thousand lines, and too much to hold many of.
    private const int LinesAtOnce = 100;

    private readonly ServiceCaller _caller;
    private readonly LogsOfRun _known;
    private readonly long _turn;
    private readonly CancellationToken _cancellationToken;
    private readonly List<StreamEvent<ManifestLine>> _lines = [];
    private Task<string?>? _location;

    /// <param name="caller">Makes the calls.</param>
    /// <param name="connection">Whom to ask.</param>
    /// <param name="run">The run. Its uuid and name are noted as soon as they are known.</param>
    /// <param name="turn">When the calls have their turn.</param>
    /// <param name="log">Takes what whoever follows the work may want to know.</param>
    /// <param name="cancellationToken">Stops.</param>
    public ManifestReader(
        ServiceCaller caller, OmicsConnection connection, MeasuredRun run, long turn, Func<string, ValueTask> log, CancellationToken cancellationToken)
    {
        _caller = caller;
        Connection = connection;
        Run = run;
        _known = new LogsOfRun(caller, connection, run.Request, log, cancellationToken);
        _turn = turn;
        _cancellationToken = cancellationToken;
    }

    public OmicsConnection Connection { get; }

    public MeasuredRun Run { get; }

    /// <summary>The stream; null before it is located.</summary>
    public LogSource? Source => Run.Uuid is { } uuid ? LogSource.OfManifest(Run.Request, uuid) : null;

    /// <summary>Finds out which stream it is.</summary>
    /// <returns>What to say where that is not certain; null otherwise.</returns>
    /// <exception cref="OmicsException">There is no manifest, or it cannot be found out.</exception>
    public Task<string?> LocateAsync() => _location ??= FindUuidAsync();

    /// <summary>Takes all lines, where they were read together with those of others.</summary>
    public void Take(IEnumerable<StreamEvent<ManifestLine>> lines) => _lines.AddRange(lines);

    /// <summary>Reads the lines.</summary>
    /// <returns>The lines, some at a time: with failures of lines that cannot be read, and what there is to say.</returns>
    /// <exception cref="OmicsException">There is no manifest, or a page of it cannot be had.</exception>
    public async IAsyncEnumerable<IReadOnlyList<StreamEvent<ManifestLine>>> ReadAsync()
    {
        if (await LocateAsync().ConfigureAwait(false) is { } ambiguity)
        {
            yield return [new(ambiguity, isWarning: true)];
        }

        if (_lines.Count > 0)
        {
            yield return [.. _lines];
            _lines.Clear();
            yield break;
        }

        var source = Source!;
        var lines = new LogStreamReader(_caller, Connection, source, new LogQuery { Before = NoEnd }, _turn).ReadOnAsync(_cancellationToken);
        var parser = new ManifestParser(source);
        await foreach (var page in OrNotFoundAsync(lines).ConfigureAwait(false))
        {
            for (var i = 0; i < page.Count; i += LinesAtOnce)
            {
                yield return [.. page.Skip(i).Take(LinesAtOnce).Select(line => parser.Parse(line.Message))];
            }
        }
    }

    private async Task<string?> FindUuidAsync()
    {
        if (Run.Uuid is not null)
        {
            return null;
        }

        var request = Run.Request;
        if (await _known.GetAsync().ConfigureAwait(false) is { } record)
        {
            if (!RunStatuses.IsTerminal(record.Status))
            {
                throw NotFound(request, $"it is {record.Status}, and the manifest is written when a run has ended", Wait(request));
            }

            Run.Name ??= record.Name;
            Run.Uuid = record.Uuid;
        }

        if (Run.Uuid is not null)
        {
            return null;
        }

        var streams = await ListAsync().ConfigureAwait(false);
        if (streams.Count == 0)
        {
            throw NotFound(request, "HealthOmics does not know the run, and there is no manifest of one", "Check the id, the Region and the account.");
        }

        var newest = streams.OrderByDescending(stream => stream.CreationTime ?? DateTime.MinValue).First();
        Run.Uuid = newest.LogStreamName!.Substring(LogStreams.OfManifest(request.RunId, string.Empty).Length);
        return streams.Count == 1 ? null
            : $"{streams.Count} runs had the id {request.RunId} in {request.Region}: the newest is measured, with the uuid {Run.Uuid}. "
                + "Pipe in an object with a RunUuid for another.";
    }

    private async Task<List<LogStream>> ListAsync()
    {
        var streams = new List<LogStream>();
        var (runId, prefix) = (Run.Request.RunId, LogStreams.OfManifest(Run.Request.RunId, string.Empty));
        await foreach (var page in LogStreamList.ReadAsync(_caller, Connection, prefix, runId, _cancellationToken).ConfigureAwait(false))
        {
            streams.AddRange(page);
        }

        return streams;
    }

    private async IAsyncEnumerable<IReadOnlyList<LogLine>> OrNotFoundAsync(IAsyncEnumerable<IReadOnlyList<LogLine>> pages)
    {
        var reading = pages.GetAsyncEnumerator();
        await using (reading.ConfigureAwait(false))
        {
            while (await MoveNextAsync().ConfigureAwait(false))
            {
                yield return reading.Current;
            }
        }

        async Task<bool> MoveNextAsync()
        {
            try
            {
                return await reading.MoveNextAsync().ConfigureAwait(false);
            }
            catch (OmicsException e) when (e.Kind is FailureKind.LogNotFound or FailureKind.LogGroupNotFound)
            {
                throw await WhyNoneAsync(e.Kind).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Why a run has no manifest, as far as the run says.</summary>
    private async Task<OmicsException> WhyNoneAsync(FailureKind missing)
    {
        var request = Run.Request;
        var run = await _known.GetAsync().ConfigureAwait(false);
        if (RunCalls.IsOther(request.RunUuid, run?.Uuid))
        {
            // Nor is what the new run lists a substitute.
            return Failures.OtherRun(request.RunId, request.Region);
        }

        return run switch
        {
            { LogLevel: { } level } when level.Equals(LogsOfRun.Off, StringComparison.OrdinalIgnoreCase) => NotFound(
                request, "it was started with the log level OFF", "Start runs with another log level, such as ALL, to have manifests."),
            { WorkflowType: "READY2RUN" } => NotFound(
                request, "it ran a Ready2Run workflow, whose tasks are not shown", "What such a run costs is fixed: https://aws.amazon.com/healthomics/pricing/."),
            { Status: { } status } when !RunStatuses.IsTerminal(status) => NotFound(
                request, $"it is {status}, and the manifest is written when a run has ended", Wait(request)),
            { StopTimeUtc: { } end } when run.ObservedTime - end < TimeSpan.FromHours(1) => NotFound(
                request, "it ended less than an hour ago, and the manifest may be yet to come", "Try again in some minutes."),
            _ when missing == FailureKind.LogGroupNotFound => NotFound(
                request, $"there is no log group {LogStreams.GroupName}", "HealthOmics makes it with the first run that logs. Check the Region and the account."),
            null => NotFound(request, "HealthOmics does not know the run any more, and its manifest is not there", "Check the id, the Region and the account."),
            _ => NotFound(
                request,
                $"the stream is not in the log group {LogStreams.GroupName}",
                "Streams are deleted when the retention time of the group is over, or by hand."),
        };
    }

    private static string Wait(RunRequest request) => $"Wait for its end with: Wait-OmicsRun {request.RunId} | Measure-OmicsRun";

    private static OmicsException NotFound(RunRequest request, string why, string remedy) =>
        new(FailureKind.ManifestNotFound, $"Run {request.RunId} in {request.Region} has no manifest: {why}.", remedy) { Target = request.Target };
}
