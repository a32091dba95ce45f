using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace OmicsTools.Emulator;

/// <summary>
/// The logs of a seed. Runs may have <c>log</c>, <c>engineLog</c> and <c>manifest</c>, tasks <c>log</c>: arrays of texts,
/// which are spread between start and stop, or of <c>{ "timestamp": …, "message": "…", "ingestionTime": … }</c>. Beside the
/// runs, <c>logStreams</c> has streams of any name, as DescribeLogStreams and GetLogEvents write them:
/// <c>{ "logGroupName": "…", "logStreamName": "…", "arn": "…", "events": [ … ] }</c>. Times are texts as in a run, or epoch
/// milliseconds.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_OutputLogEvent.html"/></remarks>
public static class LogSeed
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="now">The time that <c>asOf</c> becomes.</param>
    /// <returns>The streams beside those of the runs.</returns>
    /// <exception cref="SeedException">The file cannot be read, or is not of this form.</exception>
    public static IReadOnlyList<EmulatedLog> ReadFile(string path, DateTimeOffset now) => Read(Seed.TextOf(path), path, now);

    /// <summary>Reads a document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <param name="now">The time that <c>asOf</c> becomes.</param>
    /// <returns>The streams beside those of the runs.</returns>
    /// <exception cref="SeedException">The document is not of this form.</exception>
    public static IReadOnlyList<EmulatedLog> Read(string json, string name, DateTimeOffset now) => Seed.Parse(json, name, document =>
    {
        var shift = Seed.Shift(document, now);
        return (document["logStreams"]?.AsArray() ?? []).Select((stream, i) => Seed.At($"logStreams[{i}]", () => ReadStream(Seed.Object(stream), shift)));
    });

    /// <summary>Reads the lines of a member; null where it is missing.</summary>
    /// <param name="from">A run or a task.</param>
    /// <param name="member">The member.</param>
    /// <param name="start">The time after which lines without one are written.</param>
    /// <param name="stop">The time before which they are written; null for a line every ten seconds.</param>
    /// <param name="shift">By how much to move the times of the others.</param>
    internal static IReadOnlyList<EmulatedLogEvent>? Lines(JsonObject from, string member, DateTimeOffset? start, DateTimeOffset? stop, TimeSpan shift)
    {
        if (from[member]?.AsArray() is not { } lines)
        {
            return null;
        }

        var span = start is null ? TimeSpan.Zero : stop - start ?? BetweenLines * (lines.Count + 1);
        return
        [
            .. lines.Select((line, i) => Seed.At($"{member}[{i}]", () => line is JsonValue text && text.TryGetValue(out string? message)
                ? new EmulatedLogEvent((start ?? throw new FormatException("a line without a timestamp needs a startTime")) + (span * (i + 1) / (lines.Count + 1)), message)
                : ReadEvent(Seed.Object(line), shift))).OrderBy(line => line.Timestamp),
        ];
    }

    private static EmulatedLog ReadStream(JsonObject stream, TimeSpan shift)
    {
        var arn = Seed.Text(stream, "arn")?.Split(':');
        return new EmulatedLog
        {
            Name = Seed.Text(stream, "logStreamName") ?? throw new FormatException("a log stream needs a logStreamName"),
            LogGroupName = Seed.Text(stream, "logGroupName") ?? EmulatedLog.WorkflowLogGroup,
            AccountId = arn is { Length: > 4 } ? arn[4] : EmulatorKeys.DefaultAccountId,
            Region = arn is { Length: > 4 } ? arn[3] : EmulatorKeys.DefaultRegion,
            Events = Lines(stream, "events", null, null, shift) ?? throw new FormatException("a log stream needs events"),
        };
    }

    private static EmulatedLogEvent ReadEvent(JsonObject line, TimeSpan shift)
    {
        var read = new EmulatedLogEvent(
            Time(line, "timestamp", shift) ?? throw new FormatException("a line needs a timestamp"),
            Seed.Text(line, "message") ?? throw new FormatException("a line needs a message"));
        return Time(line, "ingestionTime", shift) is { } ingested ? read with { IngestionTime = ingested } : read;
    }

    private static DateTimeOffset? Time(JsonObject line, string member, TimeSpan shift) => line[member] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out long milliseconds) => FromEpoch(milliseconds) + shift,
        var text => Seed.Time(text) + shift,
    };

    private static DateTimeOffset FromEpoch(long milliseconds)
    {
        try
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new FormatException($"{milliseconds} is no time in epoch milliseconds", e);
        }
    }
}
