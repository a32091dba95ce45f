using System.Linq;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Logs;
using OmicsTools.Engine.Objects;

namespace OmicsTools;

/// <summary>One line of a log of HealthOmics. Its text is the line, so that commands that take lines take it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_OutputLogEvent.html"/></remarks>
public sealed class LogEvent : OmicsObject
{
    private readonly LogSource _source;
    private readonly LogLine _line;

    private LogEvent(LogSource source, LogLine line)
    {
        _source = source;
        _line = line;
    }

    /// <summary>When the line was written, to the millisecond.</summary>
    public object? Time => Presentation.Time(_line.Time);

    /// <summary>The line as it was written: control characters included, and of several lines where it was written so.</summary>
    public string Message => _line.Message;

    /// <summary>The id of the run.</summary>
    public string RunId => _source.RunId;

    /// <summary>The run's name; null where neither the input nor a call that was made anyway told it.</summary>
    public string? RunName => _source.RunName;

    /// <summary>The id of the task; null in a log of the run.</summary>
    public string? TaskId => _source.TaskId;

    /// <summary>The task's name; null in a log of the run, and where neither the input nor the list of tasks told it.</summary>
    public string? TaskName => _source.TaskName;

    /// <summary>The log stream, of the log group <c>/aws/omics/WorkflowLog</c>.</summary>
    public string LogStreamName => _source.StreamName;

    /// <summary>When CloudWatch Logs had the line.</summary>
    public object? IngestionTime => Presentation.Time(_line.IngestionTime);

    /// <summary>The Region that was asked.</summary>
    public string Region => _source.Region;

    /// <summary>The line.</summary>
    /// <returns><see cref="Message"/>.</returns>
    public override string ToString() => Message;

    /// <inheritdoc/>
    internal override ProfileReference? Profile => _source.Profile;

    /// <inheritdoc/>
    internal override string? OwnerId => _source.AccountId;

    internal static LogEvent[] From(LogPage page) => [.. page.Lines.Select(line => new LogEvent(page.Source, line))];
}
