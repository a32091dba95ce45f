using System;

namespace OmicsTools.Shell.Hosting;

internal static class ConsoleColors
{
    /// <summary>Whether the user's terminal shows colors and the user wants them (https://no-color.org).</summary>
    public static bool Wanted { get; } =
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";
}
