using System;
using System.ComponentModel;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Benchmarks.Support;

namespace OmicsTools.Benchmarks.Rows;

/// <summary>PowerShell itself, where it is on the PATH.</summary>
internal static class Pwsh
{
    /// <summary>How long a fresh process takes to import a module; null where there is no pwsh.</summary>
    public static async Task<TimeSpan?> TimeImportAsync(string module)
    {
        var script = $"Get-Module | Out-Null; $begun = [Diagnostics.Stopwatch]::GetTimestamp(); Import-Module '{module}'; "
            + "[Diagnostics.Stopwatch]::GetElapsedTime($begun).TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)";
        try
        {
            return TimeSpan.FromMilliseconds((await ChildProcess.MeasureAsync("pwsh", ["-NoProfile", "-NonInteractive", "-Command", script])).Single());
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
