using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using OmicsTools.Benchmarks.Support;

namespace OmicsTools.Benchmarks.Rows;

/// <summary>All details of a thousand tasks, against the least that they can cost.</summary>
internal static class DetailRows
{
    private const int Tasks = 1000;
    private const int Concurrency = 16;
    private const int Repetitions = 5;
    private const int SequentialTasks = 200;
    private const string OneRun = "Get-OmicsRunTask 5000001";
    private const string ManyRuns = "5000001..5000050 | Get-OmicsRunTask";

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        using var emulator = EmulatorProcess.Start(1, Tasks, EmulatorProcess.Latency(Latency));
        using var shortRun = EmulatorProcess.Start(1, SequentialTasks, EmulatorProcess.Latency(Latency));
        using var manyRuns = EmulatorProcess.Start(50, Tasks / 50, EmulatorProcess.Latency(Latency));
        using var module = new ModuleSession(emulator.Endpoint);
        using var moduleOfMany = new ModuleSession(manyRuns.Endpoint);
        using var bare = new BareClient(emulator.Endpoint);
        using var sequential = new BareClient(shortRun.Endpoint);

        var (overBare, overNode, speedUp, many, cpu) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = -1; i < Repetitions; i++)
        {
            var (bareTime, bareCpu) = await WithCpuAsync(() => bare.TimeAsync(EmulatorProcess.FirstRun, Concurrency));
            var (time, moduleCpu) = await WithCpuAsync(() => Task.FromResult(module.Time(OneRun)));
            var manyTime = moduleOfMany.Time(ManyRuns);
            var node = await NodeClient.TimeAsync(emulator.Endpoint, EmulatorProcess.FirstRun, Concurrency);
            var each = await sequential.TimeAsync(EmulatorProcess.FirstRun, 1) / SequentialTasks;
            if (i < 0)
            {
                // The first time warms up everyone.
                continue;
            }

            overBare.Add(time / bareTime);
            speedUp.Add(each * Tasks / time);
            many.Add(manyTime / time);
            cpu.Add(moduleCpu / bareCpu);
            if (node is not null)
            {
                overNode.Add(time / node.Value);
            }
        }

        yield return Row.AtMost("1,000 tasks, all details, 20 ms, 16 in flight: time over a bare HttpClient's", Row.Median(overBare), 1.15, "times");
        yield return Row.AtLeast("the same: speed over one call after the other", Row.Median(speedUp), 14, "times");
        yield return Row.AtMost("50 runs of 20 tasks from the pipeline: time over one run's of 1,000", Row.Median(many), 1.1, "times");
        yield return Row.Report("CPU of a detail call over a bare HttpClient's", Row.Median(cpu), "times");
        yield return overNode.Count == 0
            ? new Row("time over @aws-sdk/client-omics with the same concurrency", "skipped: not installed")
            : Row.Report("time over @aws-sdk/client-omics with the same concurrency", Row.Median(overNode), "times");
    }

    private static TimeSpan Latency { get; } = TimeSpan.FromMilliseconds(20);

    private static async Task<(TimeSpan Time, TimeSpan Cpu)> WithCpuAsync(Func<Task<TimeSpan>> work)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        var time = await work();
        self.Refresh();
        return (time, self.TotalProcessorTime - before);
    }
}
