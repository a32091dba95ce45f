using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace OmicsTools.Emulator;

/// <summary>A task with its whole life; what a request sees of it depends on the clock.</summary>
public sealed record EmulatedTask
{
    /// <summary>The id.</summary>
    public required string TaskId { get; init; }

    /// <summary>The universally unique identifier; null leaves it out.</summary>
    public string? Uuid { get; init; }

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

    /// <summary>The CPUs asked for; null leaves them out.</summary>
    public int? Cpus { get; init; }

    /// <summary>The memory asked for, in GiB; null leaves it out.</summary>
    public int? Memory { get; init; }

    /// <summary>The GPUs asked for; null leaves them out.</summary>
    public int? Gpus { get; init; }

    /// <summary>The instance type; null leaves it out.</summary>
    public string? InstanceType { get; init; }

    /// <summary>Whether the result came from the cache; null leaves it out.</summary>
    public bool? CacheHit { get; init; }

    /// <summary>Where the cached result lies; null leaves it out.</summary>
    public string? CacheS3Uri { get; init; }

    /// <summary>The message in the end; null leaves it out.</summary>
    public string? StatusMessage { get; init; }

    /// <summary>The failure's code in the end; null leaves it out.</summary>
    public string? FailureReason { get; init; }

    /// <summary>The log stream's ARN; null leaves it out.</summary>
    public string? LogStream { get; init; }

    /// <summary>The image's URI; null leaves it out.</summary>
    public string? Image { get; init; }

    /// <summary>The image's digest; null leaves it out.</summary>
    public string? ImageDigest { get; init; }

    /// <summary>The image's source; null leaves it out.</summary>
    public string? SourceImage { get; init; }

    /// <summary>What it prints, the earliest line first. One that prints nothing has no log stream.</summary>
    public IReadOnlyList<EmulatedLogEvent> Log { get; init; } = [];

    /// <summary>The use of its instance that the manifest tells; null for made-up figures.</summary>
    public JsonObject? Metrics { get; init; }

    /// <summary>Members that the API does not have, or not yet, for clients to be tried with; null for none.</summary>
    public JsonObject? OtherMembers { get; init; }

    /// <summary>The status at a time.</summary>
    /// <param name="now">The time.</param>
    /// <returns>One of the API's statuses.</returns>
    public string StatusAt(DateTimeOffset now) => Lifecycle.StatusAt(now, StartTime, StopTime, FinalStatus);
}
