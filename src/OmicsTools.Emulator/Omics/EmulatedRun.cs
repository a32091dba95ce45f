using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace OmicsTools.Emulator;

/// <summary>A run with its whole life and its tasks; what a request sees of it depends on the clock.</summary>
public sealed record EmulatedRun
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The account it belongs to.</summary>
    public string AccountId { get; init; } = EmulatorKeys.DefaultAccountId;

    /// <summary>The Region it is in.</summary>
    public string Region { get; init; } = EmulatorKeys.DefaultRegion;

    /// <summary>The name; null leaves it out.</summary>
    public string? Name { get; init; }

    /// <summary>The status when all its times are past.</summary>
    public string FinalStatus { get; init; } = "COMPLETED";

    /// <summary>When it is created. Before, no one knows of it. Null leaves it out, and it is there from the start.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>When it starts; null for one that never does.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it stops; null for one that keeps its last status for ever, say <c>RUNNING</c>.</summary>
    public DateTimeOffset? StopTime { get; init; }

    /// <summary>The message in the end; null leaves it out.</summary>
    public string? StatusMessage { get; init; }

    /// <summary>The failure's code in the end; null leaves it out.</summary>
    public string? FailureReason { get; init; }

    /// <summary>All other members of GetRun, as the API spells them.</summary>
    public JsonObject Members { get; init; } = [];

    /// <summary>The tasks, in the order in which they are listed.</summary>
    public IReadOnlyList<EmulatedTask> Tasks { get; init; } = [];

    /// <summary>The run log, the earliest line first; null for one that tells what becomes of the run and its tasks.</summary>
    public IReadOnlyList<EmulatedLogEvent>? Log { get; init; }

    /// <summary>The engine's log, the earliest line first; null for one that tells what becomes of the tasks.</summary>
    public IReadOnlyList<EmulatedLogEvent>? EngineLog { get; init; }

    /// <summary>The manifest; null for one that is made of the run and its tasks when it ends.</summary>
    public IReadOnlyList<EmulatedLogEvent>? Manifest { get; init; }

    /// <summary>The use of storage that the manifest tells; null for made-up figures.</summary>
    public JsonObject? Metrics { get; init; }

    /// <summary>The universally unique identifier; one made of the id where the members have none.</summary>
    public string Uuid => Members["uuid"]?.ToString() ?? $"00000000-0000-4000-9000-{Id.PadLeft(12, '0')[^12..]}";

    /// <summary>Whether it writes logs.</summary>
    public bool HasLogs => Members["logLevel"]?.ToString() != "OFF";

    /// <summary>The ARN.</summary>
    public string Arn => $"arn:aws:omics:{Region}:{AccountId}:run/{Id}";

    /// <summary>The status at a time.</summary>
    /// <param name="now">The time.</param>
    /// <returns>One of the API's statuses.</returns>
    public string StatusAt(DateTimeOffset now) => Lifecycle.StatusAt(now, StartTime, StopTime, FinalStatus);

    /// <summary>One of its tasks; null where it has none of that id.</summary>
    internal EmulatedTask? FindTask(string taskId) =>
        Tasks is GeneratedTasks generated ? generated.Find(taskId) : Tasks.FirstOrDefault(task => task.TaskId == taskId);
}
