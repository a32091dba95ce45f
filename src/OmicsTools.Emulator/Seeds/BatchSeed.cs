using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace OmicsTools.Emulator;

/// <summary>
/// The batches of a seed, beside its runs: <c>{ "batches": [ { "id": "…", "runs": [ { RunBatchListItem's members } ] } ] }</c>.
/// A seed without them is one too. Account and Region come from the batch's <c>arn</c>.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/api/API_RunBatchListItem.html"/></remarks>
public static class BatchSeed
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The batches.</returns>
    /// <exception cref="SeedException">The file cannot be read, or is not of this form.</exception>
    public static IReadOnlyList<EmulatedBatch> ReadFile(string path) => Read(Seed.TextOf(path), path);

    /// <summary>Reads the built-in batches.</summary>
    /// <returns>The batches.</returns>
    public static IReadOnlyList<EmulatedBatch> ReadDefault() => Read(Seed.DefaultText(), Seed.DefaultName);

    /// <summary>Reads a document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <returns>The batches.</returns>
    /// <exception cref="SeedException">The document is not of this form.</exception>
    public static IReadOnlyList<EmulatedBatch> Read(string json, string name) => Seed.Parse(json, name, document =>
        (document["batches"]?.AsArray() ?? []).Select((batch, i) => Seed.At($"batches[{i}]", () => ReadBatch(Seed.Object(batch)))));

    private static EmulatedBatch ReadBatch(JsonObject batch)
    {
        var arn = Seed.Text(batch, "arn")?.Split(':');
        return new EmulatedBatch
        {
            Id = Seed.Id(batch, "id") ?? throw new FormatException("a batch needs an id"),
            AccountId = arn is { Length: 6 } ? arn[4] : EmulatorKeys.DefaultAccountId,
            Region = arn is { Length: 6 } ? arn[3] : EmulatorKeys.DefaultRegion,
            Members = [.. (batch["runs"]?.AsArray() ?? []).Select((member, i) => Seed.At($"runs[{i}]", () => ReadMember(Seed.Object(member))))],
        };
    }

    private static JsonObject ReadMember(JsonObject member)
    {
        _ = Seed.Text(member, "runSettingId") ?? throw new FormatException("a member of a batch needs a runSettingId");

        // A member that was not submitted has an empty one, or none.
        _ = Seed.Text(member, "runId") is "" ? null : Seed.Id(member, "runId");
        return (JsonObject)member.DeepClone();
    }
}
