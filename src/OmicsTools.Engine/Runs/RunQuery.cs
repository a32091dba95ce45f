using System;
using System.Collections.Generic;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Streaming;

namespace OmicsTools.Engine.Runs;

/// <summary>Which runs of an account and Region are wanted: one by its id, or all that fit.</summary>
public sealed class RunQuery : IRequest
{
    /// <summary>The one export known today: the workflow's definition.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/omics/latest/api/API_GetRun.html"/></remarks>
    public const string DefinitionExport = "DEFINITION";

    /// <summary>Creates a query.</summary>
    /// <param name="region">The Region to list.</param>
    public RunQuery(string region)
    {
        Region = region;
    }

    /// <summary>The Region to ask.</summary>
    public string Region { get; }

    /// <summary>The profile that answers; null for the identity that the command has without one.</summary>
    public ProfileReference? Profile { get; set; }

    /// <summary>The one run wanted, in full; null for a listing, for which alone the filters below count.</summary>
    public string? RunId { get; set; }

    /// <summary>The account that the run must belong to; null for any. Another account may have a run of the same id.</summary>
    public string? AccountId { get; set; }

    /// <summary>The uuid of that run where it is known; null otherwise. Its id may have been given to a new run.</summary>
    public string? RunUuid { get; set; }

    /// <summary>What else to export with that run, for example <see cref="DefinitionExport"/>; empty for nothing.</summary>
    public IReadOnlyList<string> Exports { get; set; } = [];

    /// <summary>What the user gave for that run, for error records and <see cref="StreamEvent{T}.Target"/>.</summary>
    public object? Target { get; set; }

    /// <summary>The name of that run's workflow where it is known; null otherwise. The list of runs has it, GetRun has not.</summary>
    public string? WorkflowName { get; set; }

    /// <summary>For which listed runs GetRun is called, once each.</summary>
    public DetailLevel Detail { get; set; } = DetailLevel.None;

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

    /// <summary>Runs that ended before this, UTC, or have not ended are not wanted; null for no limit. The service cannot filter by it.</summary>
    public DateTime? StoppedAfter { get; set; }

    /// <summary>Runs that ended after this, UTC, or have not ended are not wanted; null for no limit. The service cannot filter by it.</summary>
    public DateTime? StoppedBefore { get; set; }

    /// <summary>Whether a run of this name is wanted; null wants all. The service is not asked to filter by it.</summary>
    /// <remarks>
    /// ListRuns takes a name, but does not say what it does with it: whether the whole name counts or its beginning, and
    /// whether case does. Were it stricter than the caller's filter, runs would be missing and no one would know.
    /// <see href="https://docs.aws.amazon.com/omics/latest/api/API_ListRuns.html"/>.
    /// </remarks>
    public Func<string, bool>? NameFilter { get; set; }

    /// <summary>
    /// Whether all of a batch is wanted, members that never became a run included. They have no status, name, run group or
    /// time, and fit no filter by these.
    /// </summary>
    public bool WantsWholeBatch =>
        BatchId is not null && RunGroupId is null && Statuses.Count == 0 && NameFilter is null && (CreatedAfter ?? CreatedBefore ?? StoppedAfter ?? StoppedBefore) is null;
}
