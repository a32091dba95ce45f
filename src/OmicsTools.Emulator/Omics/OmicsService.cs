using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace OmicsTools.Emulator;

/// <summary>The operations of HealthOmics.</summary>
internal sealed class OmicsService : IEmulatedService
{
    private const int DefaultPageSize = 10;

    private static readonly string[] Filters = ["name", "status", "runGroupId", "batchId", "submissionStatus", "runSettingId", "runId"];

    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly RunStore _runs;
    private readonly BatchStore _batches;
    private readonly TimeProvider _clock;
    private readonly EmulatorOptions _options;

    public OmicsService(RunStore runs, BatchStore batches, TimeProvider clock, EmulatorOptions options)
    {
        _runs = runs;
        _batches = batches;
        _clock = clock;
        _options = options;
    }

    public string SigningName => "omics";

    public WireProtocol Protocol => WireProtocol.RestJson;

    // Nothing in a request says that it is for HealthOmics; the pipeline comes here when no other service takes it.
    public bool IsFor(HttpRequest request) => false;

    public ServiceCall Read(string method, RequestTarget target, HttpRequest request, ReadOnlyMemory<byte> body) => OmicsCall.Read(method, target);

    public (ReadOnlyMemory<byte> Body, ServiceError? Error) Answer(ServiceCall call, Caller caller) => Answer((OmicsCall)call, caller);

    private (ReadOnlyMemory<byte> Body, ServiceError? Error) Answer(OmicsCall call, Caller caller)
    {
        if (OmicsValidation.Check(call) is { } invalid)
        {
            return (default, invalid);
        }

        var now = _clock.GetUtcNow();
        if (call.BatchId is not null)
        {
            return _batches.Find(caller, call.BatchId) is { } batch
                ? List(call, caller, batch.Members, member => Fits(call, member), (json, member) => json.WriteBatchMember(member), now)
                : (default, ServiceError.NotFound("Batch", call.BatchId));
        }

        if (call.RunId is null)
        {
            return List(call, caller, _runs.List(caller), run => Fits(call, run, now), (json, run) => json.WriteRun(run, inFull: false, withDefinition: false), now);
        }

        var run = _runs.Find(caller, call.RunId);
        if (run is null || run.CreationTime > now)
        {
            return (default, ServiceError.NotFound("Run", call.RunId));
        }

        switch (call.Operation)
        {
            case "GetRun":
                return (Write(now, (_, json) => json.WriteRun(run, inFull: true, call.Query.ContainsKey("export"))), null);

            case "ListRunTasks":
                return List(call, caller, run.Tasks, task => Fits(call, task, now), (json, task) => json.WriteTask(task, inFull: false), now);

            default:
                var found = run.FindTask(call.TaskId!);
                return found is null || found.CreationTime > now
                    ? (default, ServiceError.NotFound("Task", call.TaskId!))
                    : (Write(now, (_, json) => json.WriteTask(found, inFull: true)), null);
        }
    }

    private static bool Fits(OmicsCall call, EmulatedRun run, DateTimeOffset now) =>
        !(run.CreationTime > now)
        && Is(call, "name", run.Name)
        && Is(call, "status", run.StatusAt(now))
        && Is(call, "runGroupId", run.Members["runGroupId"]?.ToString())
        && Is(call, "batchId", run.Members["batchId"]?.ToString());

    private static bool Fits(OmicsCall call, EmulatedTask task, DateTimeOffset now) =>
        !(task.CreationTime > now) && Is(call, "status", task.StatusAt(now));

    private static bool Fits(OmicsCall call, JsonObject member) =>
        Is(call, "submissionStatus", member["submissionStatus"]?.ToString())
        && Is(call, "runSettingId", member["runSettingId"]?.ToString())
        && Is(call, "runId", member["runId"]?.ToString());

    private static bool Is(OmicsCall call, string filter, string? value) =>
        !call.Query.TryGetValue(filter, out var wanted) || wanted == value;

    private (ReadOnlyMemory<byte> Body, ServiceError? Error) List<T>(
        OmicsCall call, Caller caller, IReadOnlyList<T> items, Func<T, bool> fits, Action<OmicsJson, T> write, DateTimeOffset now)
    {
        // Batches have come later, with names of their own for the same things.
        var (pageSize, itemsName) = call.BatchId is null ? ("maxResults", "items") : ("maxItems", "runs");
        var filters = Filters.Select(filter => call.Query.GetValueOrDefault(filter));
        var listing = string.Join('/', [call.Operation, caller.AccountId, caller.Region, call.RunId ?? call.BatchId, .. filters]);
        var (position, isAfterEmpty) = (0, true);
        if (call.PageToken is { } token)
        {
            if (PageTokens.Read(listing, token) is not { } read)
            {
                return (default, ServiceError.Validation("Invalid pagination token"));
            }

            (position, isAfterEmpty) = read;
        }

        // A position counts all items, those that do not fit included, so that none is lost when one comes to fit later.
        int Next(int from)
        {
            while (from < items.Count && !fits(items[from]))
            {
                from++;
            }

            return from;
        }

        var asked = call.Query.TryGetValue(pageSize, out var size) ? int.Parse(size, CultureInfo.InvariantCulture) : DefaultPageSize;
        var isEmpty = _options.EmptyPages && !isAfterEmpty;
        var room = isEmpty ? 0 : Math.Min(asked, _options.MaxPageSize ?? asked);
        return (Write(now, (page, json) =>
        {
            page.WriteStartObject();
            page.WriteStartArray(itemsName);
            for (position = Next(position); position < items.Count && room > 0; position = Next(position + 1), room--)
            {
                write(json, items[position]);
            }

            page.WriteEndArray();
            if (position < items.Count)
            {
                page.WriteString("nextToken", PageTokens.Make(listing, position, isAfterEmpty: isEmpty));
            }
            else if (_options.WriteNulls)
            {
                page.WriteNull("nextToken");
            }

            page.WriteEndObject();
        }), null);
    }

    private ReadOnlyMemory<byte> Write(DateTimeOffset now, Action<Utf8JsonWriter, OmicsJson> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
        {
            write(json, new OmicsJson(json, now, _options.WriteNulls));
        }

        return buffer.WrittenMemory;
    }
}
