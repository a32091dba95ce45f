using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace OmicsTools.Emulator;

/// <summary>The body of an error.</summary>
internal sealed record ErrorBody([property: JsonPropertyName("message")] string Message);

/// <summary>How far the clock is to be moved, as an ISO 8601 duration.</summary>
internal sealed record ClockMove(string Advance);

/// <summary>Reads and writes what is neither run nor task.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(ClockMove))]
[JsonSerializable(typeof(Fault))]
[JsonSerializable(typeof(IReadOnlyList<RecordedRequest>))]
internal sealed partial class EmulatorJson : JsonSerializerContext;
