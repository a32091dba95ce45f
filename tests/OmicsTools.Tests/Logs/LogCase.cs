using System;
using System.Collections.Generic;
using System.Linq;
using OmicsTools.Emulator;

namespace OmicsTools.Tests.Logs;

/// <summary>Runs with logs, as tests need them.</summary>
internal static class LogCase
{
    public static EmulatorOptions Options { get; } = new() { DefaultSeed = false };

    /// <summary>A run that ended an hour ago, with the tasks given.</summary>
    public static EmulatedRun Run(string id, params IReadOnlyList<EmulatedTask> tasks) => new()
    {
        Id = id,
        Name = $"run-{id}",
        FinalStatus = "FAILED",
        FailureReason = "RUN_TASK_FAILED",
        CreationTime = Ago(hours: 5),
        StartTime = Ago(hours: 4.5),
        StopTime = Ago(hours: 1),
        Tasks = tasks,
    };

    /// <summary>A task of such a run.</summary>
    public static EmulatedTask Task(string id, IReadOnlyList<EmulatedLogEvent> log, string? name = null, string status = "COMPLETED", double stopped = 2) => new()
    {
        TaskId = id,
        Name = name ?? $"task-{id}",
        FinalStatus = status,
        CreationTime = Ago(hours: stopped + 2),
        StartTime = Ago(hours: stopped + 1.5),
        StopTime = Ago(hours: stopped),
        Log = log,
    };

    /// <summary>So many lines, with gaps of hours where pages are empty, and several of one millisecond.</summary>
    public static IReadOnlyList<EmulatedLogEvent> Lines(int count, double hours = 3.5, string prefix = "line") =>
        [.. Enumerable.Range(0, count).Select(i => new EmulatedLogEvent(Ago(hours).AddMilliseconds((i / 3) + (i > count / 2 ? 5_000_000 : 0)), $"{prefix} {i}"))];

    public static IEnumerable<string> Texts(int count, string prefix = "line") => Enumerable.Range(0, count).Select(i => $"{prefix} {i}");

    public static DateTimeOffset Ago(double hours) => DateTimeOffset.UtcNow.AddHours(-hours);
}
