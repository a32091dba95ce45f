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
    [InlineData("aws", "GetRunTask")]
    [InlineData("aws-logs", "FilterLogEvents")]
    [InlineData("node", "GetRunTask")]
    [InlineData("node-logs", "FilterLogEvents")]
    public async Task A_client_of_AWS_reads_from_it(string client, string operation)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script needs bash.");
        await using var emulator = await EmulatorHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        foreach (var run in Generator.Runs(2, 250, emulator.Clock.GetUtcNow(), logLines: 10))
        {
            emulator.Runs.Put(run);
        }

        var (exitCode, output) = await CheckAsync(emulator.Endpoint, Environment.GetEnvironmentVariable("PATH"), client);

        Assert.SkipWhen(exitCode == Skipped, output.Trim());
        Assert.True(exitCode == 0, output);
        Assert.NotEmpty(emulator.Requests.For(operation));
        TestContext.Current.TestOutputHelper?.WriteLine(output);
    }

    [Fact]
    public async Task A_client_that_is_not_installed_is_skipped_with_the_reason()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script needs bash.");

        var (exitCode, output) = await CheckAsync(new Uri("http://127.0.0.1:9"), path: "/nowhere", "aws", "aws-logs", "node", "node-logs");

        Assert.Equal(
            (Skipped, "aws: SKIPPED, the AWS CLI is not on the PATH\naws-logs: SKIPPED, the AWS CLI is not on the PATH\n"
                + "node: SKIPPED, Node.js is not on the PATH\nnode-logs: SKIPPED, Node.js is not on the PATH\n"),
            (exitCode, output));
    }

    private static async Task<(int ExitCode, string Output)> CheckAsync(Uri endpoint, string? path, params string[] clients)
    {
        var script = typeof(ClientTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ClientsScript").Value!;
        using var process = Process.Start(new ProcessStartInfo("bash", [script, endpoint.ToString(), .. clients])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["PATH"] = path },
        })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
