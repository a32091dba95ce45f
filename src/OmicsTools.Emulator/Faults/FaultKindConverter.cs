using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OmicsTools.Emulator;

/// <summary>Kinds of faults by their names alone: neither a number nor two names are a kind.</summary>
internal sealed class FaultKindConverter : JsonConverter<FaultKind>
{
    /// <summary>The kind of a name, in whatever case; null for none.</summary>
    public static FaultKind? Find(string? name) =>
        Enum.GetNames<FaultKind>().FirstOrDefault(kind => kind.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found ? Enum.Parse<FaultKind>(found) : null;

    public override FaultKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType == JsonTokenType.String ? Find(reader.GetString()) : null)
            ?? throw new JsonException($"This is no kind of fault. Kinds: {string.Join(", ", Enum.GetNames<FaultKind>())}.");

    public override void Write(Utf8JsonWriter writer, FaultKind value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
