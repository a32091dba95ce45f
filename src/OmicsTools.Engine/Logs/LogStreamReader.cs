using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Amazon.CloudWatchLogs.Model;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Waiting;

namespace OmicsTools.Engine.Logs;

/// <summary>Reads one log stream with GetLogEvents.</summary>
/// <remarks>
/// A page may be empty although more follows: only a token that comes back as it was sent says that there is no more. Without
/// an end time it may never come back, because the service goes on with the lines that are yet to be written.
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html"/>
/// </remarks>
internal sealed class LogStreamReader
{
    // Clocks differ. What is written meanwhile does not keep a reading from its end.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    // A page covers a span of time, and a task may be silent for days; an end must come all the same.
    private const int MaxEmptyPages = 1000;

    private const int MaxLines = 10_000;

    // Tokens live for a day. One that is refused again so soon was not refused for its age.
    private static readonly TimeSpan ShortestLife = TimeSpan.FromHours(1);

    private readonly ServiceCaller _caller;
    private readonly OmicsConnection _connection;
    private readonly LogSource _source;
    private readonly LogQuery _query;
    private readonly long _turn;

    // The newest line's time, and how often each message came at that time: where to go on without a token.
    private readonly Dictionary<string, int> _newestMessages = new(StringComparer.Ordinal);
    private DateTime? _newest;
    private DateTimeOffset _lastRestart = DateTimeOffset.MinValue;

    public LogStreamReader(ServiceCaller caller, OmicsConnection connection, LogSource source, LogQuery query, long turn)
    {
        _caller = caller;
        _connection = connection;
        _source = source;
        _query = query;
        _turn = turn;
    }

    /// <summary>What the service said of the log when it was not there; null since it is.</summary>
    public OmicsFailure? Missing { get; private set; }

    private DateTime? From => _query.After ?? _source.Begun;

    // The service leaves lines of exactly the end time out.
    private DateTime Until => _query.Before?.AddMilliseconds(1) ?? Latest(Clock.Current.GetUtcNow().UtcDateTime, _source.Task?.StopTime) + ClockSkew;

    /// <summary>The lines that are wanted, as far as they are there: page by page, the oldest first.</summary>
    /// <exception cref="OmicsFailureException">A page cannot be had; <see cref="FailureKind.LogNotFound"/> where there is no such log.</exception>
    public async IAsyncEnumerable<IReadOnlyList<LogLine>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_query.Tail is { } count)
        {
            var last = await ReadTailAsync(count, cancellationToken).ConfigureAwait(false);
            if (last.Count > 0)
            {
                yield return last;
            }

            yield break;
        }

        var until = Until;
        string? token = null;
        for (var emptyPages = 0; ;)
        {
            var page = await GetForwardAsync(token, until, cancellationToken).ConfigureAwait(false);
            if (page.Lines.Count > 0)
            {
                yield return page.Lines;
            }

            if (page.IsLast)
            {
                yield break;
            }

            token = page.Token;
            emptyPages = page.Lines.Count > 0 ? 0 : emptyPages + 1;
            if (emptyPages > MaxEmptyPages)
            {
                throw new OmicsFailureException(Failures.RepeatedPage(Subject()));
            }
        }
    }

    /// <summary>The lines that come after those that were read, as they come.</summary>
    /// <param name="isOver">Whether to stop; asked after each look, and told whether that gave anything.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async IAsyncEnumerable<IReadOnlyList<LogLine>> FollowAsync(
        Func<bool, bool> isOver, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            (IReadOnlyList<LogLine> Lines, string? Token, bool IsLast) page;
            try
            {
                page = await GetForwardAsync(token, until: null, cancellationToken).ConfigureAwait(false);
            }
            catch (OmicsFailureException e) when (e.Failure.Kind == FailureKind.LogNotFound)
            {
                // A stream is made with its first line.
                Missing = e.Failure;
                page = ([], null, true);
            }

            token = page.Token;
            if (page.Lines.Count > 0)
            {
                yield return page.Lines;
            }

            if (isOver(page.Lines.Count > 0))
            {
                yield break;
            }

            if (page.Lines.Count == 0)
            {
                await Clock.DelayAsync(Clock.Current, _query.PollingInterval, cancellationToken).ConfigureAwait(false);
            }
        }
        while (true);
    }

    /// <summary>The last lines. The service is asked for the newest page, and further back only where that has too few.</summary>
    private async Task<IReadOnlyList<LogLine>> ReadTailAsync(int count, CancellationToken cancellationToken)
    {
        var lines = new List<LogLine>();
        var until = Until;
        string? token = null;
        for (var pages = 0; lines.Count < count && pages < MaxEmptyPages; pages++)
        {
            var page = await GetAsync(token, From, until, Math.Min(count, MaxLines), isFromHead: false, cancellationToken).ConfigureAwait(false);
            lines.InsertRange(0, LinesOf(page));
            if (page.NextBackwardToken == token)
            {
                break;
            }

            token = page.NextBackwardToken;
        }

        lines.RemoveRange(0, Math.Max(0, lines.Count - count));
        Remember(lines);
        return lines;
    }

    /// <summary>The page after a token; where the token has expired, what comes after the lines that were read.</summary>
    private async Task<(IReadOnlyList<LogLine> Lines, string? Token, bool IsLast)> GetForwardAsync(string? token, DateTime? until, CancellationToken cancellationToken)
    {
        if (token is not null)
        {
            try
            {
                var next = await GetAsync(token, From, until, limit: null, isFromHead: true, cancellationToken).ConfigureAwait(false);
                return (Remember(LinesOf(next)), next.NextForwardToken, next.NextForwardToken == token);
            }
            catch (OmicsFailureException e) when (e.Failure.Kind == FailureKind.RequestRejected && MayHaveExpired())
            {
                _lastRestart = Clock.Current.GetUtcNow();
            }
        }

        var known = new Dictionary<string, int>(_newestMessages, StringComparer.Ordinal);
        var newest = _newest;
        var page = await GetAsync(token: null, newest ?? From, until, limit: null, isFromHead: true, cancellationToken).ConfigureAwait(false);
        return (Remember([.. LinesOf(page).Where(IsNew)]), page.NextForwardToken, false);

        // Lines have no id here. Those of the newest time come again, as often as they were there.
        bool IsNew(LogLine line)
        {
            if (newest is null || line.Time != newest || !known.TryGetValue(line.Message, out var count) || count == 0)
            {
                return true;
            }

            known[line.Message] = count - 1;
            return false;
        }
    }

    private bool MayHaveExpired() => Clock.Current.GetUtcNow() - _lastRestart > ShortestLife;

    private Task<GetLogEventsResponse> GetAsync(
        string? token, DateTime? from, DateTime? until, int? limit, bool isFromHead, CancellationToken cancellationToken) =>
        _caller.CallAsync(
            _connection.LogsQuotaScope,
            Subject(),
            async stop =>
            {
                var asked = new GetLogEventsRequest
                {
                    LogGroupName = LogStreams.GroupName,
                    LogStreamName = _source.StreamName,
                    StartTime = from,
                    EndTime = until,
                    NextToken = token,
                    Limit = limit,
                    StartFromHead = isFromHead,
                };
                var answer = await _connection.Logs!.GetLogEventsAsync(asked, stop).ConfigureAwait(false);
                Missing = null;
                return string.IsNullOrEmpty(answer.NextForwardToken) || string.IsNullOrEmpty(answer.NextBackwardToken)
                    ? throw new InvalidDataException("the answer is no page of a log: it lacks a token")
                    : answer;
            },
            cancellationToken);

    private CallSubject Subject() => _connection.LogsSubject(
        "GetLogEvents", LogStreams.PublishedRate("GetLogEvents", _connection.Region), _source.StreamName, _source.RunId, _source.TaskId, _turn);

    private List<LogLine> Remember(List<LogLine> lines)
    {
        // All lines of a manifest have one time, and would all be kept; it is read in less time than a token lives.
        if (_source.IsManifest)
        {
            return lines;
        }

        // The newest lines alone matter: the others are only counted where they have the same time.
        for (var i = FirstOfNewest(lines); i < lines.Count; i++)
        {
            if (lines[i].Time != _newest)
            {
                _newestMessages.Clear();
                _newest = lines[i].Time;
            }

            _newestMessages[lines[i].Message] = _newestMessages.TryGetValue(lines[i].Message, out var count) ? count + 1 : 1;
        }

        return lines;
    }

    private static int FirstOfNewest(List<LogLine> lines)
    {
        var first = lines.Count;
        while (first > 0 && lines[first - 1].Time == lines[lines.Count - 1].Time)
        {
            first--;
        }

        return first;
    }

    private static List<LogLine> LinesOf(GetLogEventsResponse page) =>
        [.. (page.Events ?? []).Select(line => new LogLine(line.Timestamp, line.IngestionTime, line.Message ?? string.Empty))];

    private static DateTime Latest(DateTime one, DateTime? other) => other > one ? other.Value : one;
}
