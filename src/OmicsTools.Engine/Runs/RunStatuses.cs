using System;
using System.Collections.Generic;
using System.Linq;

namespace OmicsTools.Engine.Runs;

/// <summary>The statuses of a run that are known today; the service may add others.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/monitoring-runs.html"/></remarks>
public static class RunStatuses
{
    /// <summary>The status of a run that failed.</summary>
    public const string Failed = "FAILED";

    private static readonly string[] Ends = ["COMPLETED", Failed, "CANCELLED", "DELETED"];

    /// <summary>All known statuses, in the order of a run's life.</summary>
    public static IReadOnlyList<string> Known { get; } = ["PENDING", "STARTING", "RUNNING", "STOPPING", .. Ends];

    /// <summary>Whether a status is one of those known today.</summary>
    /// <param name="status">The status, in any case.</param>
    /// <returns>True for a known one.</returns>
    public static bool IsKnown(string status) => Known.Contains(status, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a run of this status has ended. STOPPING is not an end.</summary>
    /// <param name="status">The status; null and unknown ones have not.</param>
    /// <returns>True for COMPLETED, FAILED, CANCELLED and DELETED.</returns>
    public static bool IsTerminal(string? status) => Ends.Contains(status, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a status is that of a run that failed.</summary>
    /// <param name="status">The status, in any case.</param>
    /// <returns>True for FAILED.</returns>
    public static bool IsFailed(string? status) => string.Equals(status, Failed, StringComparison.OrdinalIgnoreCase);
}
