using System;

namespace OmicsTools.Emulator;

/// <summary>The states that runs and tasks move through.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/monitoring-runs.html"/></remarks>
internal static class Lifecycle
{
    // How long before the start an instance is being prepared, and how long before the end it is being put away.
    private static readonly TimeSpan Starting = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Stopping = TimeSpan.FromSeconds(15);

    /// <summary>Whether nothing more will happen.</summary>
    public static bool IsOver(DateTimeOffset now, DateTimeOffset? start, DateTimeOffset? stop) =>
        (stop ?? start) is not { } end || now >= end;

    public static string StatusAt(DateTimeOffset now, DateTimeOffset? start, DateTimeOffset? stop, string finalStatus)
    {
        if (IsOver(now, start, stop))
        {
            return finalStatus;
        }

        if (now >= start)
        {
            return now >= stop - Stopping ? "STOPPING" : "RUNNING";
        }

        return now >= start - Starting ? "STARTING" : "PENDING";
    }
}
