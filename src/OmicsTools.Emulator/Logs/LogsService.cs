using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace OmicsTools.Emulator;

/// <summary>The reading operations of CloudWatch Logs.</summary>
/// <remarks>
/// A page may be empty although more follows: the service searches a span of time and answers with what it found there
/// (<see href="https://github.com/boto/boto3/issues/3718"/>). So a gap of an hour between two lines, or between a line and
/// the time from which it is searched, gives an empty page with new tokens.
/// </remarks>
internal sealed class LogsService : IEmulatedService
{
    private const int MaxEvents = 10_000;
    private const int MaxBytes = 1_048_576;
    private const int BytesBesideMessage = 26;
    private const int MaxStreams = 50;

    private static readonly TimeSpan SearchSpan = TimeSpan.FromHours(1);

    // What DescribeLogStreams says of a stream's last line is "eventually consistent", usually within an hour.
    private static readonly TimeSpan DescriptionDelay = TimeSpan.FromMinutes(30);

    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly LogStore _logs;
    private readonly EmulatorClock _clock;
    private readonly EmulatorOptions _options;
    private readonly LogTokens _tokens;

    public LogsService(LogStore logs, EmulatorClock clock, EmulatorOptions options)
    {
        _logs = logs;
        _clock = clock;
        _options = options;
        _tokens = new LogTokens(clock);
    }

    public string SigningName => "logs";

    public WireProtocol Protocol => WireProtocol.Json11;

    private int MostEvents => Math.Min(MaxEvents, _options.MaxPageSize ?? MaxEvents);

    public bool IsFor(HttpRequest request) => TargetOf(request).StartsWith(LogsCall.Target, StringComparison.Ordinal);

    public ServiceCall Read(string method, RequestTarget target, HttpRequest request, ReadOnlyMemory<byte> body) =>
        LogsCall.Read(method == "POST" && target.Path == "/" ? TargetOf(request) : string.Empty, body);

    public (ReadOnlyMemory<byte> Body, ServiceError? Error) Answer(ServiceCall call, Caller caller)
    {
        try
        {
            var input = new LogsInput((LogsCall)call, caller);
            if (!_logs.HasGroup(caller, input.Group))
            {
                throw LogsException.NoGroup;
            }

            var now = _clock.GetUtcNow();
            return (call.Operation switch
            {
                "GetLogEvents" => GetLogEvents(input, caller, now),
                "FilterLogEvents" => FilterLogEvents(input, caller, now),
                _ => DescribeLogStreams(input, caller, now),
            }, null);
        }
        catch (LogsException e)
        {
            return (default, e.Error);
        }
    }

    private static string TargetOf(HttpRequest request) => request.Headers["X-Amz-Target"].ToString();

    private ReadOnlyMemory<byte> GetLogEvents(LogsInput input, Caller caller, DateTimeOffset now)
    {
        var stream = _logs.Find(caller, input.Group, input.StreamName!, now) ?? throw LogsException.NoStream;
        var listing = $"{caller.AccountId}/{caller.Region}/{input.Group}/{stream.Name}";
        var (first, last) = (input.Start is { } from ? stream.IndexOf(from) : 0, input.End is { } until ? stream.IndexOf(until) : stream.Events.Count);

        // What was not written yet is not looked at: a list may go on for long.
        last = Math.Max(first, Math.Min(last, stream.IndexOf(now + TimeSpan.FromTicks(1))));
        var token = input.Token is null ? (LogToken?)null : _tokens.Read(listing, input.Token);
        var isForward = token?.IsForward ?? input.FromHead == true;
        var place = (int)Math.Clamp(token?.Position ?? (isForward ? first : last), first, last);
        var isAfterEmpty = token?.IsAfterEmpty == true;

        DateTimeOffset? searched = isForward
            ? place > first ? stream.Events[place - 1].Timestamp : input.Start
            : place < last ? stream.Events[place].Timestamp : input.End is { } end && end < now ? end : now;
        var page = new List<EmulatedLogEvent>();
        var next = place;
        if (!(_options.EmptyPages && token is not null && !isAfterEmpty && (isForward ? place < last : place > first)))
        {
            var (room, bytes) = (Math.Min(input.Limit ?? MaxEvents, MostEvents), MaxBytes);
            for (var i = isForward ? place : place - 1; i >= first && i < last && room > 0; i += isForward ? 1 : -1)
            {
                var line = stream.Events[i];
                if (line.IngestionTime > now)
                {
                    continue;
                }

                var isGap = searched is { } time && (line.Timestamp - time).Duration() > SearchSpan;
                bytes -= SizeOf(line);
                if ((isGap && !(isAfterEmpty && page.Count == 0)) || (bytes < 0 && page.Count > 0))
                {
                    break;
                }

                page.Add(line);
                searched = line.Timestamp;
                next = isForward ? i + 1 : i;
                room--;
            }
        }

        if (!isForward)
        {
            page.Reverse();
        }

        // The end: the token that was sent comes back. Reading on without an end may go on with new ones for ever.
        var isMore = isForward ? Any(next, last) : Any(first, next);
        var isEnd = page.Count == 0 && !isMore && input.Token is not null && !(_options.EmptyPages && isForward && input.End is null);
        var ahead = isEnd ? input.Token! : _tokens.Make(listing, new LogToken(isForward, next, 0, IsAfterEmpty: page.Count == 0 && isMore));
        var back = _tokens.Make(listing, new LogToken(!isForward, place, 0, IsAfterEmpty: false));
        return Write(json =>
        {
            WriteEvents(json, page.Select(line => ((string?)null, (string?)null, line)));
            json.WriteString("nextForwardToken", isForward ? ahead : back);
            json.WriteString("nextBackwardToken", isForward ? back : ahead);
        });

        bool Any(int low, int high)
        {
            for (var i = low; i < high; i++)
            {
                if (stream.Events[i].IngestionTime <= now)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private ReadOnlyMemory<byte> FilterLogEvents(LogsInput input, Caller caller, DateTimeOffset now)
    {
        var pattern = new FilterPattern(input.Pattern);
        var streams = input.StreamNames is { } names
            ? [.. names.Distinct(StringComparer.Ordinal).Select(name => _logs.Find(caller, input.Group, name, now) ?? throw LogsException.NoStream)]
            : _logs.List(caller, input.Group, input.Prefix ?? string.Empty, now);
        var listing = string.Join('\n', [caller.AccountId, caller.Region, input.Group, input.Prefix, input.Pattern, .. input.StreamNames ?? []]);
        var token = input.Token is null ? (LogToken?)null : _tokens.Read(listing, input.Token);
        var isForward = token?.IsForward ?? input.FromHead != false;
        var isAfterEmpty = token?.IsAfterEmpty == true;
        var merged = new MergedEvents(streams, isForward, input.Start, input.End, now);

        // A place is a time, and how many lines of that millisecond have been read: lines that come later do not move it.
        var (time, seen) = token is { } place ? (place.Time, place.Position) : (-1, 0L);
        using var lines = merged.From(time, seen).GetEnumerator();
        var page = new List<(string? Stream, string? Id, EmulatedLogEvent Event)>();
        DateTimeOffset? searched = token is not null ? DateTimeOffset.FromUnixTimeMilliseconds(time) : isForward ? input.Start : null;
        var (isMore, looked, bytes) = (lines.MoveNext(), 0, MaxBytes);
        if (!(_options.EmptyPages && token is not null && !isAfterEmpty))
        {
            var room = Math.Min(input.Limit ?? MaxEvents, MostEvents);
            for (; isMore && room > 0 && looked < MaxEvents; isMore = lines.MoveNext())
            {
                var (stream, index, line) = lines.Current;
                var isGap = searched is { } last && (line.Timestamp - last).Duration() > SearchSpan;
                var fits = pattern.Fits(line.Message);
                bytes -= fits ? SizeOf(line) : 0;
                if ((isGap && !(isAfterEmpty && looked == 0)) || (bytes < 0 && page.Count > 0))
                {
                    break;
                }

                if (fits)
                {
                    page.Add((stream.Name, Id(stream, index, line), line));
                    room--;
                }

                var milliseconds = line.Timestamp.ToUnixTimeMilliseconds();
                (time, seen) = milliseconds == time ? (time, seen + 1) : (milliseconds, 1);
                searched = line.Timestamp;
                looked++;
            }
        }

        var next = isMore
            ? _tokens.Make(listing, new LogToken(isForward, seen, Math.Max(time, 0), IsAfterEmpty: looked == 0))
            : null;
        return Write(json =>
        {
            WriteEvents(json, page);
            json.WriteStartArray("searchedLogStreams");
            json.WriteEndArray();
            if (next is not null)
            {
                json.WriteString("nextToken", next);
            }
        });
    }

    private ReadOnlyMemory<byte> DescribeLogStreams(LogsInput input, Caller caller, DateTimeOffset now)
    {
        var listing = $"{caller.AccountId}/{caller.Region}/{input.Group}/{input.Prefix}/{input.OrderBy}/{input.IsDescending}";
        var place = input.Token is null ? default : _tokens.Read(listing, input.Token);
        var known = now - DescriptionDelay;
        IEnumerable<EmulatedLog> streams = _logs.List(caller, input.Group, input.Prefix ?? string.Empty, now);
        if (input.OrderBy == "LastEventTime")
        {
            streams = streams.OrderBy(stream => LastOf(stream, known)?.Timestamp);
        }

        var all = (input.IsDescending ? streams.Reverse() : streams).ToList();
        var isEmpty = _options.EmptyPages && input.Token is not null && !place.IsAfterEmpty;
        var page = isEmpty ? [] : all.Skip((int)place.Position).Take(Math.Min(input.Limit ?? MaxStreams, Math.Min(MostEvents, MaxStreams))).ToList();
        var next = place.Position + page.Count;
        return Write(json =>
        {
            json.WriteStartArray("logStreams");
            foreach (var stream in page)
            {
                json.WriteStartObject();
                json.WriteString("logStreamName", stream.Name);
                json.WriteNumber("creationTime", stream.Begun!.Value.ToUnixTimeMilliseconds());
                if (LastOf(stream, known) is { } last)
                {
                    json.WriteNumber("firstEventTimestamp", stream.Events[0].Timestamp.ToUnixTimeMilliseconds());
                    json.WriteNumber("lastEventTimestamp", last.Timestamp.ToUnixTimeMilliseconds());
                    json.WriteNumber("lastIngestionTime", last.IngestionTime.ToUnixTimeMilliseconds());
                }

                json.WriteString("uploadSequenceToken", "49600000000000000000000000000000000000000000000000000000");
                json.WriteString("arn", $"arn:aws:logs:{stream.Region}:{stream.AccountId}:log-group:{stream.LogGroupName}:log-stream:{stream.Name}");
                json.WriteNumber("storedBytes", 0);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (next < all.Count)
            {
                json.WriteString("nextToken", _tokens.Make(listing, new LogToken(IsForward: true, next, 0, IsAfterEmpty: isEmpty)));
            }
        });
    }

    private static EmulatedLogEvent? LastOf(EmulatedLog stream, DateTimeOffset known)
    {
        for (var i = stream.IndexOf(known) - 1; i >= 0; i--)
        {
            if (stream.Events[i].IngestionTime <= known)
            {
                return stream.Events[i];
            }
        }

        return null;
    }

    private static int SizeOf(EmulatedLogEvent line) => Encoding.UTF8.GetByteCount(line.Message) + BytesBesideMessage;

    private static string Id(EmulatedLog stream, int index, EmulatedLogEvent line) =>
        string.Create(CultureInfo.InvariantCulture, $"{line.Timestamp.ToUnixTimeMilliseconds():d20}{StableHash.Of(stream.Name):d16}{index:d20}");

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteEvents(Utf8JsonWriter json, IEnumerable<(string? Stream, string? Id, EmulatedLogEvent Event)> events)
    {
        json.WriteStartArray("events");
        foreach (var (stream, id, line) in events)
        {
            json.WriteStartObject();
            if (stream is not null)
            {
                json.WriteString("logStreamName", stream);
            }

            json.WriteNumber("timestamp", line.Timestamp.ToUnixTimeMilliseconds());
            json.WriteString("message", line.Message);
            json.WriteNumber("ingestionTime", line.IngestionTime.ToUnixTimeMilliseconds());
            if (id is not null)
            {
                json.WriteString("eventId", id);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
