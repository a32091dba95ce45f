using System;
using System.IO;
using System.Text.Json;
using OmicsTools.Engine.Tasks;

namespace OmicsTools.Engine.Usage;

/// <summary>A line of a run's manifest: the run itself, or one of its tasks. What the line does not say is null.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/getinfo-about-runs.html"/></remarks>
internal sealed class ManifestLine
{
    private const double MaxNumber = 1e9;

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

        var (line, arn) = (new ManifestLine(), string.Empty);
        foreach (var member in json.RootElement.EnumerateObject())
        {
            // Half of the members are those of the other kind of line, and null.
            if (member.Value.ValueKind != JsonValueKind.Null)
            {
                line.Read(member.Name, member.Value);
                arn = member.Name == "arn" ? Text(member.Value) ?? arn : arn;
            }
        }

        line.ReadArn(arn);
        line.RunTime = Spans.Between(line.StartTime, line.StopTime, now: null) ?? line.RunTime;
        line.IsCached = line is { IsRun: false, Status: "COMPLETED", StartTime: null, StopTime: null, RunTime: null };
        return line;
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

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // What no run can have is as good as not said.
    private static double? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number is >= 0 and <= MaxNumber ? number : null;

    // Some have no zone: they are UTC as the others are.
    private static DateTime? Time(JsonElement value) =>
        value.ValueKind != JsonValueKind.String || !value.TryGetDateTime(out var time) ? null
            : time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc);

    private void ReadArn(string arn)
    {
        IsRun = arn.Contains(":run/");
        if (!IsRun && !arn.Contains(":task/"))
        {
            throw new InvalidDataException("its arn is that of neither a run nor a task");
        }

        Id = arn.Substring(arn.LastIndexOf('/') + 1);
        AccountId = arn.Split(':') is { Length: > 4 } parts ? parts[4] : null;
    }

    // In one pass: a look-up for each would go through all members again.
    private void Read(string name, JsonElement value)
    {
        switch (name)
        {
            case "metrics":
                ReadMetrics(value);
                break;
            case "name":
                Name = Text(value);
                break;
            case "status":
                // Manifests of 2022 say SUCCESS.
                Status = Text(value) is var status && status == "SUCCESS" ? "COMPLETED" : status;
                break;
            case "failureReason":
                FailureReason = Text(value);
                break;
            case "statusMessage":
                StatusMessage = Text(value);
                break;
            case "creationTime":
                CreationTime = Time(value);
                break;
            case "startTime":
                StartTime = Time(value);
                break;
            case "stopTime":
                StopTime = Time(value);
                break;
            case "image":
                Image = Text(value);
                break;
            case "instanceType":
                InstanceType = Text(value);
                break;
            case "storageType":
                StorageType = Text(value);
                break;
            case "cpus":
                Cpus = Number(value);
                break;
            case "memory":
                Memory = Number(value);
                break;
            case "gpus":
                Gpus = Number(value);
                break;
            default:
                break;
        }
    }

    private void ReadMetrics(JsonElement metrics)
    {
        if (metrics.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var metric in metrics.EnumerateObject())
        {
            var number = Number(metric.Value);
            switch (metric.Name)
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
