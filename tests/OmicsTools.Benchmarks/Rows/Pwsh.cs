using System;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Benchmarks.Support;

namespace OmicsTools.Benchmarks.Rows;

/// <summary>PowerShell itself, as <c>dotnet tool restore</c> brings it.</summary>
internal static class Pwsh
{
    /// <summary>How long a fresh process takes to import a module; null where the tool was not restored.</summary>
    public static async Task<TimeSpan?> TimeImportAsync(string module)
    {
        var script = $"Get-Module | Out-Null; $begun = [Diagnostics.Stopwatch]::GetTimestamp(); Import-Module '{module}'; "
            + "[Diagnostics.Stopwatch]::GetElapsedTime($begun).TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)";
        try
        {
            return TimeSpan.FromMilliseconds((await ChildProcess.MeasureAsync("dotnet", ["tool", "run", "pwsh", "--", "-NoProfile", "-NonInteractive", "-Command", script])).Single());
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
