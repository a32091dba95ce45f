using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace OmicsTools.Emulator;

/// <summary>A batch: what became of each of its run settings. The runs themselves carry its id as <c>batchId</c>.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/workflows-batch.html"/></remarks>
public sealed record EmulatedBatch
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The account it belongs to.</summary>
    public string AccountId { get; init; } = EmulatorKeys.DefaultAccountId;

    /// <summary>The Region it is in.</summary>
    public string Region { get; init; } = EmulatorKeys.DefaultRegion;

    /// <summary>The members, in the order in which they are listed, as the API writes them.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/omics/latest/api/API_RunBatchListItem.html"/></remarks>
    public IReadOnlyList<JsonObject> Members { get; init; } = [];
}
