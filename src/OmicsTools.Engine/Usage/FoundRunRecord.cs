using System;
using OmicsTools.Engine.Connection;

namespace OmicsTools.Engine.Usage;

/// <summary>A run that has ended, as the name of its manifest tells it.</summary>
public sealed class FoundRunRecord
{
    internal FoundRunRecord(FoundRunQuery query, string id, string uuid, string logStreamName, DateTime? endedTime)
    {
        Query = query;
        Id = id;
        Uuid = uuid;
        LogStreamName = logStreamName;
        EndedTime = endedTime;
    }

    /// <summary>What was asked for.</summary>
    public FoundRunQuery Query { get; }

    /// <summary>The run's id.</summary>
    public string Id { get; }

    /// <summary>The run's universally unique identifier.</summary>
    public string Uuid { get; }

    /// <summary>The stream of its manifest.</summary>
    public string LogStreamName { get; }

    /// <summary>When the manifest was written, UTC: moments after the end of the run. Null where the service does not say.</summary>
    public DateTime? EndedTime { get; }
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
}
