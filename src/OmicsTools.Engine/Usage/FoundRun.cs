using System;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Objects;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Usage;

namespace OmicsTools;

/// <summary>A run that has ended, as the name of its manifest tells it: also one that the service has forgotten.</summary>
public sealed class FoundRun : OmicsObject
{
    internal FoundRun(FoundRunQuery query, string id, string uuid, string logStreamName)
    {
        Query = query;
        Id = id;
        Uuid = uuid;
        LogStreamName = logStreamName;
    }

    /// <summary>The run's id. Ids of forgotten runs are given to new ones.</summary>
    public string Id { get; }

    /// <summary>The run's universally unique identifier, which is never used again.</summary>
    public string Uuid { get; }

    /// <summary>The run's name; null where <c>-Name</c> was not given: it stands in the manifest alone.</summary>
    public string? Name { get; internal set; }

    /// <summary>When the manifest was written, which is moments after the end of the run; null where the service does not say.</summary>
    public object? EndedTime => Presentation.Time(EndedTimeUtc);

    /// <summary>The stream of its manifest, of the log group <c>/aws/omics/WorkflowLog</c>.</summary>
    public string LogStreamName { get; }

    /// <summary>The account that the run belongs to; null where the service does not say.</summary>
    public string? AccountId { get; internal set; }

    /// <summary>The Region that was asked.</summary>
    public string Region => Query.Region;

    /// <summary>The time of the manifest's first line, UTC; null where the service does not say.</summary>
    internal DateTime? FirstLineTime { get; set; }

    internal DateTime? EndedTimeUtc { get; set; }

    /// <summary>What was asked for.</summary>
    internal FoundRunQuery Query { get; }

    /// <inheritdoc/>
    internal override string? OwnerId => AccountId;

    /// <inheritdoc/>
    internal override ProfileReference? Profile => Query.Profile;

    /// <summary>The run's id.</summary>
    /// <returns><see cref="Id"/>.</returns>
    public override string ToString() => Id;

    internal RunRequest Request() => new(Id, Region, Id)
    {
        Profile = Profile,
        AccountId = AccountId,
        RunUuid = Uuid,
        EndedTime = EndedTimeUtc,
        FirstLineTime = FirstLineTime,
    };
}
