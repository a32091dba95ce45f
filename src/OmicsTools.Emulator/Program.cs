using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace OmicsTools.Emulator;

internal static class Program
{
    private const int UsageError = 2;

    private static async Task<int> Main(string[] arguments)
    {
        try
        {
            var commandLine = CommandLine.Parse(arguments);
            if (commandLine.IsHelp)
            {
                await Console.Out.WriteAsync(CommandLine.Usage).ConfigureAwait(false);
                return 0;
            }

            await RunAsync(commandLine).ConfigureAwait(false);
            return 0;
        }
        catch (Exception e) when (e is UsageException or SeedException or IOException)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return UsageError;
        }
    }

    private static async Task RunAsync(CommandLine commandLine)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            _ = end.TrySetResult();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var parent = ParentProcess.WhenEnded(() => end.TrySetResult());

        var key = EmulatorKeys.Default;
        if (commandLine.Session is { } lifetime)
        {
            key = key with { SessionToken = "emulated-session-token", Expiration = DateTimeOffset.UtcNow + lifetime };
        }

        var emulator = await EmulatorHost.StartAsync(commandLine.Options with { AccessKeys = [key] }).ConfigureAwait(false);
        await using (emulator.ConfigureAwait(false))
        {
            emulator.StopRequested = () => end.TrySetResult();
            emulator.Requests.Filled = () =>
                Console.Error.WriteLine("The request log is full: later requests are answered, but not kept. DELETE /_emulator/requests empties it.");
            foreach (var run in Generator.Runs(commandLine.Runs, commandLine.Tasks, emulator.Clock.GetUtcNow(), commandLine.LogLines))
            {
                emulator.Runs.Put(run);
            }

            foreach (var fault in commandLine.Faults)
            {
                emulator.Faults.Add(fault);
            }

            var session = key.SessionToken is null ? string.Empty : $"\n  $env:AWS_SESSION_TOKEN = '{key.SessionToken}'";
            await Console.Out.WriteLineAsync($$"""
                AWS HealthOmics emulator with {{emulator.Runs.All.Count}} runs at {{emulator.Endpoint}}

                In PowerShell:
                  $env:AWS_ENDPOINT_URL_OMICS = '{{emulator.Endpoint}}'
                  $env:AWS_ENDPOINT_URL_CLOUDWATCH_LOGS = '{{emulator.Endpoint}}'
                  $env:AWS_ACCESS_KEY_ID = '{{key.AccessKeyId}}'
                  $env:AWS_SECRET_ACCESS_KEY = '{{key.SecretAccessKey}}'{{session}}
                  $env:AWS_REGION = '{{EmulatorKeys.DefaultRegion}}'

                For the AWS CLI, which would ask for the host workflows-{{emulator.Endpoint.Host}}, also:
                  $env:AWS_DISABLE_HOST_PREFIX_INJECTION = 'true'

                For AWS.Tools likewise:
                  Get-OMICSRunList -EndpointUrl {{emulator.Endpoint}} -ClientConfig @{ DisableHostPrefixInjection = $true }

                Ctrl+C ends it.
                """).ConfigureAwait(false);
            await end.Task.ConfigureAwait(false);
        }
    }
}
