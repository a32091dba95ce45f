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
    private const int LinesAtFirst = 1000;

    // How many lines are likely to be of one millisecond at most.
    private const int LinesOfOneTime = 100;

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

    // What was read of that time before the last start without a token, as far as it has not come again.
    private readonly Dictionary<string, int> _repeats = new(StringComparer.Ordinal);
    private DateTime? _repeated;
    private DateTimeOffset _lastRestart = DateTimeOffset.MinValue;

    // Where the last look ended.
    private string? _followed;

    public LogStreamReader(ServiceCaller caller, OmicsConnection connection, LogSource source, LogQuery query, long turn)
    {
        _caller = caller;
        _connection = connection;
        _source = source;
        _query = query;
        _turn = turn;
    }

    /// <summary>Whether there was a line.</summary>
    public bool HasRead => _newest is not null;

    // The first lines come sooner with a small page. A manifest is wanted whole, in few requests.
    private int? FirstLimit => _source.IsManifest ? null : LinesAtFirst;

    private DateTime? From => _query.After ?? _source.Begun;

    // The service leaves lines of exactly the end time out.
    private DateTime Until => _query.Before?.AddMilliseconds(1) ?? Latest(Clock.Current.GetUtcNow().UtcDateTime, _source.Task?.StopTimeUtc) + ClockSkew;

    /// <summary>The lines that are wanted, as far as they are there: page by page, the oldest first.</summary>
    /// <param name="isFollowed">Whether <see cref="LookAsync"/> is to go on from there.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="OmicsException">A page cannot be had; <see cref="FailureKind.LogNotFound"/> where there is no such log.</exception>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> ReadAsync(bool isFollowed, CancellationToken cancellationToken) =>
        _query.Tail is { } count ? ReadTailAsync(count, isFollowed, cancellationToken) : ReadOnAsync(cancellationToken);

    /// <summary>The lines after those that were read, as far as they are there; all of them where none was read.</summary>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="OmicsException">A page cannot be had; <see cref="FailureKind.LogNotFound"/> where there is no such log.</exception>
    public async IAsyncEnumerable<IReadOnlyList<LogLine>> ReadOnAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
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
            ThrowIfEndless(emptyPages);
        }
    }

    /// <summary>Looks once for lines that come after those that were read. None is no sign that there are no more.</summary>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="OmicsException">The page cannot be had; the next look goes on from the same place.</exception>
    public async Task<IReadOnlyList<LogLine>> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            (var lines, _followed, _) = await GetForwardAsync(_followed, until: null, cancellationToken).ConfigureAwait(false);
            return lines;
        }
        catch (OmicsException e) when (e.Kind == FailureKind.LogNotFound)
        {
            // A stream is made with its first line.
            _followed = null;
            return [];
        }
    }

    /// <summary>The last lines. The service is asked for the newest page, and further back only where that has too few.</summary>
    private async IAsyncEnumerable<IReadOnlyList<LogLine>> ReadTailAsync(
        int count, bool isFollowed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (count == 0 && !isFollowed)
        {
            yield break;
        }

        var pages = new Stack<List<LogLine>>();
        var (until, found, emptyPages) = (Until, 0, 0);
        string? token = null;
        while (found < count || (isFollowed && !KnowsNewestTime()))
        {
            var limit = isFollowed ? Math.Min(count, MaxLines - LinesOfOneTime) + LinesOfOneTime : Math.Min(count, MaxLines);
            var page = await GetAsync(token, From, until, limit, isFromHead: false, cancellationToken).ConfigureAwait(false);
            var lines = LinesOf(page);
            if (lines.Count > 0)
            {
                pages.Push(lines);
                found += lines.Count;
            }

            if (page.NextBackwardToken == token)
            {
                break;
            }

            token = page.NextBackwardToken;
            emptyPages = lines.Count > 0 ? 0 : emptyPages + 1;
            ThrowIfEndless(emptyPages);
        }

        var last = pages.SelectMany(page => page).ToList();
        Remember(last);
        last.RemoveRange(0, Math.Max(0, last.Count - count));
        if (last.Count > 0)
        {
            yield return last;
        }

        // What follows is read from the newest time on: all lines of that time have to be known then.
        bool KnowsNewestTime() => pages.Count > 0 && pages.Peek()[0].Time != pages.Last()[pages.Last().Count - 1].Time;
    }

    /// <summary>The page after a token; where there is none, or it has expired, what comes after the lines that were read.</summary>
    private async Task<(IReadOnlyList<LogLine> Lines, string? Token, bool IsLast)> GetForwardAsync(string? token, DateTime? until, CancellationToken cancellationToken)
    {
        if (token is not null)
        {
            try
            {
                var next = await GetAsync(token, From, until, limit: null, isFromHead: true, cancellationToken).ConfigureAwait(false);
                return (NewsOf(next), next.NextForwardToken, next.NextForwardToken == token);
            }
            catch (OmicsException e) when (e.Kind == FailureKind.RequestRejected && MayHaveExpired())
            {
                _lastRestart = Clock.Current.GetUtcNow();
            }
        }

        // Lines have no id here. Those of the newest time come again, as often as they were there.
        var page = await GetAsync(token: null, _newest ?? From, until, FirstLimit, isFromHead: true, cancellationToken).ConfigureAwait(false);
        _repeated = _newest;
        _repeats.Clear();
        foreach (var message in _newestMessages)
        {
            _repeats.Add(message.Key, message.Value);
        }

        return (NewsOf(page), page.NextForwardToken, false);
    }

    private List<LogLine> NewsOf(GetLogEventsResponse page)
    {
        var lines = LinesOf(page);
        if (_repeats.Count > 0)
        {
            _ = lines.RemoveAll(IsRepeat);
        }

        Remember(lines);
        return lines;
    }

    private bool IsRepeat(LogLine line)
    {
        if (line.Time > _repeated)
        {
            _repeats.Clear();
        }

        if (line.Time != _repeated || !_repeats.TryGetValue(line.Message, out var count))
        {
            return false;
        }

        _ = _repeats.Remove(line.Message);
        if (count > 1)
        {
            _repeats.Add(line.Message, count - 1);
        }

        return true;
    }

    private void ThrowIfEndless(int emptyPages)
    {
        if (emptyPages > MaxEmptyPages)
        {
            throw Failures.EndlessListing(Subject(), MaxEmptyPages);
        }
    }

    // A manifest is read in less time than a token lives, and to begin again would give its lines twice.
    private bool MayHaveExpired() => !_source.IsManifest && Clock.Current.GetUtcNow() - _lastRestart > ShortestLife;

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
                return string.IsNullOrEmpty(answer.NextForwardToken) || string.IsNullOrEmpty(answer.NextBackwardToken)
                    ? throw new InvalidDataException("the answer is no page of a log: it lacks a token")
                    : answer;
            },
            cancellationToken);

    private CallSubject Subject() => _connection.LogsSubject(
        "GetLogEvents", LogStreams.PublishedRate("GetLogEvents", _connection.Region), _source.StreamName, _source.RunId, _source.TaskId, _source.Task ?? _source.Request.Target, _turn);

    private void Remember(List<LogLine> lines)
    {
        // All lines of a manifest have one time, and would all be kept; it is read in less time than a token lives.
        if (_source.IsManifest)
        {
            return;
        }

        // The newest lines alone matter: the others are only counted where they have the same time.
        for (var i = FirstOfNewest(lines); i < lines.Count; i++)
        {
            if (lines[i].Time is not { } time || time < _newest)
            {
                // A line that came late does not lead back to what was read before.
                continue;
            }

            if (time != _newest)
            {
                _newestMessages.Clear();
                _newest = time;
            }

            _newestMessages[lines[i].Message] = _newestMessages.TryGetValue(lines[i].Message, out var count) ? count + 1 : 1;
        }
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
        (page.Events ?? []).ConvertAll(line => new LogLine(line.Timestamp, line.IngestionTime, line.Message ?? string.Empty));

    private static DateTime Latest(DateTime one, DateTime? other) => other > one ? other.Value : one;
}
