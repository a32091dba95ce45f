using System;
using System.Text;
using System.Threading.Tasks;
using OmicsTools.Shell.Tour;

namespace OmicsTools.Shell;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        // Task names may be in any script; a redirected console of Windows would lose them.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        // The engine reports its use to Microsoft unless it is told not to. This program talks to HealthOmics alone.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        try
        {
            return await DoAsync(CommandLine.Parse(arguments)).ConfigureAwait(false);
        }
        catch (UsageException exception)
        {
            await Console.Error.WriteLineAsync($"{exception.Message} -? shows the usage.").ConfigureAwait(false);
            return ExitCode.Usage;
        }
        catch (StartException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return ExitCode.CannotStart;
        }
    }

    private static async Task<int> DoAsync(CommandLine commandLine)
    {
        if (commandLine.Work is Help)
        {
            await Console.Out.WriteLineAsync(CommandLine.Usage).ConfigureAwait(false);
            return ExitCode.Success;
        }

        if (!commandLine.UseEmulator)
        {
            return Do(commandLine.Work);
        }

        var emulator = await EmulatedAws.StartAsync().ConfigureAwait(false);
        await using (emulator.ConfigureAwait(false))
        {
            return Do(commandLine.Work);
        }
    }

    private static int Do(Work work)
    {
        using var session = ShellSession.Open(ModuleManifest.Find());
        return work switch
        {
            RunCommand command => session.Run(command),
            RunFile file => session.Run(file),
            _ => Guide.Lead(session),
        };
    }
}
