using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Waiting;

/// <summary>A session, an emulator without runs, and a time that a test drives.</summary>
public sealed class WaitCase : IAsyncDisposable
{
    private readonly EmulatedSession _session;

    private WaitCase(EmulatedSession session)
    {
        _session = session;
        Time = new DrivenTime(session.Emulator.Clock);
        Start = session.Emulator.Clock.GetUtcNow();
    }

    public EmulatorHost Emulator => _session.Emulator;

    public OmicsSession Session => _session.Session;

    public DrivenTime Time { get; }

    /// <summary>The moment that the test begins.</summary>
    public DateTimeOffset Start { get; }

    public static async Task<WaitCase> StartAsync(EmulatorOptions? options = null) =>
        new(await EmulatedSession.StartAsync((options ?? new EmulatorOptions()) with { DefaultSeed = false }));

    /// <summary>Adds a run that lives from one minute to another, counted from the start of the test.</summary>
    public EmulatedRun AddRun(
        string id, double? starts = -5, double? stops = 60, string ends = "COMPLETED", params IReadOnlyList<EmulatedTask> tasks)
    {
        var run = new EmulatedRun
        {
            Id = id,
            Name = $"run-{id}",
            FinalStatus = ends,
            CreationTime = Start.AddMinutes(Math.Min(-10, (starts ?? 0) - 5)),
            StartTime = At(starts),
            StopTime = At(stops),
            FailureReason = ends == "FAILED" ? "RUN_TASK_FAILED" : null,
            Tasks = tasks,
        };
        Emulator.Runs.Put(run);
        return run;
    }

    /// <summary>A task that lives from one minute to another; it is not to be seen before.</summary>
    public EmulatedTask Task(string id, double starts = -4, double? stops = 30, string ends = "COMPLETED", string name = "align", double created = -6) => new()
    {
        TaskId = id,
        Name = name,
        FinalStatus = ends,
        CreationTime = Start.AddMinutes(created),
        StartTime = At(starts),
        StopTime = At(stops),
    };

    public SessionResult Run(string script, params object?[] input) => _session.Run(script, input);

    /// <summary>How many minutes have passed.</summary>
    public double Minutes => (Emulator.Clock.GetUtcNow() - Start).TotalMinutes;

    public async ValueTask DisposeAsync()
    {
        Time.Dispose();
        await _session.DisposeAsync();
    }

    private DateTimeOffset? At(double? minute) => minute is null ? null : Start.AddMinutes(minute.Value);
}
