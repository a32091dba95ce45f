using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace OmicsTools.Emulator;

/// <summary>The body of an error.</summary>
internal sealed record ErrorBody(
    [property: JsonPropertyName("__type"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Type,
    [property: JsonPropertyName("message"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message);

/// <summary>How far the clock is to be moved, as an ISO 8601 duration.</summary>
internal sealed record ClockMove(string Advance);

/// <summary>A line of a run's log.</summary>
internal sealed record RunLogLine(string RunStatus, string LogMessage, string Message);

/// <summary>How the emulator is.</summary>
/// <param name="Time">The service's time.</param>
/// <param name="Runs">How many runs it holds.</param>
/// <param name="Requests">How many requests the log has.</param>
/// <param name="RequestsNotKept">How many more were answered after the log was full.</param>
internal sealed record Health(DateTimeOffset Time, int Runs, int Requests, int RequestsNotKept);

/// <summary>Reads and writes what is neither run nor task.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(FaultKindConverter)],
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(ClockMove))]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(RunLogLine))]
[JsonSerializable(typeof(Fault))]
[JsonSerializable(typeof(IReadOnlyList<RecordedRequest>))]
internal sealed partial class EmulatorJson : JsonSerializerContext;
