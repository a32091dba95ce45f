using System;
using System.Collections;
using System.Collections.Generic;

namespace OmicsTools.Emulator;

/// <summary>Any number of lines, each made when it is looked at, always the same one in the same place.</summary>
internal sealed class GeneratedLines : IReadOnlyList<EmulatedLogEvent>
{
    // Every so often a line that breaks careless readers.
    private static readonly string[] Awkward =
        ["\u001b[31mWARN\u001b[0m colours", "tab\tand \"quotes\"", "整列 🧬 محاذاة", "two\nlines", "{\"json\": [1, null]}", "progress 10%\rprogress 20%"];

    private readonly DateTimeOffset _start;
    private readonly long _ticksBetween;

    public GeneratedLines(DateTimeOffset start, DateTimeOffset? stop, int count)
    {
        _start = start;
        Count = count;
        _ticksBetween = stop is { } end ? (end - start).Ticks / (count + 1) : TimeSpan.FromSeconds(10).Ticks;
    }

    public int Count { get; }

    public EmulatedLogEvent this[int index]
    {
        get
        {
            var time = _start.AddTicks(_ticksBetween * (index + 1));
            var text = index % 17 == 16 ? Awkward[index / 17 % Awkward.Length] : $"processed {(index + 1) * 1000L} reads in {index + 1} batches, 0 failed";
            return new EmulatedLogEvent(time, $"[{time.UtcDateTime:HH:mm:ss.fff}] line {index + 1}: {text}");
        }
    }

    public IEnumerator<EmulatedLogEvent> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
