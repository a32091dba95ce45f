using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using OmicsTools.Benchmarks.Support;

namespace OmicsTools.Benchmarks.Rows;

/// <summary>How long until something happens: the import, the first call, the first object.</summary>
internal static class StartRows
{
    /// <summary>The argument that makes this program the child that imports a module.</summary>
    public const string ImportChild = "import";

    /// <summary>The argument that makes this program the child that calls twice.</summary>
    public const string CallChild = "call";

    // Processes start unevenly.
    private const int Repetitions = 15;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        using var emulator = EmulatorProcess.Start(1, 1000, EmulatorProcess.Latency(Latency));
        yield return FirstObject(emulator);

        using var empty = new EmptyModule();
        var (ours, theirs, bare, inPwsh) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var (first, second) = (new List<double>(), new List<double>());
        for (var i = 0; i < Repetitions; i++)
        {
            theirs.AddRange(await ChildProcess.MeasureAsync(ImportChild, empty.Manifest));
            bare.AddRange(await ChildProcess.MeasureAsync(ImportChild, empty.Assembly));
            ours.AddRange(await ChildProcess.MeasureAsync(ImportChild, ModuleSession.Manifest));
            if (await Pwsh.TimeImportAsync(ModuleSession.Manifest) is { } pwshOurs && await Pwsh.TimeImportAsync(empty.Manifest) is { } pwshTheirs)
            {
                inPwsh.Add((pwshOurs - pwshTheirs).TotalMilliseconds);
            }

            var calls = await ChildProcess.MeasureAsync(CallChild, emulator.Endpoint.AbsoluteUri);
            first.Add(calls[0]);
            second.Add(calls[1]);
        }

        yield return inPwsh.Count == 0
            ? new Row("Import-Module in a fresh pwsh, above importing an empty binary module", "skipped: 'dotnet tool restore' brings it")
            : Row.AtMost("Import-Module in a fresh pwsh, above importing an empty binary module", Row.Median(inPwsh), 60, "ms");

        // The first manifest that a process reads costs most of these, and one with a condition costs more: PowerShell as a
        // package is compiled as it runs. A pwsh has done that by the time it shows its prompt.
        yield return Row.Report("Import-Module in a host of PowerShell's package, above importing an empty binary module", Row.Median(ours) - Row.Median(theirs), "ms");
        yield return Row.Report("Import-Module in a fresh process, above importing an empty assembly that has no manifest", Row.Median(ours) - Row.Median(bare), "ms");
        yield return Row.Report("first call after the import, above the second call", Row.Median(first) - Row.Median(second), "ms");
    }

    /// <summary>The child: milliseconds of importing a module.</summary>
    public static string RunImportChild(string module)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();

        // Whatever the first command of a session costs is not the module's.
        Invoke(runspace, "Get-Module | Out-Null");
        var begun = Stopwatch.GetTimestamp();
        Invoke(runspace, $"Import-Module '{module}'");
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The child: milliseconds of the first and of the second call.</summary>
    public static string RunCallChild(Uri endpoint)
    {
        using var module = new ModuleSession(endpoint);
        const string Script = "Get-OmicsRunTask 5000001 -Detail None";
        return string.Create(CultureInfo.InvariantCulture, $"{module.Time(Script).TotalMilliseconds} {module.Time(Script).TotalMilliseconds}");
    }

    private static Row FirstObject(EmulatorProcess emulator)
    {
        using var module = new ModuleSession(emulator.Endpoint);
        var times = new List<double>();
        for (var i = -1; i < Repetitions; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            var seen = module.Value<long>("Get-OmicsRunTask 5000001 | ForEach-Object { [Diagnostics.Stopwatch]::GetTimestamp(); break }");
            times.Add(Stopwatch.GetElapsedTime(begun, seen) / Latency);
        }

        return Row.AtMost("time to the first object, 1,000-task run, in round trips of 20 ms", Row.Median(times.Skip(1)), 3, "trips");
    }

    private static void Invoke(Runspace runspace, string script)
    {
        using var shell = PowerShell.Create(runspace).AddScript(script);
        _ = shell.Invoke();
        if (shell.Streams.Error.FirstOrDefault() is { } error)
        {
            throw new InvalidOperationException(error.ToString());
        }
    }
}
