using System;
using System.Threading.Tasks;
using OmicsTools.Emulator;

namespace OmicsTools.Tests.Support;

/// <summary>A session whose commands go to an emulator of its own, with the emulator's keys, at no slower pace than it answers.</summary>
public sealed class EmulatedSession : IAsyncDisposable
{
    private EmulatedSession(EmulatorHost emulator)
    {
        Emulator = emulator;
        Session = new OmicsSession();
        var key = EmulatorKeys.Default;
        _ = Session.Run($$"""
            $PSDefaultParameterValues = @{
                '*-Omics*:EndpointUrl' = '{{emulator.Endpoint}}'
                '*-Omics*:AccessKey' = '{{key.AccessKeyId}}'
                '*-Omics*:SecretKey' = '{{key.SecretAccessKey}}'
                '*-Omics*:MaxRequestsPerSecond' = 10000
            }
            """).WithoutErrors();
    }

    public EmulatorHost Emulator { get; }

    public OmicsSession Session { get; }

    public static async Task<EmulatedSession> StartAsync(EmulatorOptions? options = null) =>
        new(await EmulatorHost.StartAsync(options, TestContext.Current.CancellationToken));

    public SessionResult Run(string script, params object?[] input) => Session.Run(script, input);

    public SessionResult RunAndThrow(string command) => Session.RunAndThrow(command);

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await Emulator.DisposeAsync();
    }
}
