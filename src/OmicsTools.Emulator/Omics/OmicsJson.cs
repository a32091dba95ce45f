using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OmicsTools.Emulator;

/// <summary>Writes runs and tasks as the service does at a moment.</summary>
internal sealed class OmicsJson
{
    private static readonly string[] ListedRunMembers =
        ["workflowId", "workflowName", "workflowVersionName", "batchId", "priority", "storageCapacity", "storageType"];

    private static readonly string[] OtherRunMembers =
    [
        "cacheId", "cacheBehavior", "engineVersion", "workflowType", "runId", "roleArn", "runGroupId", "digest",
        "parameters", "outputUri", "logLevel", "resourceDigests", "startedBy", "tags", "accelerators", "retentionMode",
        "logLocation", "uuid", "runOutputUri", "workflowOwnerId", "workflowUuid", "networkingMode", "scratchStorageMode", "configuration",
        "vpcConfig", "engineSettings", "sessionPolicy",
    ];

    private static readonly string[] BatchMembers =
    [
        "runSettingId", "runId", "runInternalUuid", "runArn", "submissionStatus", "submissionFailureReason",
        "submissionFailureMessage",
    ];

    private readonly Utf8JsonWriter _json;
    private readonly DateTimeOffset _now;
    private readonly bool _withNulls;

    /// <summary>Prepares to write.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="now">The moment.</param>
    /// <param name="withNulls">Whether a member without a value is written as null; otherwise it is left out.</param>
    public OmicsJson(Utf8JsonWriter json, DateTimeOffset now, bool withNulls)
    {
        _json = json;
        _now = now;
        _withNulls = withNulls;
    }

    public void WriteTask(EmulatedTask task, bool inFull)
    {
        _json.WriteStartObject();
        _json.WriteString("taskId", task.TaskId);
        _json.WriteString("status", task.StatusAt(_now));
        Write("name", task.Name);
        Write("cpus", task.Cpus);
        Write("cacheHit", task.CacheHit);
        Write("cacheS3Uri", task.CacheS3Uri);
        Write("memory", task.Memory);
        WriteTimes(task.CreationTime, task.StartTime, task.StopTime);
        Write("gpus", task.Gpus);
        Write("instanceType", task.InstanceType);
        Write("uuid", task.Uuid);
        foreach (var (name, value) in task.OtherMembers ?? [])
        {
            Write(name, value);
        }

        if (inFull)
        {
            var isOver = Lifecycle.IsOver(_now, task.StartTime, task.StopTime);
            Write("statusMessage", isOver ? task.StatusMessage : null);
            Write("failureReason", isOver ? task.FailureReason : null);
            Write("logStream", _now >= task.StartTime ? task.LogStream : null);
            WriteImage(task);
        }

        _json.WriteEndObject();
    }

    public void WriteRun(EmulatedRun run, bool inFull, bool withDefinition)
    {
        _json.WriteStartObject();
        _json.WriteString("arn", run.Arn);
        _json.WriteString("id", run.Id);
        _json.WriteString("status", run.StatusAt(_now));
        Write("name", run.Name);
        WriteTimes(run.CreationTime, run.StartTime, run.StopTime, exactly: inFull);
        foreach (var name in ListedRunMembers.Where(name => !inFull || name != "workflowName"))
        {
            Write(name, run.Members[name]);
        }

        // A member that is not known yet is passed on as the seed has it.
        foreach (var name in run.Members.Select(member => member.Key).Except([.. ListedRunMembers, .. OtherRunMembers, "definition"], StringComparer.Ordinal))
        {
            Write(name, run.Members[name]);
        }

        if (inFull)
        {
            foreach (var name in OtherRunMembers)
            {
                Write(name, run.Members[name]);
            }

            var isOver = Lifecycle.IsOver(_now, run.StartTime, run.StopTime);
            Write("statusMessage", isOver ? run.StatusMessage : null);
            Write("failureReason", isOver ? run.FailureReason : null);
            Write("definition", withDefinition ? run.Members["definition"] : null);
        }

        _json.WriteEndObject();
    }

    public void WriteBatchMember(JsonObject member)
    {
        _json.WriteStartObject();
        foreach (var name in BatchMembers.Union(member.Select(known => known.Key), StringComparer.Ordinal))
        {
            Write(name, member[name]);
        }

        _json.WriteEndObject();
    }

    private void WriteImage(EmulatedTask task)
    {
        if ((task.Image ?? task.ImageDigest ?? task.SourceImage) is null)
        {
            WriteNothing("imageDetails");
            return;
        }

        _json.WriteStartObject("imageDetails");
        Write("image", task.Image);
        Write("imageDigest", task.ImageDigest);
        Write("sourceImage", task.SourceImage);
        _json.WriteEndObject();
    }

    // The service writes creation times with microseconds and the others with milliseconds; those of GetRun with as many
    // digits as they need.
    private void WriteTimes(DateTimeOffset? created, DateTimeOffset? started, DateTimeOffset? stopped, bool exactly = false)
    {
        const string Exact = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
        const string Milliseconds = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        WriteTime("creationTime", created, exactly ? Exact : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'");
        WriteTime("startTime", started, exactly ? Exact : Milliseconds);
        WriteTime("stopTime", stopped, exactly ? Exact : Milliseconds);
    }

    private void WriteTime(string name, DateTimeOffset? time, string format) =>
        Write(name, _now >= time ? time.Value.UtcDateTime.ToString(format, CultureInfo.InvariantCulture) : null);

    private void Write(string name, string? value)
    {
        if (value is null)
        {
            WriteNothing(name);
        }
        else
        {
            _json.WriteString(name, value);
        }
    }

    private void Write(string name, JsonNode? value)
    {
        if (value is null)
        {
            WriteNothing(name);
        }
        else
        {
            _json.WritePropertyName(name);
            value.WriteTo(_json);
        }
    }

    private void Write(string name, int? value)
    {
        if (value is null)
        {
            WriteNothing(name);
        }
        else
        {
            _json.WriteNumber(name, value.Value);
        }
    }

    private void Write(string name, bool? value)
    {
        if (value is null)
        {
            WriteNothing(name);
        }
        else
        {
            _json.WriteBoolean(name, value.Value);
        }
    }

    private void WriteNothing(string name)
    {
        if (_withNulls)
        {
            _json.WriteNull(name);
        }
    }
}
