using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Amazon.Runtime.Documents;

namespace Amazon.Slices;

/// <summary>
/// Reads members of a JSON object by name. An absent member and a null one are both null; one of another type than the
/// model's is a <see cref="JsonException"/>; members nobody asks for are passed over.
/// </summary>
internal static class JsonMembers
{
    public static string? Text(this JsonElement json, string name) =>
        json.Member(name, JsonValueKind.String)?.GetString();

    public static int? Integer(this JsonElement json, string name) =>
        json.Member(name, JsonValueKind.Number)?.GetInt32();

    public static long? Long(this JsonElement json, string name) =>
        json.Member(name, JsonValueKind.Number)?.GetInt64();

    public static bool? Boolean(this JsonElement json, string name) =>
        json.Member(name, JsonValueKind.True, JsonValueKind.False)?.GetBoolean();

    /// <summary>A point in time, in UTC. ISO 8601 with or without a fraction of a second; UTC where it names no offset.</summary>
    public static DateTime? Timestamp(this JsonElement json, string name) =>
        json.Text(name) is { } text
            ? DateTime.Parse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
            : null;

    /// <summary>A structure.</summary>
    public static T? Structure<T>(this JsonElement json, string name, Func<JsonElement, T> read)
        where T : class =>
        json.Member(name, JsonValueKind.Object) is { } value ? read(value) : null;

    /// <summary>A list of structures. Without it, what the SDK's collections are without a value.</summary>
    public static List<T>? Structures<T>(this JsonElement json, string name, Func<JsonElement, T> read)
    {
        if (json.Member(name, JsonValueKind.Array) is not { } value)
        {
            return AWSConfigs.InitializeCollections ? [] : null;
        }

        // Of the right size from the start: pages have up to 10,000 items.
        var items = new List<T>(value.GetArrayLength());
        items.AddRange(value.EnumerateArray().Select(read));
        return items;
    }

    /// <summary>A list of strings. Without it, what the SDK's collections are without a value.</summary>
    public static List<string>? Texts(this JsonElement json, string name) =>
        json.Structures(name, static item => item.GetString()!);

    /// <summary>A map of strings. Without it, what the SDK's collections are without a value.</summary>
    public static Dictionary<string, string>? TextMap(this JsonElement json, string name) =>
        json.Member(name, JsonValueKind.Object) is { } value
            ? Map(value, static entry => entry.GetString()!)
            : AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Any JSON; a null document for none.</summary>
    public static Document Document(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? ToDocument(value) : default;

    /// <summary>The names that one object has more than once, at any depth. The last of each counts.</summary>
    public static IEnumerable<string> RepeatedNames(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().GroupBy(entry => entry.Name, StringComparer.Ordinal).Where(same => same.Skip(1).Any())
            .Select(same => same.Key)
            .Concat(json.EnumerateObject().SelectMany(entry => entry.Value.RepeatedNames())),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(RepeatedNames),
        _ => [],
    };

    private static Document ToDocument(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new Document(Map(json, ToDocument)),
        JsonValueKind.Array => new Document(json.EnumerateArray().Select(ToDocument).ToList()),
        JsonValueKind.String => new Document(json.GetString()),
        JsonValueKind.Number when json.TryGetInt32(out int number) => new Document(number),
        JsonValueKind.Number when json.TryGetInt64(out long number) => new Document(number),
        JsonValueKind.Number => new Document(json.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => new Document(json.GetBoolean()),
        _ => default,
    };

    // A key that is there twice: the last one counts, as for most readers of JSON.
    private static Dictionary<string, T> Map<T>(JsonElement json, Func<JsonElement, T> read)
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var entry in json.EnumerateObject())
        {
            map[entry.Name] = read(entry.Value);
        }

        return map;
    }

    private static JsonElement? Member(this JsonElement json, string name, JsonValueKind kind, JsonValueKind? orKind = null)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == kind || value.ValueKind == orKind
            ? value
            : throw new JsonException($"The member '{name}' is of the type {value.ValueKind}, not {kind}.");
    }
}
