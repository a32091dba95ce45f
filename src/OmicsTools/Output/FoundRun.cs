using System;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Usage;
using OmicsTools.Engine.Objects;

namespace OmicsTools;

/// <summary>A run that has ended, as the name of its manifest tells it: also one that the service has forgotten.</summary>
public sealed class FoundRun : OmicsObject
{
    private readonly FoundRunRecord _run;

    internal FoundRun(FoundRunRecord run)
    {
        _run = run;
    }

    /// <summary>The run's id. Ids of forgotten runs are given to new ones.</summary>
    public string Id => _run.Id;

    /// <summary>The run's universally unique identifier, which is never used again.</summary>
    public string Uuid => _run.Uuid;

    /// <summary>The run's name; null where <c>-Name</c> was not given: it stands in the manifest alone.</summary>
    public string? Name => _run.Name;

    /// <summary>When the manifest was written, which is moments after the end of the run; null where the service does not say.</summary>
    public object? EndedTime => Presentation.Time(_run.EndedTime);

    /// <summary>The stream of its manifest, of the log group <c>/aws/omics/WorkflowLog</c>.</summary>
    public string LogStreamName => _run.LogStreamName;

    /// <summary>The account that the run belongs to; null where the service does not say.</summary>
    public string? AccountId => _run.AccountId;

    /// <summary>The Region that was asked.</summary>
    public string Region => _run.Query.Region;

    /// <summary>The time of the manifest's first line, UTC; null where the service does not say.</summary>
    internal DateTime? FirstLineTime => _run.FirstLineTime;

    /// <inheritdoc/>
    internal override string? OwnerId => AccountId;

    /// <inheritdoc/>
    internal override ProfileReference? Profile => _run.Query.Profile;

    /// <summary>The run's id.</summary>
    /// <returns><see cref="Id"/>.</returns>
    public override string ToString() => Id;
}
