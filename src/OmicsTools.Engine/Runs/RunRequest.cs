using System;
using System.Collections.Generic;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Streaming;

namespace OmicsTools.Engine.Runs;

/// <summary>One thing asked for: a run, or named tasks of it.</summary>
public sealed class RunRequest : IRequest
{
    /// <summary>Creates a request.</summary>
    /// <param name="runId">The run's id.</param>
    /// <param name="region">The Region that answers for the run.</param>
    /// <param name="target">What the user gave for it, for error records.</param>
    public RunRequest(string runId, string region, object? target)
    {
        RunId = runId;
        Region = region;
        Target = target;
    }

    /// <summary>The run's id.</summary>
    public string RunId { get; }

    /// <summary>The Region that answers for the run.</summary>
    public string Region { get; }

    /// <summary>The profile that answers for the run; null for the identity that the command has without one.</summary>
    public ProfileReference? Profile { get; set; }

    /// <summary>The account that the run must belong to; null for any.</summary>
    public string? AccountId { get; set; }

    /// <summary>Tells runs of the same id apart: they may be of several Regions and accounts.</summary>
    internal (string Region, ProfileReference? Profile, string RunId) Key => (Region, Profile, RunId);

    /// <summary>What the user gave: the id, the ARN or the object; an error record carries it back.</summary>
    public object? Target { get; }

    /// <summary>The tasks asked for; null for all tasks of the run.</summary>
    public IReadOnlyList<string>? TaskIds { get; set; }

    /// <summary>The run's name where the input carried it; null otherwise. The task operations do not return it.</summary>
    public string? RunName { get; set; }

    /// <summary>The run's universally unique identifier where the input carried it; null otherwise, likewise.</summary>
    public string? RunUuid { get; set; }

    /// <summary>When the run ended, UTC, where the input carried it; null otherwise, likewise.</summary>
    public DateTime? EndedTime { get; set; }

    /// <summary>The time of the first line of its manifest, UTC, where the input carried it; null otherwise.</summary>
    public DateTime? FirstLineTime { get; set; }

    /// <summary>The name of the one task asked for where the input carried it; null otherwise.</summary>
    public string? TaskName { get; set; }

    /// <summary>Whether the user named it, rather than piped in what came from elsewhere.</summary>
    public bool IsNamed { get; set; }

    /// <summary>The name of the run's workflow where the input carried it; null otherwise. The list of runs has it, GetRun has not.</summary>
    public string? WorkflowName { get; set; }
}
