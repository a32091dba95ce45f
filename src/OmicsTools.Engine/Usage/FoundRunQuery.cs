using System;
using OmicsTools.Engine.Connection;

namespace OmicsTools.Engine.Usage;

/// <summary>Which ended runs of an account and Region are wanted.</summary>
/// <param name="region">The Region to ask.</param>
/// <param name="profile">The profile that answers; null for the identity that the command has without one.</param>
public sealed class FoundRunQuery(string region, ProfileReference? profile)
{
    /// <summary>The Region to ask.</summary>
    public string Region { get; } = region;

    /// <summary>The profile that answers; null for the identity that the command has without one.</summary>
    public ProfileReference? Profile { get; } = profile;

    /// <summary>Runs that ended before this, UTC, are not wanted; null for no limit.</summary>
    public DateTime? EndedAfter { get; set; }

    /// <summary>Runs that ended after this, UTC, are not wanted; null for no limit.</summary>
    public DateTime? EndedBefore { get; set; }

    /// <summary>Whether a run of a name is wanted; a run without one has the empty name. Null for all runs, and no names are read.</summary>
    public Func<string, bool>? NameFilter { get; set; }
}
