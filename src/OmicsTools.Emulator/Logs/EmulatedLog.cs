using System;
using System.Collections.Generic;

namespace OmicsTools.Emulator;

/// <summary>A log stream with all its lines; what a request sees of it depends on the clock.</summary>
public sealed record EmulatedLog
{
    /// <summary>The log group of HealthOmics.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/monitoring-cloudwatch-logs.html"/></remarks>
    public const string WorkflowLogGroup = "/aws/omics/WorkflowLog";

    /// <summary>The account it belongs to.</summary>
    public string AccountId { get; init; } = EmulatorKeys.DefaultAccountId;

    /// <summary>The Region it is in.</summary>
    public string Region { get; init; } = EmulatorKeys.DefaultRegion;

    /// <summary>The log group it is in.</summary>
    public string LogGroupName { get; init; } = WorkflowLogGroup;

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The lines, the earliest first. A stream is there as soon as its first line has arrived.</summary>
    public IReadOnlyList<EmulatedLogEvent> Events { get; init; } = [];

    internal DateTimeOffset? Begun => Events is ManifestLines lines ? lines.Time : Events.Count > 0 ? Events[0].IngestionTime : null;

    internal bool Exists(DateTimeOffset now) => Begun <= now;

    /// <summary>The first line at a time or after it; the count of lines where there is none.</summary>
    internal int IndexOf(DateTimeOffset time)
    {
        if (Events is ManifestLines lines)
        {
            return lines.Time < time ? lines.Count : 0;
        }

        var (low, high) = (0, Events.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Events[middle].Timestamp < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
