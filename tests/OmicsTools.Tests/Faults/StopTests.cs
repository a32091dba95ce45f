using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.NetworkInformation;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Faults;

/// <summary>What is left of a command that was stopped: timers and threads are the whole process's, so nothing runs beside.</summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public class StopTests
{
    private const string Name = "Stops";
    private const int AtOnce = 16;
    private const int Runs = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("5000001..5000002 | Get-OmicsRunTask")]
    [InlineData("Get-OmicsRunTask 5000001 -MaxRequestsPerSecond 20")]
    public async Task A_stopped_command_leaves_no_request_connection_timer_or_thread(string script)
    {
        await using var session = await StartAsync();
        var before = ProcessState.Now();
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.Stall, Operation = "GetRunTask" });

        using var shell = session.Session.Start(script, [], out _);
        await session.Emulator.Requests.WaitForAsync(log => log.InFlight == AtOnce, Patience);
        var stalled = ProcessState.Now();
        shell.Stop();

        // Every attempt had its time limit. Others of the process may end meanwhile, too.
        await AssertNothingIsLeftAsync(session, before with { Timers = Math.Min(before.Timers, stalled.Timers - AtOnce) });
        Assert.Equal(AtOnce, session.Emulator.Requests.All.Count(request => request.Aborted));
        AssertNextWorks(session);
    }

    [Fact]
    public async Task A_command_whose_reader_has_enough_leaves_nothing_either()
    {
        await using var session = await StartAsync();
        var before = ProcessState.Now();
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.Stall, Operation = "GetRunTask", RunId = "5000002" });

        // Enough at once that the second run, which stalls, leaves the first room.
        _ = session.Run("5000001..5000002 | Get-OmicsRunTask -ThrottleLimit 64 | ForEach-Object { if (++$n -eq 60) { break } }").WithoutErrors();

        await AssertNothingIsLeftAsync(session, before);
        AssertNextWorks(session);
    }

    [Fact]
    public async Task A_runspace_that_closes_ends_what_runs_in_it()
    {
        await using var session = await StartAsync();
        using var other = new OmicsSession();
        var before = ProcessState.Now();
        session.Emulator.Faults.Add(new Fault { Kind = FaultKind.Stall, Operation = "GetRunTask" });
        using var shell = session.Session.Start("Get-OmicsRunTask 5000001", [], out _);
        await session.Emulator.Requests.WaitForAsync(log => log.InFlight == AtOnce, Patience);

        session.Session.Dispose();

        await AssertNothingIsLeftAsync(session, before);
    }

    // They are kept on purpose, until they have been idle for a minute; those of a stopped command are not.
    [Fact]
    public async Task The_next_command_goes_on_with_the_connections_of_the_last()
    {
        await using var session = await StartAsync();
        var before = PortsTo(session);
        Assert.NotEmpty(before);

        _ = session.Run("Get-OmicsRunTask 5000001 -ThrottleLimit 1").WithoutErrors();

        Assert.Equal(before, PortsTo(session));
    }

    /// <summary>Starts a session whose first command is done with: what that leaves to be used again is there.</summary>
    private static async Task<EmulatedSession> StartAsync()
    {
        var session = await EmulatedSession.StartAsync(new EmulatorOptions { DefaultSeed = false });
        foreach (var run in Generator.Runs(Runs, 60, session.Emulator.Clock.GetUtcNow()))
        {
            session.Emulator.Runs.Put(run);
        }

        _ = session.Run("Get-OmicsRunTask 5000001 -ThrottleLimit 1").WithoutErrors();
        return session;
    }

    private static async Task AssertNothingIsLeftAsync(EmulatedSession session, ProcessState before)
    {
        await session.Emulator.Requests.WaitForAsync(log => log.InFlight == 0, Patience);
        var now = ProcessState.Now();
        Assert.True(
            SpinWait.SpinUntil(() => (now = ProcessState.Now()).Timers <= before.Timers && now.OwnThreads <= before.OwnThreads, Patience),
            $"Before: {before}. Now: {now}.");
        Assert.True(SpinWait.SpinUntil(() => PortsTo(session).Count == 0, Patience), "Connections remain.");
    }

    private static void AssertNextWorks(EmulatedSession session)
    {
        session.Emulator.Faults.Clear();
        Assert.Equal(120, session.Run("5000001..5000002 | Get-OmicsRunTask").WithoutErrors().Output.Count);
    }

    /// <summary>This process's ends of its connections to the emulator.</summary>
    private static IReadOnlyList<int> PortsTo(EmulatedSession session) =>
    [
        .. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
            .Where(connection => connection.RemoteEndPoint.Port == session.Emulator.Endpoint.Port
                && connection.State is TcpState.Established or TcpState.CloseWait)
            .Select(connection => connection.LocalEndPoint.Port)
            .Order(),
    ];

    /// <param name="Timers">Timers that will fire.</param>
    /// <param name="OwnThreads">Threads that are not the pool's.</param>
    private sealed record ProcessState(long Timers, int OwnThreads)
    {
        public static ProcessState Now()
        {
            using var process = Process.GetCurrentProcess();
            return new(Timer.ActiveCount, process.Threads.Count - ThreadPool.ThreadCount);
        }
    }
}
