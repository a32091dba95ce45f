using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace OmicsTools.Emulator;

/// <summary>Makes as many runs and tasks as a test needs; the same ones every time.</summary>
public static class Generator
{
    private const long FirstRunId = 5_000_001;
    private const long FirstTaskId = 1_000_001;

    /// <summary>Makes runs of tasks of every kind.</summary>
    /// <param name="runs">How many runs.</param>
    /// <param name="tasks">How many tasks in each.</param>
    /// <param name="now">The time; the runs began a day before, a minute apart.</param>
    /// <param name="logLines">How many lines the log of each task has that has started.</param>
    /// <returns>The runs, the newest first. Their ids count up from 5000001, those of the tasks from 1000001.</returns>
    public static IEnumerable<EmulatedRun> Runs(int runs, int tasks, DateTimeOffset now, int logLines = 0) => Enumerable.Range(0, runs).Select(i =>
    {
        var id = (FirstRunId + i).ToString(CultureInfo.InvariantCulture);
        var created = now.AddDays(-1).AddMinutes(-i);
        return new EmulatedRun
        {
            Id = id,
            Name = $"generated-{i}",
            FinalStatus = i % 4 == 3 ? "FAILED" : "COMPLETED",
            CreationTime = created,
            StartTime = created.AddMinutes(5),
            StopTime = created.AddMinutes(90),
            FailureReason = i % 4 == 3 ? "RUN_TASK_FAILED" : null,
            Members = new JsonObject { ["uuid"] = $"00000000-0000-4000-9000-{id.PadLeft(12, '0')}", ["workflowId"] = "1000001", ["workflowName"] = "generated", ["storageType"] = "DYNAMIC" },
            Tasks = new GeneratedTasks(id, FirstTaskId + ((long)i * tasks), tasks, created.AddMinutes(5), logLines),
        };
    });
}
