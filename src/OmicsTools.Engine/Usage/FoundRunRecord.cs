using System;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Runs;

namespace OmicsTools.Engine.Usage;

/// <summary>A run that has ended, as the name of its manifest tells it.</summary>
public sealed class FoundRunRecord
{
    internal FoundRunRecord(FoundRunQuery query, string id, string uuid, string logStreamName)
    {
        Query = query;
        Id = id;
        Uuid = uuid;
        LogStreamName = logStreamName;
    }

    /// <summary>What was asked for.</summary>
    public FoundRunQuery Query { get; }

    /// <summary>The run's id.</summary>
    public string Id { get; }

    /// <summary>The run's universally unique identifier.</summary>
    public string Uuid { get; }

    /// <summary>The run's name; null where names were not asked for, and of a run without one.</summary>
    public string? Name { get; internal set; }

    /// <summary>The stream of its manifest.</summary>
    public string LogStreamName { get; }

    /// <summary>The account that it belongs to; null where the service does not say.</summary>
    public string? AccountId { get; internal set; }

    /// <summary>When the manifest was written, UTC: moments after the end of the run. Null where the service does not say.</summary>
    public DateTime? EndedTime { get; internal set; }

    /// <summary>The time of the manifest's first line, UTC; null where the service does not say.</summary>
    public DateTime? FirstLineTime { get; internal set; }

    internal RunRequest Request() => new(Id, Query.Region, Id)
    {
        Profile = Query.Profile,
        AccountId = AccountId,
        RunUuid = Uuid,
        EndedTime = EndedTime,
        FirstLineTime = FirstLineTime,
    };
}

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
