using System;
using System.Collections.Generic;
using System.Linq;

namespace OmicsTools.Engine.Tasks;

/// <summary>The statuses of a task that are known today; the service may add others.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/workflow-run-tasks.html"/></remarks>
public static class TaskStatuses
{
    /// <summary>The status of a task that failed.</summary>
    public const string Failed = "FAILED";

    private static readonly string[] Waiting = ["PENDING", "STARTING"];
    private static readonly string[] Ends = ["COMPLETED", Failed, "CANCELLED"];

    /// <summary>All known statuses, in the order of a task's life.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. Waiting, "RUNNING", "STOPPING", .. Ends];

    /// <summary>Whether a status is one of those known today.</summary>
    /// <param name="status">The status, in any case.</param>
    /// <returns>True for a known one.</returns>
    public static bool IsKnown(string status) => Known.Contains(status, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a task of this status has ended.</summary>
    /// <param name="status">The status; null and unknown ones have not.</param>
    /// <returns>True for COMPLETED, FAILED and CANCELLED.</returns>
    public static bool IsTerminal(string? status) => Ends.Contains(status, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a task of this status has not begun to run.</summary>
    /// <param name="status">The status, in any case.</param>
    /// <returns>True for PENDING and STARTING.</returns>
    public static bool IsWaiting(string? status) => Waiting.Contains(status, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a status is that of a task that failed.</summary>
    /// <param name="status">The status, in any case.</param>
    /// <returns>True for FAILED.</returns>
    public static bool IsFailed(string? status) => string.Equals(status, Failed, StringComparison.OrdinalIgnoreCase);
}
