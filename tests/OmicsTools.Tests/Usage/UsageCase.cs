using System;
using System.Linq;
using System.Text.Json.Nodes;
using OmicsTools.Emulator;

namespace OmicsTools.Tests.Usage;

/// <summary>Runs with manifests, as tests need them.</summary>
internal static class UsageCase
{
    public static DateTimeOffset Start { get; } = new(2026, 6, 1, 10, 0, 0, TimeSpan.Zero);

    public static EmulatorOptions Options { get; } = new() { DefaultSeed = false };

    /// <summary>A run of an hour and a half on storage of 1,200 GiB.</summary>
    public static EmulatedRun Run(string id, params EmulatedTask[] tasks) => new()
    {
        Id = id,
        Name = $"run-{id}",
        CreationTime = Start.AddMinutes(-10),
        StartTime = Start,
        StopTime = Start.AddMinutes(90),
        Members = new JsonObject { ["storageType"] = "STATIC", ["uuid"] = $"uuid-{id}" },
        Metrics = new JsonObject { ["storageReservedGiB"] = 1200.0, ["storageAverageGiB"] = 100.5, ["storageMaximumGiB"] = 120.25 },
        Tasks = tasks,
    };

    /// <summary>A task that ran for some minutes and used some of its instance.</summary>
    public static EmulatedTask Task(
        string id, string name, string? instance = "omics.m.large", double minutes = 10, double? cpus = 1, double? memory = 2, double start = 5) => new()
        {
            TaskId = id,
            Name = name,
            Cpus = 2,
            Memory = 8,
            InstanceType = instance,
            CreationTime = Start.AddMinutes(start - 3),
            StartTime = Start.AddMinutes(start),
            StopTime = Start.AddMinutes(start + minutes),
            Metrics = cpus is null
            ? []
            : new JsonObject
            {
                ["cpusAverage"] = cpus / 2,
                ["cpusMaximum"] = cpus,
                ["cpusReserved"] = 2,
                ["gpusReserved"] = 0,
                ["memoryAverageGiB"] = memory / 2,
                ["memoryMaximumGiB"] = memory,
                ["memoryReservedGiB"] = 8,
                ["runningSeconds"] = minutes * 60,
            },
        };

    public static EmulatedTask Cached(string id, string name) => Task(id, name, instance: null, cpus: null) with { CacheHit = true, StartTime = null, StopTime = null, CreationTime = null };

    /// <summary>A run with a manifest of lines as they are.</summary>
    public static EmulatedRun WithManifest(this EmulatedRun run, params string[] lines) =>
        run with { Manifest = [.. lines.Select(line => new EmulatedLogEvent(Start.AddHours(2), line))] };
}
