using System.Collections.Generic;
using OmicsTools.Benchmarks.Support;

namespace OmicsTools.Benchmarks.Rows;

/// <summary>What PowerShell's own commands cost on tasks, over what they cost on the same cells as strings.</summary>
internal static class OutputRows
{
    private const int Tasks = 10_000;
    private const int Rounds = 5;

    public static IEnumerable<Row> Measure()
    {
        using var emulator = EmulatorProcess.Start(runs: 1, Tasks);
        using var session = new ModuleSession(emulator.Endpoint);
        _ = session.Time($$"""
            $global:tasks = @(Get-OmicsRunTask {{EmulatorProcess.FirstRun}})
            if ($tasks.Count -ne {{Tasks}}) { throw "There are $($tasks.Count) tasks." }
            $global:texts = @($tasks | ConvertTo-Csv | ConvertFrom-Csv)
            """);

        // PowerShell expands every property set of the type for each object when it meets '*', whatever the values are.
        (string Name, string Pipeline, double? Bar)[] commands =
        [
            ("ConvertTo-Csv", "ConvertTo-Csv", 4),
            ("Format-Table of a time", "Format-Table CreationTime | Out-String -Stream", 4),
            ("ConvertTo-Html", "ConvertTo-Html", 4),
            ("Select-Object of three times", "Select-Object CreationTime, StartTime, StopTime", 4),
            ("Select-Object *", "Select-Object *", null),
        ];
        foreach (var (name, pipeline, bar) in commands)
        {
            var ratios = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                ratios.Add(session.Time($"$tasks | {pipeline}") / session.Time($"$texts | {pipeline}"));
            }

            var row = $"{Tasks:N0} tasks through {name}: time over the same cells as strings";
            yield return bar is { } most ? Row.AtMost(row, Row.Median(ratios), most, "times") : Row.Report(row, Row.Median(ratios), "times");
        }
    }
}
