using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OmicsTools.Engine;

namespace OmicsTools.Timeline;

/// <summary>Writes tasks as a Nextflow trace has them: a line for each, tabs between the fields, a dash for what is not known.</summary>
/// <remarks>
/// <see href="https://docs.seqera.io/nextflow/reports#trace-file"/>; the formats are those of
/// <see href="https://github.com/nextflow-io/nextflow/blob/master/modules/nextflow/src/main/groovy/nextflow/trace/TraceRecord.groovy"/>.
/// </remarks>
internal sealed class TraceWriter
{
    private const string Unknown = "-";
    private const double BytesPerGiB = 1024d * 1024 * 1024;

    private static readonly string[] Columns =
    [
        "task_id", "hash", "native_id", "name", "status", "exit", "submit", "duration", "realtime", "%cpu", "peak_rss", "peak_vmem", "rchar", "wchar",
        "start", "complete", "cpus", "memory", "process", "tag", "attempt", "container", "accelerator",
        "run_id", "instance_type", "cost_usd",
    ];

    private static readonly string[] SizeUnits = ["B", "KB", "MB", "GB", "TB", "PB"];
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly bool _isRaw;
    private int _tasks;

    /// <param name="isRaw">Whether times are in milliseconds and sizes in bytes, as numbers, rather than as people read them.</param>
    public TraceWriter(bool isRaw)
    {
        _isRaw = isRaw;
    }

    public static string Header => string.Join("\t", Columns);

    /// <summary>The lines of a run's tasks, in the order of creation.</summary>
    public IEnumerable<string> Lines(RunTimeline run) => run.Tasks.Select(task => string.Join("\t", Fields(run, task)));

    private IEnumerable<string> Fields(RunTimeline run, TimelineTask task)
    {
        var status = StatusOf(task);
        return
        [
            (++_tasks).ToString(CultureInfo.InvariantCulture),
            HashOf(task.Uuid),
            Text(task.Id),
            Text(task.Name),
            status,

            // The API has no exit code; a task that is completed had this one.
            status is "COMPLETED" or "CACHED" ? "0" : Unknown,
            Date(task.CreationTime),
            Duration(task.StopTime is null ? null : task.StopTime - task.CreationTime),
            Duration(task.StopTime is null ? null : task.RunTime),
            Percent(task.CpusAverage),
            Size(task.MemoryMaximum),
            Unknown,
            Unknown,
            Unknown,
            Date(task.StartTime),
            Date(task.StopTime),
            Number(task.Cpus),
            Size(task.Memory),
            Text(task.BaseName),
            Text(task.Shard),
            Number(task.Attempt),
            Text(task.Image),
            task.Gpus > 0 ? Number(task.Gpus) : Unknown,
            run.RunId,
            Text(task.InstanceType),
            task.Cost is { } cost ? cost.ToString(CultureInfo.InvariantCulture) : Unknown,
        ];
    }

    private static string StatusOf(TimelineTask task) => task.IsCached ? "CACHED" : task.Status?.ToUpperInvariant() switch
    {
        "CANCELLED" => "ABORTED",
        "PENDING" or "STARTING" => "SUBMITTED",
        "STOPPING" => "RUNNING",
        var status => Text(status),
    };

    // As Nextflow shortens it: 3f/70944c.
    private static string HashOf(string? uuid) => uuid?.Replace("-", string.Empty) is { Length: >= 8 } digits && digits.Take(8).All(Uri.IsHexDigit)
        ? $"{digits.Substring(0, 2)}/{digits.Substring(2, 6)}"
        : Unknown;

    // No tab or line break gets through.
    private static string Text(string? text) => string.IsNullOrWhiteSpace(text) ? Unknown : TerminalText.Clean(text!);

    private static string Number(double? number) => number is { } known ? known.ToString("0.##", CultureInfo.InvariantCulture) : Unknown;

    private static string Whole(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    private string Date(DateTime? time) => time is not { } known ? Unknown
        : _isRaw ? Whole(Math.Floor((known - Epoch).TotalMilliseconds))
        : known.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    // Readers cannot take one below zero: https://github.com/nextflow-io/nf-co2footprint/issues/393
    private string Duration(TimeSpan? time) => time is not { } known ? Unknown
        : known < TimeSpan.Zero ? Duration(TimeSpan.Zero)
        : _isRaw ? Whole(Math.Floor(known.TotalMilliseconds))
        : known < TimeSpan.FromSeconds(1) ? Whole(Math.Floor(known.TotalMilliseconds)) + "ms"
        : known < TimeSpan.FromMinutes(1) ? known.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture) + "s"
        : Spans.Text(known);

    // All of one core is 100.
    private string Percent(double? cores) => cores is not { } known ? Unknown
        : (100 * known).ToString("0.0", CultureInfo.InvariantCulture) + (_isRaw ? string.Empty : "%");

    private string Size(double? gibibytes)
    {
        if (gibibytes is not { } known)
        {
            return Unknown;
        }

        var size = Math.Round(known * BytesPerGiB);
        if (_isRaw || size == 0)
        {
            return Whole(size);
        }

        var unit = 0;
        for (; size >= 1024 && unit < SizeUnits.Length - 1; unit++)
        {
            size /= 1024;
        }

        return $"{size.ToString("0.#", CultureInfo.InvariantCulture)} {SizeUnits[unit]}";
    }
}
