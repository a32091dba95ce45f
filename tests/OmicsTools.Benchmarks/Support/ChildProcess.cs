using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace OmicsTools.Benchmarks.Support;

/// <summary>Another process of this program: what only a fresh one can show, such as its first call or its peak of memory.</summary>
internal static class ChildProcess
{
    /// <summary>Runs this program with arguments; its standard output is numbers between spaces.</summary>
    public static Task<double[]> MeasureAsync(params string[] arguments) =>
        MeasureAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "OmicsTools.Benchmarks.dll"), .. arguments]);

    /// <summary>Runs any program whose standard output is numbers between spaces.</summary>
    public static async Task<double[]> MeasureAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? Array.ConvertAll(output.Trim().Split(' '), number => double.Parse(number, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
