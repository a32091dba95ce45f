using System;
using System.Globalization;
using System.IO;
using System.Threading;

namespace OmicsTools.Emulator;

/// <summary>
/// The end of <c>dotnet run</c>, when it was that which started this program. Killed, it can tell no one, and this program
/// would go on and hold its port. On Windows it ends its programs itself.
/// </summary>
internal static class ParentProcess
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Calls back when <c>dotnet run</c> is gone; does nothing where this program was started otherwise.</summary>
    /// <param name="ended">What to do then.</param>
    /// <returns>What ends the watch; null where there is none.</returns>
    public static IDisposable? WhenEnded(Action ended)
    {
        if (!OperatingSystem.IsLinux() || ParentId() is not { } parent || !IsDotnetRun(parent))
        {
            return null;
        }

        return new Timer(
            _ =>
            {
                if (ParentId() != parent)
                {
                    ended();
                }
            },
            state: null,
            Interval,
            Interval);
    }

    // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: the name in brackets may hold anything, also brackets.
    private static int? ParentId()
    {
        try
        {
            var stat = File.ReadAllText("/proc/self/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsDotnetRun(int process)
    {
        try
        {
            var arguments = File.ReadAllText($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/cmdline").Split('\0');
            return Path.GetFileNameWithoutExtension(arguments[0]) == "dotnet" && Array.IndexOf(arguments, "run") > 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
