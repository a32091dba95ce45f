using System;
using System.Collections.Generic;

namespace OmicsTools.Emulator;

/// <summary>A request as one of the service's operations.</summary>
/// <param name="Operation">The operation; null for a path that is none.</param>
/// <param name="RunId">The run in the path.</param>
/// <param name="TaskId">The task in the path.</param>
/// <param name="BatchId">The batch in the path.</param>
/// <param name="Query">The query's values, decoded.</param>
internal sealed record OmicsCall(string? Operation, string? RunId, string? TaskId, string? BatchId, IReadOnlyDictionary<string, string> Query)
    : ServiceCall(Operation, RunId, TaskId)
{
    /// <summary>The operations that there are.</summary>
    public static IReadOnlyList<string> Operations { get; } = ["ListRuns", "GetRun", "ListRunTasks", "GetRunTask", "ListRunsInBatch"];

    public override string? PageToken => Query.GetValueOrDefault("startingToken");

    /// <summary>Reads method and target.</summary>
    public static OmicsCall Read(string method, RequestTarget target)
    {
        var parts = target.Path.Trim('/').Split('/');
        var (operation, run, task, batch) = (method, parts) switch
        {
            ("GET", ["run"]) => ("ListRuns", null, null, null),
            ("GET", ["run", var id]) => ("GetRun", id, null, null),
            ("GET", ["run", var id, "task"]) => ("ListRunTasks", id, null, null),
            ("GET", ["run", var id, "task", var taskId]) => ("GetRunTask", id, taskId, null),
            ("GET", ["runBatch", var id, "run"]) => ("ListRunsInBatch", null, null, id),
            _ => ((string?)null, (string?)null, (string?)null, (string?)null),
        };
        return new OmicsCall(operation, Decoded(run), Decoded(task), Decoded(batch), ReadQuery(target.Query));
    }

    private static string? Decoded(string? part) => part is null ? null : Uri.UnescapeDataString(part);

    // A plus sign is a plus sign: clients of AWS encode a space as %20.
    private static Dictionary<string, string> ReadQuery(string query)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            values[Uri.UnescapeDataString(parts[0])] = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : string.Empty;
        }

        return values;
    }
}
