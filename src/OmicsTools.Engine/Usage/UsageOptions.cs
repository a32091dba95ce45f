using System;

namespace OmicsTools.Engine.Usage;

/// <summary>How use is turned into cost and advice.</summary>
public sealed class UsageOptions
{
    /// <summary>What an hour costs.</summary>
    public PriceList Prices { get; set; } = PriceList.Default;

    /// <summary>How much more than was used an advised instance must have, as a share: 0.05 is a twentieth.</summary>
    public double Headroom { get; set; } = 0.05;

    /// <summary>Tasks that ran for less give no advice: use is sampled once a minute.</summary>
    public TimeSpan MinimumRunTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether the tasks of a run without a manifest are listed, so that their times at least are known.</summary>
    public bool ListsWithoutManifest { get; set; }

    /// <summary>Whether runs come in the order in which they are asked for. If not, none waits for another, and each comes whole.</summary>
    public bool IsOrdered { get; set; } = true;

    /// <summary>Whether a run's tasks are wanted all or not at all, as for sums: a part of them makes a sum that is wrong.</summary>
    public bool WholeRuns { get; set; }
}
