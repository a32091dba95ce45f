using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace OmicsTools.Emulator;

/// <summary>Runs and tasks as the service writes them. What does not apply is left out.</summary>
internal static class OmicsJson
{
    // The members of a list item; GetRun returns all.
    private static readonly string[] ListedRunMembers =
        ["workflowId", "workflowName", "workflowVersionName", "batchId", "priority", "storageCapacity", "storageType"];

    public static void WriteTask(Utf8JsonWriter json, EmulatedTask task, DateTimeOffset now, bool inFull)
    {
        var status = task.StatusAt(now);
        var hasEnded = now >= task.StopTime;
        json.WriteStartObject();
        json.WriteString("taskId", task.TaskId);
        json.WriteString("status", status);
        Write(json, "name", task.Name);
        Write(json, "cpus", task.Cpus);
        if (task.CacheHit is { } cacheHit)
        {
            json.WriteBoolean("cacheHit", cacheHit);
        }

        Write(json, "cacheS3Uri", task.CacheS3Uri);
        Write(json, "memory", task.Memory);
        WriteTimes(json, task.CreationTime, task.StartTime, task.StopTime, now);
        Write(json, "gpus", task.Gpus);
        Write(json, "instanceType", task.InstanceType);
        Write(json, "uuid", task.Uuid);
        if (inFull)
        {
            Write(json, "statusMessage", hasEnded ? task.StatusMessage : null);
            Write(json, "failureReason", hasEnded ? task.FailureReason : null);
            Write(json, "logStream", now >= task.StartTime ? task.LogStream : null);
            if (task.Image is not null)
            {
                json.WriteStartObject("imageDetails");
                Write(json, "image", task.Image);
                Write(json, "imageDigest", task.ImageDigest);
                Write(json, "sourceImage", task.SourceImage);
                json.WriteEndObject();
            }
        }

        json.WriteEndObject();
    }

    public static void WriteRun(Utf8JsonWriter json, EmulatedRun run, DateTimeOffset now, bool inFull)
    {
        json.WriteStartObject();
        json.WriteString("arn", run.Arn);
        json.WriteString("id", run.Id);
        json.WriteString("status", run.StatusAt(now));
        Write(json, "name", run.Name);
        foreach (var (name, value) in run.Members.Where(member => inFull || ListedRunMembers.Contains(member.Key, StringComparer.Ordinal)))
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

        WriteTimes(json, run.CreationTime, run.StartTime, run.StopTime, now);
        if (inFull && now >= run.StopTime)
        {
            Write(json, "statusMessage", run.StatusMessage);
            Write(json, "failureReason", run.FailureReason);
        }

        json.WriteEndObject();
    }

    // The service writes creation times with microseconds and the others with milliseconds.
    private static void WriteTimes(
        Utf8JsonWriter json, DateTimeOffset created, DateTimeOffset? started, DateTimeOffset? stopped, DateTimeOffset now)
    {
        WriteTime(json, "creationTime", created, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'");
        if (now >= started)
        {
            WriteTime(json, "startTime", started.Value, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
        }

        if (now >= stopped)
        {
            WriteTime(json, "stopTime", stopped.Value, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
        }
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset time, string format) =>
        json.WriteString(name, time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture));

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, int? value)
    {
        if (value is not null)
        {
            json.WriteNumber(name, value.Value);
        }
    }
}
