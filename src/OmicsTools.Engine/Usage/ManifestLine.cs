using System;
using System.Buffers;
using System.IO;
using System.Text;
using System.Text.Json;

namespace OmicsTools.Engine.Usage;

/// <summary>A line of a run's manifest: the run itself, or one of its tasks. What the line does not say is null.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/getinfo-about-runs.html"/></remarks>
internal sealed class ManifestLine
{
    private const double MaxNumber = 1e9;

    private const int LongestName = 32;

    /// <summary>Whether the line is about the run; otherwise it is about a task.</summary>
    public bool IsRun { get; private set; }

    /// <summary>The id of the run or the task.</summary>
    public string? Id { get; private set; }

    /// <summary>The universally unique identifier of the run or the task.</summary>
    public string? Uuid { get; private set; }

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
    /// <param name="before">The line before; null for the first. Most lines share texts with it, which are held once.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="InvalidDataException">It is about neither a run nor a task.</exception>
    /// <exception cref="InvalidOperationException">A text in it has half of a character.</exception>
    public static ManifestLine Parse(string text, ManifestLine? before)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return Parse(new Utf8JsonReader(buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, 0, text.Length, buffer, 0))), before);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ManifestLine Parse(Utf8JsonReader json, ManifestLine? before)
    {
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new InvalidDataException("it is no JSON object");
        }

        var line = new ManifestLine();
        Span<char> name = stackalloc char[LongestName];
        for (var length = ReadName(ref json, name); length >= 0; length = ReadName(ref json, name))
        {
            // Half of the members are those of the other kind of line, and null.
            if (json.TokenType != JsonTokenType.Null)
            {
                line.Read(name.Slice(0, length), ref json, before);
            }
        }

        // Nothing may come after the object.
        _ = json.Read();
        line.RunTime = Spans.Between(line.StartTime, line.StopTime, now: null) ?? line.RunTime;
        line.IsCached = line is { IsRun: false, Status: "COMPLETED", StartTime: null, StopTime: null, RunTime: null };
        return line.Id is null ? throw new InvalidDataException("its arn is that of neither a run nor a task") : line;
    }

    /// <summary>A task as the list of tasks has it, without figures of its use.</summary>
    /// <param name="task">The task.</param>
    public static ManifestLine From(RunTask task) => new()
    {
        Id = task.TaskId,
        Uuid = task.Uuid,
        Name = task.Name,
        Status = task.Status,
        FailureReason = task.FailureReason,
        StatusMessage = task.StatusMessage,
        CreationTime = task.CreationTimeUtc,
        StartTime = task.StartTimeUtc,
        StopTime = task.StopTimeUtc,
        Image = task.ImageDetails?.Image,
        InstanceType = task.InstanceType,
        Cpus = task.Cpus,
        Memory = task.Memory,
        Gpus = task.Gpus,
        RunTime = Spans.Between(task.StartTimeUtc, task.StopTimeUtc, now: null),
        IsCached = task.CacheHit == true,
    };

    /// <summary>Goes on to the next member's value, and copies its name.</summary>
    /// <returns>The length of the name; -1 at the end of the object.</returns>
    private static int ReadName(ref Utf8JsonReader json, scoped Span<char> name)
    {
        _ = json.Read();
        if (json.TokenType != JsonTokenType.PropertyName)
        {
            return -1;
        }

        // A longer one is none of those that are read.
        var length = json.ValueSpan.Length <= name.Length ? json.CopyString(name) : 0;
        _ = json.Read();
        return length;
    }

    private static string? Text(ref Utf8JsonReader json) => json.TokenType == JsonTokenType.String ? json.GetString() : null;

    private static string? Text(ref Utf8JsonReader json, string? before) =>
        before is not null && json.TokenType == JsonTokenType.String && json.ValueTextEquals(before) ? before : Text(ref json);

    // What no run can have is as good as not said.
    private static double? Number(ref Utf8JsonReader json) =>
        json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var number) && number is >= 0 and <= MaxNumber ? number : null;

    // Some have no zone: they are UTC as the others are.
    private static DateTime? Time(ref Utf8JsonReader json) =>
        json.TokenType != JsonTokenType.String || !json.TryGetDateTime(out var time) ? null
            : time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc);

    private void ReadArn(string? arn, ManifestLine? before)
    {
        IsRun = arn?.Contains(":run/") == true;
        if (IsRun || arn?.Contains(":task/") == true)
        {
            Id = arn!.Substring(arn.LastIndexOf('/') + 1);
            AccountId = arn.Split(':') is not { Length: > 4 } parts ? null : parts[4] == before?.AccountId ? before.AccountId : parts[4];
        }
    }

    private void Read(scoped ReadOnlySpan<char> name, ref Utf8JsonReader json, ManifestLine? before)
    {
        switch (name)
        {
            case "arn":
                ReadArn(Text(ref json), before);
                break;
            case "uuid":
                Uuid = Text(ref json);
                break;
            case "metrics" when json.TokenType == JsonTokenType.StartObject:
                ReadMetrics(ref json);
                break;
            case "name":
                Name = Text(ref json);
                break;
            case "status":
                // Manifests of 2022 say SUCCESS.
                Status = Text(ref json, before?.Status) is var status && status == "SUCCESS" ? "COMPLETED" : status;
                break;
            case "failureReason":
                FailureReason = Text(ref json, before?.FailureReason);
                break;
            case "statusMessage":
                StatusMessage = Text(ref json, before?.StatusMessage);
                break;
            case "creationTime":
                CreationTime = Time(ref json);
                break;
            case "startTime":
                StartTime = Time(ref json);
                break;
            case "stopTime":
                StopTime = Time(ref json);
                break;
            case "image":
                Image = Text(ref json, before?.Image);
                break;
            case "instanceType":
                InstanceType = Text(ref json, before?.InstanceType);
                break;
            case "storageType":
                StorageType = Text(ref json, before?.StorageType);
                break;
            case "cpus":
                Cpus = Number(ref json);
                break;
            case "memory":
                Memory = Number(ref json);
                break;
            case "gpus":
                Gpus = Number(ref json);
                break;
            default:
                break;
        }

        if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            // Nobody wants it, or it should have been a text or a number.
            json.Skip();
        }
    }

    private void ReadMetrics(ref Utf8JsonReader json)
    {
        Span<char> name = stackalloc char[LongestName];
        for (var length = ReadName(ref json, name); length >= 0; length = ReadName(ref json, name))
        {
            var number = Number(ref json);
            json.Skip();
            switch (name.Slice(0, length))
            {
                case "cpusReserved":
                    CpusReserved = number;
                    break;
                case "cpusAverage":
                    CpusAverage = number;
                    break;
                case "cpusMaximum":
                    CpusMaximum = number;
                    break;
                case "memoryReservedGiB":
                    MemoryReserved = number;
                    break;
                case "memoryAverageGiB":
                    MemoryAverage = number;
                    break;
                case "memoryMaximumGiB":
                    MemoryMaximum = number;
                    break;
                case "gpusReserved":
                    GpusReserved = number;
                    break;
                case "storageReservedGiB":
                    StorageReserved = number;
                    break;
                case "storageAverageGiB":
                    StorageAverage = number;
                    break;
                case "storageMaximumGiB":
                    StorageMaximum = number;
                    break;
                case "runningSeconds":
                    RunTime = number is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
                    break;
                default:
                    break;
            }
        }
    }
}
