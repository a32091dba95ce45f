using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OmicsTools.Emulator;

/// <summary>The operations of HealthOmics.</summary>
internal sealed class OmicsService
{
    private const int DefaultPageSize = 10;

    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly RunStore _runs;
    private readonly TimeProvider _clock;
    private readonly EmulatorOptions _options;

    public OmicsService(RunStore runs, TimeProvider clock, EmulatorOptions options)
    {
        _runs = runs;
        _clock = clock;
        _options = options;
    }

    /// <summary>Answers a call: with a body, or with an error.</summary>
    public (ReadOnlyMemory<byte> Body, ServiceError? Error) Answer(OmicsCall call, Caller caller)
    {
        if (OmicsValidation.Check(call) is { } invalid)
        {
            return (default, invalid);
        }

        var now = _clock.GetUtcNow();
        var run = call.RunId is null ? null : _runs.Find(caller, call.RunId, now);
        if (call.RunId is not null && run is null)
        {
            return (default, ServiceError.NotFound("Run", call.RunId));
        }

        switch (call.Operation)
        {
            case "ListRuns":
                var runs = _runs.List(caller, now).Where(item => Fits(call, item, now)).ToList();
                return List(call, runs, (json, item) => OmicsJson.WriteRun(json, item, now, inFull: false));

            case "GetRun":
                return (Write(json => OmicsJson.WriteRun(json, run!, now, inFull: true)), null);

            case "ListRunTasks":
                var status = call.Query.GetValueOrDefault("status");
                IReadOnlyList<EmulatedTask> tasks = status is null && run!.Tasks is GeneratedTasks
                    ? run.Tasks
                    : [.. run!.Tasks.Where(task => task.CreationTime <= now && (status ?? task.StatusAt(now)) == task.StatusAt(now))];
                return List(call, tasks, (json, item) => OmicsJson.WriteTask(json, item, now, inFull: false));

            default:
                var found = run!.Tasks is GeneratedTasks generated
                    ? generated.Find(call.TaskId!)
                    : run.Tasks.FirstOrDefault(task => task.TaskId == call.TaskId && task.CreationTime <= now);
                return found is null
                    ? (default, ServiceError.NotFound("Task", call.TaskId!))
                    : (Write(json => OmicsJson.WriteTask(json, found, now, inFull: true)), null);
        }
    }

    private static bool Fits(OmicsCall call, EmulatedRun run, DateTimeOffset now) =>
        Is(call, "name", run.Name)
        && Is(call, "status", run.StatusAt(now))
        && Is(call, "runGroupId", run.Members["runGroupId"]?.ToString())
        && Is(call, "batchId", run.Members["batchId"]?.ToString());

    private static bool Is(OmicsCall call, string filter, string? value) =>
        !call.Query.TryGetValue(filter, out var wanted) || wanted == value;

    private (ReadOnlyMemory<byte> Body, ServiceError? Error) List<T>(
        OmicsCall call, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        var listing = $"{call.Operation}/{call.RunId}/{call.Query.GetValueOrDefault("name")}/{call.Query.GetValueOrDefault("status")}"
            + $"/{call.Query.GetValueOrDefault("runGroupId")}/{call.Query.GetValueOrDefault("batchId")}";
        var (first, isAfterEmpty) = (0, true);
        if (call.Query.TryGetValue("startingToken", out var token))
        {
            if (PageTokens.Read(listing, token) is not { } read)
            {
                return (default, ServiceError.Validation("Invalid pagination token"));
            }

            (first, isAfterEmpty) = read;
        }

        var asked = call.Query.TryGetValue("maxResults", out var size) ? int.Parse(size, CultureInfo.InvariantCulture) : DefaultPageSize;
        var isEmpty = _options.EmptyPages && !isAfterEmpty;
        var end = isEmpty ? first : Math.Min(items.Count, first + Math.Min(asked, _options.MaxPageSize));
        return (Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            for (var i = first; i < end; i++)
            {
                write(json, items[i]);
            }

            json.WriteEndArray();
            if (end < items.Count)
            {
                json.WriteString("nextToken", PageTokens.Make(listing, end, isAfterEmpty: isEmpty));
            }

            json.WriteEndObject();
        }), null);
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
        {
            write(json);
        }

        return buffer.WrittenMemory;
    }
}
