using System;
using System.Collections.Generic;

namespace OmicsTools.Engine.Runs;

/// <summary>Which runs of an account and Region are wanted: one by its id, or all that fit.</summary>
public sealed class RunQuery
{
    /// <summary>Creates a query.</summary>
    /// <param name="region">The Region to list.</param>
    public RunQuery(string region)
    {
        Region = region;
    }

    /// <summary>The Region to ask.</summary>
    public string Region { get; }

    /// <summary>The one run wanted, in full; null for a listing, for which alone the filters below count.</summary>
    public string? RunId { get; set; }

    /// <summary>What the user gave for that run, for error records.</summary>
    public object? Target { get; set; }

    /// <summary>The statuses wanted; empty for all. Compared without regard to case; unknown statuses are allowed.</summary>
    public IReadOnlyList<string> Statuses { get; set; } = [];

    /// <summary>The run group wanted; null for all. The service filters.</summary>
    public string? RunGroupId { get; set; }

    /// <summary>The batch wanted; null for all. The service filters.</summary>
    public string? BatchId { get; set; }

    /// <summary>Runs created before this, UTC, are not wanted; null for no limit. The service cannot filter by it.</summary>
    public DateTime? CreatedAfter { get; set; }

    /// <summary>Runs created after this, UTC, are not wanted; null for no limit. The service cannot filter by it.</summary>
    public DateTime? CreatedBefore { get; set; }

    /// <summary>Whether a run of this name is wanted; null wants all.</summary>
    public Func<string, bool>? NameFilter { get; set; }
}
