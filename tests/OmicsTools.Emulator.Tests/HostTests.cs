using System;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using OmicsTools.TestSupport;

namespace OmicsTools.Emulator.Tests;

public sealed class HostTests
{
    [Fact]
    public async Task Signals_stay_with_the_program_that_the_emulator_runs_in()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send to oneself.");
        var taken = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);

        // Handlers run in reverse order: this one sees what those of the emulator would have decided.
        using var last = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            _ = taken.TrySetResult(signal.Cancel);
            signal.Cancel = true;
        });
        await using var emulator = await EmulatorHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Signal.Send(Environment.ProcessId, Signal.Terminate);

        Assert.False(await taken.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }
}
