using System;
using System.Globalization;
using System.IO;
using System.Text.Json;
using OmicsTools.Engine.Tasks;

namespace OmicsTools.Engine.Usage;

/// <summary>A line of a run's manifest: the run itself, or one of its tasks. What the line does not say is null.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/getinfo-about-runs.html"/></remarks>
internal sealed class ManifestLine
{
    /// <summary>Whether the line is about the run; otherwise it is about a task.</summary>
    public bool IsRun { get; private set; }

    /// <summary>The id of the run or the task.</summary>
    public string? Id { get; private set; }

    /// <summary>The account that the run belongs to.</summary>
    public string? AccountId { get; private set; }

    public string? Name { get; private set; }

    /// <summary>COMPLETED, FAILED or CANCELLED.</summary>
    public string? Status { get; private set; }

    public string? FailureReason { get; private set; }

    public string? StatusMessage { get; private set; }

    public DateTime? CreationTime { get; private set; }

    public DateTime? StartTime { get; private set; }

    public DateTime? StopTime { get; private set; }

    public string? Image { get; private set; }

    public string? InstanceType { get; private set; }

    /// <summary>What the workflow asked for.</summary>
    public double? Cpus { get; private set; }

    /// <summary>What the workflow asked for, in GiB.</summary>
    public double? Memory { get; private set; }

    /// <summary>What the workflow asked for.</summary>
    public double? Gpus { get; private set; }

    /// <summary>What the instance has.</summary>
    public double? CpusReserved { get; private set; }

    public double? CpusAverage { get; private set; }

    public double? CpusMaximum { get; private set; }

    /// <summary>What the instance has, in GiB.</summary>
    public double? MemoryReserved { get; private set; }

    public double? MemoryAverage { get; private set; }

    public double? MemoryMaximum { get; private set; }

    /// <summary>What the instance has.</summary>
    public double? GpusReserved { get; private set; }

    /// <summary>STATIC or DYNAMIC.</summary>
    public string? StorageType { get; private set; }

    /// <summary>In GiB.</summary>
    public double? StorageReserved { get; private set; }

    /// <summary>In GiB.</summary>
    public double? StorageAverage { get; private set; }

    /// <summary>In GiB.</summary>
    public double? StorageMaximum { get; private set; }

    /// <summary>How long it ran.</summary>
    public TimeSpan? RunTime { get; private set; }

    /// <summary>From creation to start.</summary>
    public TimeSpan? QueueTime => Spans.Between(CreationTime, StartTime, now: null);

    /// <summary>Whether the result came from the run cache. A manifest has no other mark of it than that a completed task has no times.</summary>
    public bool IsCached { get; private set; }

    /// <summary>Reads a line.</summary>
    /// <param name="text">The line.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="InvalidDataException">It is about neither a run nor a task.</exception>
    public static ManifestLine Parse(string text)
    {
        using var json = JsonDocument.Parse(text);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException("it is no JSON object");
        }

        var arn = Text(json.RootElement, "arn") ?? string.Empty;
        var isRun = arn.Contains(":run/");
        if (!isRun && !arn.Contains(":task/"))
        {
            throw new InvalidDataException("its arn is that of neither a run nor a task");
        }

        var (line, metrics) = (json.RootElement, Member(json.RootElement, "metrics"));
        var status = Text(line, "status");
        var read = new ManifestLine
        {
            IsRun = isRun,
            Id = arn.Substring(arn.LastIndexOf('/') + 1),
            AccountId = arn.Split(':') is { Length: > 4 } parts ? parts[4] : null,
            Name = Text(line, "name"),

            // Manifests of 2022 say SUCCESS.
            Status = status == "SUCCESS" ? "COMPLETED" : status,
            FailureReason = Text(line, "failureReason"),
            StatusMessage = Text(line, "statusMessage"),
            CreationTime = Time(line, "creationTime"),
            StartTime = Time(line, "startTime"),
            StopTime = Time(line, "stopTime"),
            Image = Text(line, "image"),
            InstanceType = Text(line, "instanceType"),
            Cpus = Number(line, "cpus"),
            Memory = Number(line, "memory"),
            Gpus = Number(line, "gpus"),
            CpusReserved = Number(metrics, "cpusReserved"),
            CpusAverage = Number(metrics, "cpusAverage"),
            CpusMaximum = Number(metrics, "cpusMaximum"),
            MemoryReserved = Number(metrics, "memoryReservedGiB"),
            MemoryAverage = Number(metrics, "memoryAverageGiB"),
            MemoryMaximum = Number(metrics, "memoryMaximumGiB"),
            GpusReserved = Number(metrics, "gpusReserved"),
            StorageType = Text(line, "storageType"),
            StorageReserved = Number(metrics, "storageReservedGiB"),
            StorageAverage = Number(metrics, "storageAverageGiB"),
            StorageMaximum = Number(metrics, "storageMaximumGiB"),
        };
        read.RunTime = Spans.Between(read.StartTime, read.StopTime, now: null)
            ?? (Number(metrics, "runningSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        read.IsCached = !isRun && read is { Status: "COMPLETED", StartTime: null, StopTime: null, RunTime: null };
        return read;
    }

    /// <summary>A task as the list of tasks has it, without figures of its use.</summary>
    /// <param name="task">The task.</param>
    public static ManifestLine From(TaskRecord task) => new()
    {
        Id = task.TaskId,
        Name = task.Name,
        Status = task.Status,
        FailureReason = task.FailureReason,
        StatusMessage = task.StatusMessage,
        CreationTime = task.CreationTime,
        StartTime = task.StartTime,
        StopTime = task.StopTime,
        Image = task.ImageDetails?.Image,
        InstanceType = task.InstanceType,
        Cpus = task.Cpus,
        Memory = task.Memory,
        Gpus = task.Gpus,
        RunTime = Spans.Between(task.StartTime, task.StopTime, now: null),
        IsCached = task.CacheHit == true,
    };

    private static JsonElement Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement of, string name) =>
        Member(of, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static double? Number(JsonElement of, string name) =>
        Member(of, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) ? number : null;

    // Some have no zone: they are UTC as the others are.
    private static DateTime? Time(JsonElement of, string name) =>
        DateTimeOffset.TryParse(Text(of, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.UtcDateTime : null;
}
