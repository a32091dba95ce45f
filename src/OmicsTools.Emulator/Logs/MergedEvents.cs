using System;
using System.Collections.Generic;
using System.Linq;

namespace OmicsTools.Emulator;

/// <summary>The lines of several streams in the order of their times.</summary>
internal sealed class MergedEvents
{
    private readonly IReadOnlyList<EmulatedLog> _streams;
    private readonly bool _isForward;
    private readonly DateTimeOffset _start;
    private readonly DateTimeOffset _end;
    private readonly DateTimeOffset _now;

    public MergedEvents(IReadOnlyList<EmulatedLog> streams, bool isForward, DateTimeOffset? start, DateTimeOffset? end, DateTimeOffset now)
    {
        _streams = streams;
        _isForward = isForward;
        _start = start ?? DateTimeOffset.MinValue;
        _end = end ?? DateTimeOffset.MaxValue;
        _now = now;
    }

    /// <summary>The lines from a time on.</summary>
    /// <param name="time">The time, in milliseconds; negative for all lines.</param>
    /// <param name="skip">How many lines of that millisecond to leave out.</param>
    public IEnumerable<(EmulatedLog Stream, int Index, EmulatedLogEvent Event)> From(long time, long skip)
    {
        var heads = new PriorityQueue<(int Stream, int Index, EmulatedLogEvent Event), (long Time, long Ingestion, int Stream)>();
        for (var i = 0; i < _streams.Count; i++)
        {
            Enqueue(i, FirstOf(_streams[i], time));
        }

        while (heads.TryDequeue(out var head, out _))
        {
            if (head.Event.Timestamp.ToUnixTimeMilliseconds() == time && skip > 0)
            {
                skip--;
            }
            else
            {
                yield return (_streams[head.Stream], head.Index, head.Event);
            }

            Enqueue(head.Stream, head.Index + (_isForward ? 1 : -1));
        }

        void Enqueue(int stream, int index)
        {
            var events = _streams[stream].Events;
            for (; index >= 0 && index < events.Count; index += _isForward ? 1 : -1)
            {
                var line = events[index];
                if (_isForward ? line.Timestamp > _end || line.Timestamp > _now : line.Timestamp < _start)
                {
                    return;
                }

                if (line.IngestionTime <= _now)
                {
                    var sign = _isForward ? 1 : -1;
                    heads.Enqueue(
                        (stream, index, line), (sign * line.Timestamp.ToUnixTimeMilliseconds(), sign * line.IngestionTime.ToUnixTimeMilliseconds(), sign * stream));
                    return;
                }
            }
        }
    }

    private int FirstOf(EmulatedLog stream, long time)
    {
        if (_isForward)
        {
            var from = time < 0 ? _start : DateTimeOffset.FromUnixTimeMilliseconds(time);
            return stream.IndexOf(from < _start ? _start : from);
        }

        var latest = new[] { _end, _now, time < 0 ? DateTimeOffset.MaxValue : DateTimeOffset.FromUnixTimeMilliseconds(time).AddMilliseconds(1).AddTicks(-1) }.Min();
        return (latest == DateTimeOffset.MaxValue ? stream.Events.Count : stream.IndexOf(latest.AddTicks(1))) - 1;
    }
}
