using System;
using System.Collections.Generic;

namespace OmicsTools.Engine.Runs;

/// <summary>Which runs of an account and Region are wanted.</summary>
public sealed class RunQuery
{
    /// <summary>Creates a query.</summary>
    /// <param name="region">The Region to list.</param>
    public RunQuery(string region)
    {
        Region = region;
    }

    /// <summary>The Region to list.</summary>
    public string Region { get; }

    /// <summary>The statuses wanted; empty for all. Compared without regard to case; unknown statuses are allowed.</summary>
    public IReadOnlyList<string> Statuses { get; set; } = [];

    /// <summary>Whether a run of this name is wanted; null wants all.</summary>
    public Func<string, bool>? NameFilter { get; set; }
}
