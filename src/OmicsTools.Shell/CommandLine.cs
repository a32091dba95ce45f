using System;
using System.Collections.Generic;
using System.IO;

namespace OmicsTools.Shell;

/// <summary>What the user asked this program to do, in pwsh's argument names.</summary>
internal sealed record CommandLine
{
    public const string Usage = """
        PowerShell with the OmicsTools module in it, for machines without pwsh.

        dotnet run --project src/OmicsTools.Shell                             take the tour
        dotnet run --project src/OmicsTools.Shell -- -Command <script>        run a script given as text
        dotnet run --project src/OmicsTools.Shell -- -File <path> [argument]  run a script file

        -Command, -c     The script to run: all that follows on the command line. '-' reads it from standard input.
        -File, -f        The .ps1 file to run. All that follows is passed to it.
        -NoEmulator      Talk to AWS with your own credentials and region. Comes before -Command or -File.
                         Without it everything runs against a local emulator that starts and ends with the program.
        -Help, -?        Show this text.

        Names may be shortened as for pwsh and are not case-sensitive. -NoLogo, -NoProfile and -NonInteractive are
        accepted and change nothing: this shell has no logo, reads no profile and never asks.

        Exit codes are pwsh's: 0, the script's own 'exit <n>', 1 for a terminating error or a last statement that
        failed, 64 for arguments that cannot be used, 70 when the module cannot be imported, 130 after Ctrl+C.
        """;

    public required Work Work { get; init; }

    public bool UseEmulator { get; init; } = true;

    /// <exception cref="UsageException">The arguments cannot be used.</exception>
    public static CommandLine Parse(string[] arguments)
    {
        var useEmulator = true;
        for (var index = 0; index < arguments.Length; index++)
        {
            var argument = arguments[index];
            var rest = arguments[(index + 1)..];
            if (IsSwitch(argument, "-Help", shortest: "-h") || IsSwitch(argument, "-?", shortest: "-?"))
            {
                return new CommandLine { Work = new Help() };
            }

            if (IsSwitch(argument, "-Command", shortest: "-c"))
            {
                return new CommandLine { Work = ParseCommand(rest), UseEmulator = useEmulator };
            }

            if (IsSwitch(argument, "-File", shortest: "-f"))
            {
                return new CommandLine { Work = ParseFile(rest), UseEmulator = useEmulator };
            }

            if (IsSwitch(argument, "-NoEmulator", shortest: "-noem"))
            {
                useEmulator = false;
            }
            else if (!IsAlwaysSo(argument))
            {
                throw new UsageException(
                    $"The argument '{argument}' is not recognized. To run a script use -Command <script> or -File <path>.");
            }
        }

        return useEmulator
            ? new CommandLine { Work = new TakeTour() }
            : throw new UsageException("-NoEmulator needs -Command <script> or -File <path>: the tour runs on the emulator.");
    }

    private static RunCommand ParseCommand(string[] rest) => rest switch
    {
        [] => throw new UsageException("A script must follow -Command."),
        ["-"] when !Console.IsInputRedirected =>
            throw new UsageException("-Command - reads standard input, which is not redirected."),
        ["-"] => new RunCommand(Console.In.ReadToEnd()),
        ["-", ..] => throw new UsageException("Nothing may follow -Command -."),
        _ => new RunCommand(string.Join(' ', rest)),
    };

    private static RunFile ParseFile(string[] rest)
    {
        if (rest is not [var path, .. var arguments])
        {
            throw new UsageException("A path must follow -File.");
        }

        var fullPath = Path.GetFullPath(path);
        if (!File.Exists(fullPath))
        {
            throw new UsageException($"The script file '{path}' does not exist.");
        }

        return fullPath.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase)
            ? new RunFile(fullPath, arguments)
            : throw new UsageException($"The script file '{path}' does not have the extension .ps1.");
    }

    private static bool IsAlwaysSo(string argument) =>
        IsSwitch(argument, "-NoLogo", shortest: "-nol")
        || IsSwitch(argument, "-NoProfile", shortest: "-nop")
        || IsSwitch(argument, "-NonInteractive", shortest: "-noni");

    /// <summary>Whether an argument is a switch, written out or shortened, after one dash or two.</summary>
    private static bool IsSwitch(string argument, string name, string shortest)
    {
        var given = argument.StartsWith("--", StringComparison.Ordinal) ? argument[1..] : argument;
        return given.Length >= shortest.Length && name.StartsWith(given, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>One of the things this program can do.</summary>
internal abstract record Work;

internal sealed record Help : Work;

internal sealed record TakeTour : Work;

internal sealed record RunCommand(string Script) : Work;

internal sealed record RunFile(string Path, IReadOnlyList<string> Arguments) : Work;

/// <summary>The arguments of this program cannot be used; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
