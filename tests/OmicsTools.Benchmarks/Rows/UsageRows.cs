using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using OmicsTools.Benchmarks.Support;

namespace OmicsTools.Benchmarks.Rows;

/// <summary>What tasks used, from manifests, against the least that reading those costs.</summary>
internal static class UsageRows
{
    /// <summary>The argument that makes this program the child that measures.</summary>
    public const string Child = "measure";

    private const int Tasks = 1000;
    private const int Few = 10_000;
    private const int Many = 100_000;
    private const int Repetitions = 5;
    private const int RunsOfOne = 20;
    private const string Known = "$run | Measure-OmicsRunTask";

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        using var emulator = EmulatorProcess.Start(1, Tasks, EmulatorProcess.Latency(TimeSpan.FromMilliseconds(20)));
        using var module = new ModuleSession(emulator.Endpoint);
        using var bare = new BareClient(emulator.Endpoint);
        var before = (await emulator.CountRequestsAsync()).All;
        _ = module.Time("Measure-OmicsRunTask 5000001");
        var requests = (await emulator.CountRequestsAsync()).All - before;

        // Whose run it is, and its uuid, is known to a pipeline: the same pages are read.
        _ = module.Time("$run = Get-OmicsRun 5000001");
        var (times, _) = await CompareAsync(bare, module, RunsOfOne);

        yield return Row.AtMost("Measure-OmicsRunTask, 1,000 tasks: requests, where GetRunTask needs 1,010", requests, 5, "requests");
        yield return Row.AtMost("the same, 20 ms: time over a bare HttpClient's that reads and parses the same pages", Row.Median(times), 1.25, "times");

        // What a command costs once is not a task's: so many that it does not count.
        using var few = EmulatorProcess.Start(1, Few);
        using var moduleOfFew = new ModuleSession(few.Endpoint);
        using var bareOfFew = new BareClient(few.Endpoint);
        _ = moduleOfFew.Time("$run = Get-OmicsRun 5000001");
        var (_, cpu) = await CompareAsync(bareOfFew, moduleOfFew, RunsOfOne / 5);
        yield return Row.AtMost("Measure-OmicsRunTask, 10,000 tasks: CPU of a task over the bare client's", Row.Median(cpu), 1.5, "times");

        using var many = EmulatorProcess.Start(1, Many);
        var memory = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            memory.Add((await ChildProcess.MeasureAsync(Child, many.Endpoint.AbsoluteUri))[0] - (await ChildProcess.MeasureAsync(Child, few.Endpoint.AbsoluteUri))[0]);
        }

        yield return Row.AtMost("the same, 100,000 tasks: peak working set above that of 10,000 tasks", Row.Median(memory), 16, "MB");
    }

    /// <summary>The child: the peak of the working set in MB.</summary>
    public static string RunChild(Uri endpoint)
    {
        using var module = new ModuleSession(endpoint);
        _ = module.Time("Measure-OmicsRunTask 5000001");
        using var self = Process.GetCurrentProcess();
        return (self.PeakWorkingSet64 / 1048576.0).ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<(List<double> Times, List<double> Cpu)> CompareAsync(BareClient bare, ModuleSession module, int runs)
    {
        var (times, cpu) = (new List<double>(), new List<double>());
        // .NET compiles what runs often a second time, in the background: both are measured after that.
        for (var i = -8; i < Repetitions; i++)
        {
            var bareUse = await UseAsync(() => bare.TimeManifestAsync(EmulatorProcess.FirstRun), runs);
            var use = await UseAsync(() => Task.FromResult(module.Time(Known)), runs);
            if (i >= 0)
            {
                times.Add(use.Time / bareUse.Time);
                cpu.Add(use.Cpu / bareUse.Cpu);
            }
        }

        return (times, cpu);
    }

    // Several times over: a manifest is read too quickly for the clock of processor time.
    private static async Task<(TimeSpan Time, TimeSpan Cpu)> UseAsync(Func<Task<TimeSpan>> work, int runs)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        var time = TimeSpan.Zero;
        for (var i = 0; i < runs; i++)
        {
            time += await work();
        }

        self.Refresh();
        return (time, self.TotalProcessorTime - before);
    }
}
