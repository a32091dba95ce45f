using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task It_prints_the_lines_to_paste_serves_and_ends_on_SIGTERM()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var program = new EmulatorProcess("--runs", "2", "--tasks", "5", "--unsigned", "--page-size", "2", "--fault", "GetRun:Throttle429");

        var lines = await program.ReadUntilAsync("Ctrl+C");
        var endpoint = lines[0].Split(' ')[^1];

        Assert.Contains(lines, line => line.Contains($"$env:AWS_ENDPOINT_URL_OMICS = '{endpoint}'", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains($"$env:AWS_ACCESS_KEY_ID = '{EmulatorKeys.Default.AccessKeyId}'", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains($"$env:AWS_SECRET_ACCESS_KEY = '{EmulatorKeys.Default.SecretAccessKey}'", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains($"$env:AWS_ENDPOINT_URL_CLOUDWATCH_LOGS = '{endpoint}'", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("-ClientConfig @{ DisableHostPrefixInjection = $true }", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("$env:AWS_DISABLE_HOST_PREFIX_INJECTION = 'true'", StringComparison.Ordinal));
        using var http = new HttpClient { BaseAddress = new Uri(endpoint) };
        Assert.Equal(200, await StatusAsync("/run/5000002/task"));
        Assert.Contains("\"nextToken\":", await http.GetStringAsync(new Uri("/run/5000002/task?maxResults=100", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal(429, await StatusAsync("/run/5000002"));

        program.Terminate();
        Assert.Equal((0, string.Empty, string.Empty), await program.WaitAsync());

        async Task<int> StatusAsync(string target)
        {
            using var response = await http.GetAsync(target, TestContext.Current.CancellationToken);
            return (int)response.StatusCode;
        }
    }

    [Fact]
    public async Task It_ends_when_it_is_told_to()
    {
        using var program = new EmulatorProcess();
        var endpoint = (await program.ReadUntilAsync("Ctrl+C"))[0].Split(' ')[^1];
        using var http = new HttpClient();

        using var response = await http.PostAsync(new Uri($"{endpoint}_emulator/stop"), content: null, TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal((0, string.Empty, string.Empty), await program.WaitAsync());
    }

    [Fact]
    public async Task It_ends_when_the_dotnet_run_that_started_it_is_killed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere dotnet run ends it, or nothing does.");
        using var program = EmulatorProcess.Run();
        var endpoint = new Uri((await program.ReadUntilAsync("Ctrl+C"))[0].Split(' ')[^1]);

        program.Kill();

        // The output ends with the last program that holds it.
        _ = await program.WaitAsync().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        _ = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(endpoint, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_session_token_expires_by_its_clock()
    {
        using var program = new EmulatorProcess("--session", "15");
        var lines = await program.ReadUntilAsync("Ctrl+C");
        var endpoint = new Uri(lines[0].Split(' ')[^1]);
        var token = lines.Single(line => line.Contains("AWS_SESSION_TOKEN", StringComparison.Ordinal)).Split('\'')[1];
        using var http = new HttpClient();

        Assert.Equal(200, await StatusAsync());
        using var move = new StringContent("""{ "advance": "PT15M" }""");
        using var moved = await http.PostAsync(new Uri(endpoint, "/_emulator/clock"), move, TestContext.Current.CancellationToken);

        Assert.Equal(403, await StatusAsync());

        async Task<int> StatusAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(endpoint, "/run"));
            SignatureV4.Sign(request, EmulatorKeys.Default with { SessionToken = token }, DateTimeOffset.UtcNow, "us-east-1");
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            return (int)response.StatusCode;
        }
    }

    [Theory]
    [InlineData("'--tsaks' is not an option", "--tsaks", "5")]
    [InlineData("--port needs a value", "--port")]
    [InlineData("'high' is no value for --port", "--port", "high")]
    [InlineData("'70000' is no value for --port", "--port", "70000")]
    [InlineData("'1.5' is no value for --tasks", "--tasks", "1.5")]
    [InlineData("'0' is no value for --page-size: give a whole number from 1 to 100.", "--page-size", "0")]
    [InlineData("'-1' is no value for --rate", "--rate", "-1")]
    [InlineData("'2' is no value for --fault", "--fault", "GetRun:Throttle429:2")]
    [InlineData("'GetRun:Earthquake' is no fault", "--fault", "GetRun:Earthquake")]
    [InlineData("'GetRum:Stall' is no fault", "--fault", "GetRum:Stall")]
    [InlineData("'GetRun:3' is no fault", "--fault", "GetRun:3")]
    [InlineData("'GetRum' is no operation for --rate", "--rate", "GetRum:5")]
    [InlineData("'0' is no value for --rate", "--rate", "GetRun:0")]
    [InlineData("missing.json", "--seed", "missing.json")]
    public async Task Arguments_that_cannot_be_used_are_told_and_end_it_with_2(string message, params string[] arguments)
    {
        using var program = new EmulatorProcess(arguments);

        var (exitCode, output, error) = await program.WaitAsync();

        Assert.Equal((2, string.Empty), (exitCode, output));
        Assert.Contains(message, error);
        Assert.DoesNotContain("   at ", error);
    }

    [Fact]
    public async Task It_reads_no_settings_of_the_folder_it_is_started_in()
    {
        var folder = Directory.CreateTempSubdirectory();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "appsettings.json"), "not JSON", TestContext.Current.CancellationToken);
        using (var program = new EmulatorProcess(folder))
        {
            Assert.NotEmpty(await program.ReadUntilAsync("Ctrl+C"));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        await using var client = await EmulatorClient.StartAsync();
        using var program = new EmulatorProcess("--port", $"{client.Host.Endpoint.Port}");

        var (exitCode, _, error) = await program.WaitAsync();

        Assert.Equal(2, exitCode);
        Assert.Contains($"{client.Host.Endpoint.Port}", error);
    }

    [Fact]
    public async Task Help_names_every_option_and_fault()
    {
        using var program = new EmulatorProcess("--help");

        var (exitCode, output, _) = await program.WaitAsync();

        Assert.Equal(0, exitCode);
        foreach (var name in Enum.GetNames<FaultKind>().Concat(["--port", "--seed", "--runs", "--tasks", "--latency", "--rate", "--fault", "--page-size", "--empty-pages", "--nulls", "--speed", "--unsigned", "--session", "--log-lines"]))
        {
            Assert.Contains(name, output);
        }
    }
}
