using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using OmicsTools.Benchmarks.Support;

namespace OmicsTools.Benchmarks.Rows;

/// <summary>Many runs, whose manifests are read together, against the least that reading those costs.</summary>
internal static class FleetRows
{
    /// <summary>The argument that makes this program the child that measures.</summary>
    public const string Child = "measure-fleet";

    private const int Tasks = 50;
    private const int Few = 1000;
    private const int Runs = 2000;
    private const int Many = 10_000;
    private const int Lot = 100;
    private const int AtOnce = 16;
    private const int Repetitions = 3;
    private const double BytesOfPage = 1_048_576;
    private const double RequestsPerSecond = 10;
    private const string Find = "$found = Find-OmicsRun -EndedAfter 2000-01-01";
    private const string Measure = "$found | Measure-OmicsRunTask";

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        var latency = EmulatorProcess.Latency(TimeSpan.FromMilliseconds(20));
        using var emulator = EmulatorProcess.Start(Runs, Tasks, latency);
        using var module = new ModuleSession(emulator.Endpoint);
        using var bare = new BareClient(emulator.Endpoint);
        _ = module.Time(Find);
        var lots = Lots(module);
        var before = (await emulator.CountRequestsAsync()).All;
        _ = module.Time(Measure);
        var requests = (await emulator.CountRequestsAsync()).All - before;
        var (times, seconds, bytes) = (new List<double>(), new List<double>(), new List<long>());
        for (var i = -1; i < Repetitions; i++)
        {
            var (bareTime, sizes) = await bare.TimeManifestsAsync(lots, AtOnce);
            bytes = sizes;
            var time = module.Time(Measure);
            if (i >= 0)
            {
                times.Add(time / bareTime);
                seconds.Add(time.TotalSeconds);
            }
        }

        var least = bytes.Sum(size => Math.Ceiling(size / BytesOfPage));
        yield return Row.AtMost("2,000 runs of 50 tasks, measured together, 20 ms: time over a bare HttpClient's that reads and parses the same pages", Row.Median(times), 1.25, "times");
        yield return Row.AtMost("the same: requests over the pages of 1 MB that the manifests fill, a hundred at a time", requests / least, 1.1, "times");
        yield return Row.Report("the same: how many times as long 10 GetRunTask a second take", Runs * (Tasks + 1) / RequestsPerSecond / Row.Median(seconds), "times");

        using var few = EmulatorProcess.Start(Few, Tasks, latency);
        using var many = EmulatorProcess.Start(Many, Tasks, latency);
        var (perTask, memory) = (new List<double>(), new List<double>());
        for (var i = 0; i < Repetitions; i++)
        {
            var (ofFew, ofMany) = (await ChildProcess.MeasureAsync(Child, few.Endpoint.AbsoluteUri), await ChildProcess.MeasureAsync(Child, many.Endpoint.AbsoluteUri));
            perTask.Add(ofMany[0] / Many / (ofFew[0] / Few));
            memory.Add(ofMany[1] - ofFew[1]);
        }

        yield return Row.AtMost("10,000 runs of 50 tasks: time of a task over that of 1,000 runs", Row.Median(perTask), 1.1, "times");
        yield return Row.AtMost("the same: peak working set above that of 1,000 runs", Row.Median(memory), 32, "MB");

        using var sparse = EmulatorProcess.Start(Few, Tasks, [.. latency, "--empty-pages", "--page-size", "100"]);
        using var moduleOfSparse = new ModuleSession(sparse.Endpoint);
        _ = moduleOfSparse.Time(Find);
        var count = moduleOfSparse.Value<int>($"({Measure} | Where-Object RunId -like '5*').Count");
        yield return count == Few * Tasks
            ? Row.Report("1,000 runs, pages of 100 lines at most with empty ones between them: time of a task over that of full pages", moduleOfSparse.Time(Measure).TotalSeconds / Few / (Row.Median(seconds) / Runs), "times")
            : throw new InvalidOperationException($"{count} tasks came.");
    }

    /// <summary>The child: the time in seconds, and the peak of the working set in MB.</summary>
    public static string RunChild(Uri endpoint)
    {
        using var module = new ModuleSession(endpoint);
        _ = module.Time($"{Find}; $found[0..99] | Measure-OmicsRunTask");
        var time = module.Time(Measure);
        using var self = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds} {self.PeakWorkingSet64 / 1048576.0}");
    }

    // The streams in the order of the runs' ends, and the same bounds of time as the module's.
    private static List<(string[] Streams, long From, long Until)> Lots(ModuleSession module) =>
    [
        .. module.Value<string>("($found | ForEach-Object { \"$($_.LogStreamName) $([DateTimeOffset]::new($_.EndedTime.ToUniversalTime()).ToUnixTimeMilliseconds())\" }) -join ','")
            .Split(',')
            .Select(run => run.Split(' '))
            .Select(run => (Stream: run[0], Ended: long.Parse(run[1], CultureInfo.InvariantCulture)))
            .Chunk(Lot)
            .Select(lot => (lot.Select(run => run.Stream).ToArray(), lot.Min(run => run.Ended), lot.Max(run => run.Ended) + (long)TimeSpan.FromDays(1).TotalMilliseconds)),
    ];
}
