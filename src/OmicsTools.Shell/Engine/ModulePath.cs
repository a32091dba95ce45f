using System;
using System.IO;
using System.Linq;

namespace OmicsTools.Shell.Engine;

internal static class ModulePath
{
    private const string Variable = "PSModulePath";

    /// <summary>
    /// Takes the modules that come with pwsh and with Windows PowerShell out of PSModulePath, where they are when this
    /// program is started from there. They load in the program that they come with and nowhere else, and would turn a
    /// cmdlet that this shell does not have into one that fails to load.
    /// </summary>
    public static void LeaveOutOtherPowerShells()
    {
        var folders = Environment.GetEnvironmentVariable(Variable)?.Split(Path.PathSeparator) ?? [];
        var others = folders.Where(folder => Directory.Exists(Path.Combine(folder, "Microsoft.PowerShell.Utility")));
        Environment.SetEnvironmentVariable(Variable, string.Join(Path.PathSeparator, folders.Except(others, StringComparer.Ordinal)));
    }
}
