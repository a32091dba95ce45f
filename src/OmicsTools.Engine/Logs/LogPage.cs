using System;
using System.Collections.Generic;

namespace OmicsTools.Engine.Logs;

/// <summary>Lines of one log, in the order of their times.</summary>
public sealed class LogPage
{
    // What waits to be taken is counted in these: of whole pages of the service, that would be hundreds of thousands of lines.
    private const int MostLines = 100;

    private LogPage(LogSource source, IReadOnlyList<LogLine> lines)
    {
        Source = source;
        Lines = lines;
    }

    /// <summary>The log.</summary>
    public LogSource Source { get; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<LogLine> Lines { get; }

    /// <summary>Lines as pages of a few, which take little room while they wait.</summary>
    internal static IEnumerable<LogPage> Of(LogSource source, IReadOnlyList<LogLine> lines)
    {
        for (var first = 0; first < lines.Count; first += MostLines)
        {
            var part = new LogLine[Math.Min(MostLines, lines.Count - first)];
            for (var i = 0; i < part.Length; i++)
            {
                part[i] = lines[first + i];
            }

            yield return new LogPage(source, part);
        }
    }
}

/// <summary>A line of a log.</summary>
/// <param name="time">When it was written.</param>
/// <param name="ingestionTime">When CloudWatch Logs had it.</param>
/// <param name="message">The line.</param>
public sealed class LogLine(DateTime? time, DateTime? ingestionTime, string message)
{
    /// <summary>When it was written, UTC, to the millisecond.</summary>
    public DateTime? Time { get; } = time;

    /// <summary>When CloudWatch Logs had it, UTC.</summary>
    public DateTime? IngestionTime { get; } = ingestionTime;

    /// <summary>The line, as it was written: it may hold control characters.</summary>
    public string Message { get; } = message;
}
