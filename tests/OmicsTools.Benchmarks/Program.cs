using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Benchmarks.Rows;
using OmicsTools.Benchmarks.Support;

namespace OmicsTools.Benchmarks;

/// <summary>Prints one table of what the module costs against what it must cost, and fails when it costs too much.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case [ListingRows.Child, var endpoint]:
                return Answer(ListingRows.RunChild(new Uri(endpoint)));
            case [LogRows.Child, var endpoint]:
                return Answer(LogRows.RunChild(new Uri(endpoint)));
            case [UsageRows.Child, var endpoint]:
                return Answer(UsageRows.RunChild(new Uri(endpoint)));
            case [FleetRows.Child, var endpoint]:
                return Answer(FleetRows.RunChild(new Uri(endpoint)));
            case [StartRows.ImportChild, var module]:
                return Answer(StartRows.RunImportChild(module));
            case [StartRows.CallChild, var endpoint]:
                return Answer(StartRows.RunCallChild(new Uri(endpoint)));
            default:
                return await MeasureAsync(arguments);
        }
    }

    // In the order in which they are printed; arguments choose some of them.
    private static Dictionary<string, Func<IAsyncEnumerable<Row>>> Groups { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["details"] = DetailRows.MeasureAsync,
        ["quotas"] = QuotaRows.MeasureAsync,
        ["listings"] = ListingRows.MeasureAsync,
        ["logs"] = LogRows.MeasureAsync,
        ["use"] = UsageRows.MeasureAsync,
        ["fleet"] = FleetRows.MeasureAsync,
        ["output"] = () => OutputRows.Measure().ToAsyncEnumerable(),
        ["starts"] = StartRows.MeasureAsync,
        ["stops"] = StopRows.MeasureAsync,
    };

    private static async Task<int> MeasureAsync(string[] chosen)
    {
        if (chosen.Except(Groups.Keys, StringComparer.OrdinalIgnoreCase).Any())
        {
            await Console.Error.WriteLineAsync($"Usage: dotnet run -c Release --project tests/OmicsTools.Benchmarks [-- {string.Join(" | ", Groups.Keys)}]");
            return 2;
        }

        Console.WriteLine($"{Environment.ProcessorCount} processors, {Environment.OSVersion}, .NET {Environment.Version}");
        Console.WriteLine();
        Console.WriteLine("| What | Median | Bar |");
        Console.WriteLine("|---|---|---|");
        var missed = new List<string>();
        foreach (var (_, measureAsync) in Groups.Where(group => chosen.Length == 0 || chosen.Contains(group.Key, StringComparer.OrdinalIgnoreCase)))
        {
            await foreach (var row in measureAsync())
            {
                Console.WriteLine(row);
                if (row.Missed)
                {
                    missed.Add(row.Name);
                }
            }
        }

        Console.WriteLine();
        Console.WriteLine(missed.Count == 0 ? "No bar was missed." : "Missed: " + string.Join("; ", missed));
        return missed.Count == 0 ? 0 : 1;
    }

    private static int Answer(string measured)
    {
        Console.WriteLine(measured);
        return 0;
    }
}
