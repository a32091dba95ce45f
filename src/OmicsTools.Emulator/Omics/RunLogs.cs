using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace OmicsTools.Emulator;

/// <summary>
/// The log streams that a run has: its own log, the engine's, one for each task that printed something, and the manifest
/// after its end.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/monitoring-cloudwatch-logs.html"/></remarks>
internal static class RunLogs
{
    /// <summary>The run that a stream's name names; null where it names none.</summary>
    public static string? RunIdOf(string stream) => stream.Split('/') switch
    {
        ["run", { Length: > 0 } id, ..] => id,
        ["manifest", "run", { Length: > 0 } id, ..] => id,
        _ => null,
    };

    /// <summary>The task that a stream's name names; null where it names none.</summary>
    public static string? TaskIdOf(string stream) => stream.Split('/') is ["run", _, "task", { Length: > 0 } id] ? id : null;

    /// <summary>A run's stream of a name; null where it has none.</summary>
    public static EmulatedLog? Find(EmulatedRun run, string name) =>
        !run.HasLogs ? null
            : TaskIdOf(name) is not { } taskId ? Of(run, name).FirstOrDefault(stream => stream.Name == name)
            : run.FindTask(taskId) is { Log.Count: > 0 } task ? Stream(run, name, task.Log) : null;

    /// <summary>A run's streams whose names begin with something.</summary>
    public static IEnumerable<EmulatedLog> Of(EmulatedRun run, string prefix)
    {
        var (own, manifest) = ($"run/{run.Id}", $"manifest/run/{run.Id}/{run.Uuid}");
        if (!run.HasLogs)
        {
            yield break;
        }

        if (manifest.StartsWith(prefix, StringComparison.Ordinal) && run.StopTime is not null)
        {
            yield return Stream(run, manifest, run.Manifest ?? new ManifestLines(run));
        }

        if (own.StartsWith(prefix, StringComparison.Ordinal))
        {
            yield return Stream(run, own, run.Log ?? RunLog(run));
        }

        if ($"{own}/engine".StartsWith(prefix, StringComparison.Ordinal))
        {
            yield return Stream(run, $"{own}/engine", run.EngineLog ?? EngineLog(run));
        }

        if ($"{own}/task/".StartsWith(prefix, StringComparison.Ordinal) || prefix.StartsWith($"{own}/task/", StringComparison.Ordinal))
        {
            foreach (var task in run.Tasks.Where(task => task.Log.Count > 0))
            {
                var name = $"{own}/task/{task.TaskId}";
                if (name.StartsWith(prefix, StringComparison.Ordinal))
                {
                    yield return Stream(run, name, task.Log);
                }
            }
        }
    }

    private static EmulatedLog Stream(EmulatedRun run, string name, IReadOnlyList<EmulatedLogEvent> events) =>
        new() { AccountId = run.AccountId, Region = run.Region, Name = name, Events = events };

    // The states that real run logs name in logMessage.
    private static IReadOnlyList<EmulatedLogEvent> RunLog(EmulatedRun run)
    {
        var lines = new List<(DateTimeOffset? Time, string Status, string What, string Text)>
        {
            (run.CreationTime, "PENDING", "CREATING_RUN", "Creating the run."),
            (run.StartTime?.AddMinutes(-2), "STARTING", "STARTING_RUN", "Starting the run."),
            (run.StartTime, "RUNNING", "RUNNING_WORKFLOW", "Running the workflow."),
            (run.StartTime?.AddSeconds(1), "RUNNING", "IMPORTING_FILES", "Importing the input files."),
            (run.StartTime?.AddSeconds(40), "RUNNING", "IMPORT_COMPLETED", "Imported the input files."),
        };
        foreach (var task in run.Tasks)
        {
            lines.Add((task.CreationTime, "RUNNING", "STARTING_TASK", $"Starting task {task.Name} ({task.TaskId})."));
            lines.Add((task.StartTime, "RUNNING", "RUNNING_TASK", $"Running task {task.Name} ({task.TaskId})."));
            if (task.FinalStatus == "FAILED")
            {
                lines.Add((task.StopTime, "RUNNING", "TASK_FAILED", $"Task {task.Name} ({task.TaskId}) failed: {task.FailureReason} {task.StatusMessage}".TrimEnd()));
            }
        }

        if (run.StopTime is { } stop)
        {
            lines.Add((stop.AddSeconds(-15), "STOPPING", "STOPPING_RUN", "Stopping the run."));
            lines.Add((stop.AddSeconds(-5), "STOPPING", "ENGINE_LOG_GENERATED", "Generated the engine log."));
            lines.Add((stop, run.FinalStatus, $"RUN_{run.FinalStatus}", run.StatusMessage ?? $"The run is {run.FinalStatus.ToLowerInvariant()}."));
        }

        return Sorted(lines.Select(line => (
            line.Time, JsonSerializer.Serialize(new RunLogLine(line.Status, line.What, line.Text), EmulatorJson.Default.RunLogLine))));
    }

    private static IReadOnlyList<EmulatedLogEvent> EngineLog(EmulatedRun run)
    {
        var engine = run.Tasks.Any(task => task.Name?.Contains(" (", StringComparison.Ordinal) == true) ? "nextflow" : "wdl";
        var lines = new List<(DateTimeOffset? Time, string Text)> { (run.StartTime?.AddSeconds(45), $"INFO  [{engine}] workflow {run.Members["workflowName"] ?? run.Name} starts") };
        foreach (var task in run.Tasks)
        {
            lines.Add((task.CreationTime, $"INFO  [{engine}] submitted {task.Name} as task {task.TaskId}"));
            lines.Add((task.StopTime, task.FinalStatus == "FAILED"
                ? $"ERROR [{engine}] {task.Name} (task {task.TaskId}) failed: {task.FailureReason} {task.StatusMessage}".TrimEnd()
                : $"INFO  [{engine}] {task.Name} (task {task.TaskId}) is {task.FinalStatus.ToLowerInvariant()}"));
        }

        var end = run.FinalStatus == "FAILED" ? "ERROR" : "INFO ";
        lines.Add((run.StopTime?.AddSeconds(-1), $"{end} [{engine}] workflow is {run.FinalStatus.ToLowerInvariant()}: {run.StatusMessage ?? "all outputs are written"}"));
        return Sorted(lines);
    }

    private static IReadOnlyList<EmulatedLogEvent> Sorted(IEnumerable<(DateTimeOffset? Time, string Text)> lines) =>
        [.. lines.Where(line => line.Time is not null).Select(line => new EmulatedLogEvent(line.Time!.Value, line.Text)).OrderBy(line => line.Timestamp)];
}
