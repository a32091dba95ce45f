using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

/// <summary>AWS's own clients against the emulator: they know nothing of it.</summary>
public sealed class ClientTests
{
    private const int Skipped = 77;

    [Theory]
    [InlineData("aws")]
    [InlineData("node")]
    public async Task A_client_of_AWS_lists_and_gets_runs_and_tasks(string client)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script needs bash.");
        await using var emulator = await EmulatorHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var script = typeof(ClientTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ClientsScript").Value!;
        using var process = Process.Start(new ProcessStartInfo("bash", [script, emulator.Endpoint.ToString(), client])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;

        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.SkipWhen(process.ExitCode == Skipped, output.Trim());
        Assert.True(process.ExitCode == 0, output);
        Assert.NotEmpty(emulator.Requests.For("GetRunTask"));
    }
}
