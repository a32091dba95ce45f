using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace OmicsTools.Benchmarks.Support;

/// <summary>The emulator in a process of its own, so that what it costs is on its own account.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    /// <summary>The id of the first generated run; the others count up from it.</summary>
    public const int FirstRun = 5_000_001;

    private readonly Process _process;

    private EmulatorProcess(Process process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    /// <summary>Starts an emulator that answers unsigned requests too, since the bare client sends no others.</summary>
    public static EmulatorProcess Start(int runs, int tasks, params string[] arguments)
    {
        var dll = Path.Combine(AppContext.BaseDirectory, "OmicsTools.Emulator.dll");
        IEnumerable<string> all = [dll, "--unsigned", "--runs", $"{runs}", "--tasks", $"{tasks}", .. arguments];
        var process = Process.Start(new ProcessStartInfo("dotnet", all) { RedirectStandardOutput = true, UseShellExecute = false })!;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (Regex.Match(line, "http://[0-9.:]+", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } endpoint)
            {
                return new EmulatorProcess(process, new Uri(endpoint.Value));
            }
        }

        throw new InvalidOperationException("The emulator did not start.");
    }

    /// <summary>How many requests were answered, and how many of them with 429.</summary>
    public async Task<(int All, int Throttled)> CountRequestsAsync()
    {
        using var client = new HttpClient();
        using var requests = JsonDocument.Parse(await client.GetStringAsync(new Uri(Endpoint, "/_emulator/requests")));
        var codes = requests.RootElement.EnumerateArray().Select(request => request.GetProperty("statusCode").GetInt32()).ToList();
        return (codes.Count, codes.Count(code => code == 429));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>A latency as the emulator's argument.</summary>
    public static string[] Latency(TimeSpan latency) => ["--latency", latency.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)];
}
