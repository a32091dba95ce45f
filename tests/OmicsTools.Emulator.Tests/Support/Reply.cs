using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace OmicsTools.Emulator.Tests;

/// <summary>An answer: what a client reads of it.</summary>
internal sealed record Reply(int Status, string? ErrorType, string? RequestId, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Message => Json.GetProperty("message").GetString()!;

    public string? NextToken => Json.TryGetProperty("nextToken", out var token) ? token.GetString() : null;

    public IReadOnlyList<JsonElement> Items => [.. Json.GetProperty("items").EnumerateArray()];

    public IReadOnlyList<string?> Values(string member) => [.. Items.Select(item => item.GetProperty(member).GetString())];

    public string? Text(string member) => Json.TryGetProperty(member, out var value) ? value.GetString() : null;
}
