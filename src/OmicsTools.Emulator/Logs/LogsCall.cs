using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OmicsTools.Emulator;

/// <summary>A request as one of CloudWatch Logs' operations.</summary>
/// <param name="Operation">The operation; null for a target that is none.</param>
/// <param name="RunId">The run whose stream is asked for.</param>
/// <param name="TaskId">The task whose stream is asked for.</param>
/// <param name="Input">The body; null where it is no JSON object.</param>
internal sealed record LogsCall(string? Operation, string? RunId, string? TaskId, JsonObject? Input) : ServiceCall(Operation, RunId, TaskId)
{
    public const string Target = "Logs_20140328.";

    /// <summary>The operations that there are.</summary>
    public static IReadOnlyList<string> Operations { get; } = ["GetLogEvents", "FilterLogEvents", "DescribeLogStreams"];

    public override string? PageToken => Input?["nextToken"] is JsonValue value && value.TryGetValue(out string? token) ? token : null;

    /// <summary>Reads a target and a body.</summary>
    public static LogsCall Read(string target, ReadOnlyMemory<byte> body)
    {
        var operation = Operations.FirstOrDefault(operation => target == Target + operation);
        JsonObject? input = null;
        try
        {
            input = JsonNode.Parse(body.Span) as JsonObject;
        }
        catch (JsonException)
        {
        }

        var stream = NameIn(input, "logStreamName") ?? NameIn(input, "logStreamNames") ?? NameIn(input, "logStreamNamePrefix") ?? string.Empty;
        return new LogsCall(operation, RunLogs.RunIdOf(stream), RunLogs.TaskIdOf(stream), input);
    }

    private static string? NameIn(JsonObject? input, string member) =>
        (input?[member] is JsonArray { Count: > 0 } names ? names[0] : input?[member]) is JsonValue value && value.TryGetValue(out string? name) ? name : null;
}
