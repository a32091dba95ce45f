using System;
using System.Buffers;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OmicsTools.Emulator;

/// <summary>
/// The manifest that is written when a run has ended: a line for the run and one for each task. Each line has the members
/// of both, those of the other kind as null.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/getinfo-about-runs.html"/></remarks>
internal sealed class ManifestLines : IReadOnlyList<EmulatedLogEvent>
{
    // All at once, a little after the end.
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(30);

    private readonly EmulatedRun _run;

    public ManifestLines(EmulatedRun run)
    {
        _run = run;
    }

    public int Count => _run.Tasks.Count + 1;

    /// <summary>The time of all lines. Lines are made when they are asked for, and a fleet has many whose time alone matters.</summary>
    public DateTimeOffset Time => _run.StopTime!.Value + Delay;

    public EmulatedLogEvent this[int index] => new(Time, Write(index == 0 ? null : _run.Tasks[index - 1]));

    public IEnumerator<EmulatedLogEvent> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private string Write(EmulatedTask? task)
    {
        var (isRun, members) = (task is null, _run.Members);
        var arns = $"arn:aws:omics:{_run.Region}:{_run.AccountId}";

        // What came from the cache never ran: it has no times.
        var isCached = task?.CacheHit == true;
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("arn", isRun ? _run.Arn : $"{arns}:task/{task!.TaskId}");
            WriteTime(json, "creationTime", isCached ? null : isRun ? _run.CreationTime : task!.CreationTime);
            WriteNode(json, "digest", isRun ? members["digest"] : null);
            WriteText(json, "failureReason", isRun ? _run.FailureReason : task!.FailureReason);
            json.WritePropertyName("metrics");
            (isRun ? RunMetrics() : TaskMetrics(task!, isCached)).WriteTo(json);
            WriteText(json, "name", isRun ? _run.Name : task!.Name);
            foreach (var name in new[] { "outputUri", "parameterTemplate", "parameters", "resourceDigests", "roleArn", "startedBy", "storageType" })
            {
                WriteNode(json, name, isRun ? members[name] : null);
            }

            WriteTime(json, "startTime", isCached ? null : isRun ? _run.StartTime : task!.StartTime);
            json.WriteString("status", isRun ? _run.FinalStatus : task!.FinalStatus);
            WriteText(json, "statusMessage", isRun ? _run.StatusMessage : task!.StatusMessage);
            WriteTime(json, "stopTime", isCached ? null : isRun ? _run.StopTime : task!.StopTime);
            WriteText(json, "uuid", isRun ? _run.Uuid : task!.Uuid);
            WriteText(json, "workflow", isRun && members["workflowId"] is { } workflow ? $"{arns}:workflow/{workflow}" : null);
            WriteNumber(json, "cpus", task?.Cpus);
            WriteNumber(json, "gpus", task?.Gpus);
            WriteText(json, "image", task?.Image);
            WriteText(json, "imageDigest", task?.ImageDigest);
            WriteText(json, "instanceType", task?.InstanceType);
            WriteNumber(json, "memory", task?.Memory);
            WriteText(json, "run", isRun ? null : _run.Arn);
            json.WriteEndObject();
        }

        // As the service escapes them.
        return Encoding.UTF8.GetString(buffer.WrittenSpan).Replace("/", "\\/", StringComparison.Ordinal);
    }

    private JsonObject RunMetrics()
    {
        if (_run.Metrics is { } given)
        {
            return given;
        }

        // Dynamic storage has no size in advance, and the service has no figures of its use in runs of less than two hours.
        var capacity = (double?)(_run.Members["storageCapacity"] as JsonValue) ?? 0;
        var isDynamic = _run.Members["storageType"]?.ToString() == "DYNAMIC";
        var (average, most) = !isDynamic ? (0.09, 0.17) : _run.StopTime - _run.StartTime < TimeSpan.FromHours(2) ? (0, 0) : (0.6, 1);
        return new JsonObject
        {
            ["storageAverageGiB"] = Math.Round(capacity * average, 6),
            ["storageMaximumGiB"] = Math.Round(capacity * most, 6),
            ["storageReservedGiB"] = isDynamic ? 0 : capacity,
            ["runningSeconds"] = Seconds(_run.StartTime, _run.StopTime),
        };
    }

    // A use of the instance that depends on nothing but the task: the same in every process.
    private static JsonObject TaskMetrics(EmulatedTask task, bool isCached)
    {
        if (task.Metrics is { } given)
        {
            return given;
        }

        if (isCached || task.StartTime is null || task.StopTime is null || InstanceSize.Of(task.InstanceType) is not { } instance)
        {
            return [];
        }

        var share = (StableHash.Of(task.TaskId) % 1000) / 1000d;
        var (cpus, memory) = (task.Cpus ?? instance.Cpus, task.Memory ?? instance.MemoryGiB);
        var isOutOfMemory = task.FailureReason == "OUT_OF_MEMORY_ERROR";
        return new JsonObject
        {
            ["cpusAverage"] = Math.Round(cpus * (0.1 + (0.6 * share)), 6),
            ["cpusMaximum"] = Math.Round(cpus * (0.3 + (0.8 * share)), 6),
            ["cpusReserved"] = instance.Cpus,
            ["gpusReserved"] = instance.Gpus,
            ["memoryAverageGiB"] = Math.Round(0.376 + (memory * 0.5 * share), 6),
            ["memoryMaximumGiB"] = Math.Round(isOutOfMemory ? memory * 0.998 : 0.384 + (memory * 0.8 * share), 6),
            ["memoryReservedGiB"] = instance.MemoryGiB,
            ["runningSeconds"] = Seconds(task.StartTime, task.StopTime),
        };
    }

    private static double? Seconds(DateTimeOffset? start, DateTimeOffset? stop) =>
        stop - start is { } running ? Math.Round(running.TotalSeconds, 3) : null;

    private static void WriteText(Utf8JsonWriter json, string name, string? value) => json.WriteString(name, value);

    // The manifest has no whole numbers here: 2.0, not 2.
    private static void WriteNumber(Utf8JsonWriter json, string name, int? value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value is null ? "null" : string.Create(CultureInfo.InvariantCulture, $"{value}.0"));
    }

    private static void WriteNode(Utf8JsonWriter json, string name, JsonNode? value)
    {
        json.WritePropertyName(name);
        if (value is null)
        {
            json.WriteNullValue();
        }
        else
        {
            value.WriteTo(json);
        }
    }

    // Milliseconds, left out where there are none.
    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time) => json.WriteString(
        name,
        time?.UtcDateTime.ToString(time.Value.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}
