using System;
using System.Collections.Generic;
using System.Linq;
using OmicsTools.Emulator;

namespace OmicsTools.Tests.Faults;

/// <summary>What a service holds, what goes wrong with it, and how it is asked: by chance, but the same for the same seed.</summary>
internal sealed class Schedule
{
    private static readonly FaultKind[] Passing =
    [
        FaultKind.Throttle429, FaultKind.InternalError500, FaultKind.Unavailable503, FaultKind.Timeout408, FaultKind.ResetBeforeResponse,
        FaultKind.ResetWithinBody, FaultKind.Stall, FaultKind.StallWithinBody, FaultKind.TruncatedBody, FaultKind.InvalidJson, FaultKind.WrongTypes,
    ];

    private static readonly FaultKind[] Lasting = [FaultKind.AccessDenied403, FaultKind.RepeatedToken, .. Passing];

    public Schedule(int seed)
    {
        var chance = new Random(seed);
        Options = new EmulatorOptions
        {
            DefaultSeed = false,
            MaxPageSize = chance.Next(1, 30),
            EmptyPages = chance.Next(3) == 0,
            Latency = TimeSpan.FromMilliseconds(chance.Next(3)),
        };
        Runs = chance.Next(1, 5);
        Tasks = chance.Next(0, 40);
        Detail = chance.GetItems(["All", "All", "Failed", "None"], 1)[0];
        Concurrency = chance.GetItems([1, 2, 5, 16], 1)[0];
        CanWin = chance.Next(2) == 0;

        // No call can be hit more than three times, and a fourth attempt is made of each; or else anything goes.
        Faults = CanWin
            ? [.. Enumerable.Range(0, 3).Select(_ => Make(chance, Passing) with { Times = 1 })]
            : [.. Enumerable.Range(0, chance.Next(1, 5)).Select(_ => Make(chance, Lasting))];
    }

    public EmulatorOptions Options { get; }

    public int Runs { get; }

    public int Tasks { get; }

    public string Detail { get; }

    public int Concurrency { get; }

    /// <summary>Whether retries can win against all that goes wrong.</summary>
    public bool CanWin { get; }

    public IReadOnlyList<Fault> Faults { get; }

    private static Fault Make(Random chance, FaultKind[] kinds)
    {
        var kind = chance.GetItems(kinds, 1)[0];
        return new Fault
        {
            Kind = kind,
            Operation = chance.GetItems([null, "ListRunTasks", "GetRunTask"], 1)[0],
            Calls = chance.Next(2) == 0 ? [.. Enumerable.Range(0, 6).Select(_ => chance.Next(1, 80))] : null,
            Share = chance.GetItems([0.02, 0.2, 0.9], 1)[0],
            Seed = chance.Next(),

            // What costs a second or more each time it is met is not met too often.
            Times = kind is FaultKind.Stall or FaultKind.StallWithinBody or FaultKind.Throttle429 ? chance.Next(1, 12) : chance.Next(1, 200),
        };
    }
}
