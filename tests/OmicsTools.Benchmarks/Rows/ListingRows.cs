using System;
using System.Collections.Generic;
using System.Globalization;
using OmicsTools.Benchmarks.Support;

namespace OmicsTools.Benchmarks.Rows;

/// <summary>Listings alone: what a long one costs over a short one, each in a fresh process.</summary>
internal static class ListingRows
{
    /// <summary>The argument that makes this program the child that lists.</summary>
    public const string Child = "list";

    private const int Few = 10_000;
    private const int Many = 100_000;
    private const int Repetitions = 3;

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        using var few = EmulatorProcess.Start(1, Few);
        using var many = EmulatorProcess.Start(1, Many);
        var (times, memory) = (new List<double>(), new List<double>());
        for (var i = 0; i < Repetitions; i++)
        {
            var ofFew = await ChildProcess.MeasureAsync(Child, few.Endpoint.AbsoluteUri);
            var ofMany = await ChildProcess.MeasureAsync(Child, many.Endpoint.AbsoluteUri);
            times.Add(ofMany[0] / Many / (ofFew[0] / Few));
            memory.Add(ofMany[1] - ofFew[1]);
        }

        yield return Row.AtMost("-Detail None, 100,000 tasks: time of a task over that of 10,000 tasks", Row.Median(times), 1.1, "times");
        yield return Row.AtMost("the same: peak working set above that of 10,000 tasks", Row.Median(memory), 16, "MB");
    }

    /// <summary>The child: milliseconds of the second listing, and the peak of the working set in MB.</summary>
    public static string RunChild(Uri endpoint)
    {
        const string Script = "Get-OmicsRunTask 5000001 -Detail None";
        using var module = new ModuleSession(endpoint);
        _ = module.Time(Script);
        var time = module.Time(Script);
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds} {self.PeakWorkingSet64 / 1048576.0}");
    }
}
