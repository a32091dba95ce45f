using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Benchmarks.Support;

namespace OmicsTools.Benchmarks.Rows;

/// <summary>How close to the service's quota the module keeps, told it or not. All repetitions run side by side, each with an emulator of its own: they wait more than they work.</summary>
internal static class QuotaRows
{
    private const int Told = 100;
    private const int Repetitions = 3;

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        await foreach (var row in MeasureAsync("service quota 100/s, told 100/s, 2,000 details", 100, 2000, 1.05, 1))
        {
            yield return row;
        }

        await foreach (var row in MeasureAsync("service quota 40/s, told 100/s, 1,000 details", 40, 1000, 1.25, 10))
        {
            yield return row;
        }
    }

    private static async IAsyncEnumerable<Row> MeasureAsync(string name, int quota, int tasks, double mostTime, double mostThrottled)
    {
        // The service lets a second's worth through at once.
        var floor = TimeSpan.FromSeconds((tasks - quota) / (double)quota);
        var measured = await Task.WhenAll(Enumerable.Range(0, Repetitions).Select(_ => Task.Run(() => MeasureOnceAsync(quota, tasks))));
        yield return Row.AtMost($"{name}: time over the quota's floor", Row.Median(measured.Select(m => m.Time / floor)), mostTime, "times");
        yield return Row.AtMost($"{name}: calls throttled", Row.Median(measured.Select(m => m.Throttled)), mostThrottled, "%");
    }

    private static async Task<(TimeSpan Time, double Throttled)> MeasureOnceAsync(int quota, int tasks)
    {
        using var emulator = EmulatorProcess.Start(1, tasks, "--rate", quota.ToString(CultureInfo.InvariantCulture));
        using var module = new ModuleSession(emulator.Endpoint);
        _ = module.Time("Get-OmicsRun");
        var time = module.Time($"Get-OmicsRunTask 5000001 -MaxRequestsPerSecond {Told}");
        var (all, throttled) = await emulator.CountRequestsAsync();
        return (time, 100.0 * throttled / all);
    }
}
