using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using OmicsTools.Benchmarks.Support;
using OmicsTools.Emulator;

namespace OmicsTools.Benchmarks.Rows;

/// <summary>Logs: what reading costs over the least that it can, when the first line comes, and how fast following stops.</summary>
internal static class LogRows
{
    /// <summary>The argument that makes this program the child that reads a log.</summary>
    public const string Child = "log";

    private const int Lines = 250_000;
    private const int Few = 10_000;
    private const int Many = 1_000_000;
    private const int Concurrency = 16;
    private const int Repetitions = 5;
    private const int Stops = 7;

    // The first task of a generated run came from the cache, and has no log.
    private const string Task = "1000002";
    private const string OneLog = "Get-OmicsRunTaskLog 5000001 -TaskId " + Task;
    private const string AllLogs = "Get-OmicsRunTaskLog 5000001";

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        using (var emulator = Start(Lines))
        {
            using var module = new ModuleSession(emulator.Endpoint);
            using var bare = new BareClient(emulator.Endpoint);
            yield return Row.AtMost(
                "250,000 lines of one task, 20 ms: time over a bare HttpClient's that reads and parses the same pages",
                Row.Median(await CompareAsync(() => bare.TimeLogAsync(EmulatorProcess.FirstRun, Task, Lines), () => module.Time(OneLog))),
                1.25,
                "times");
            yield return FirstLine(module);
            yield return await OverCliAsync(emulator.Endpoint, module);
        }

        using (var emulator = EmulatorProcess.Start(1, 200, [.. EmulatorProcess.Latency(Latency), "--log-lines", "100"]))
        {
            using var module = new ModuleSession(emulator.Endpoint);
            using var bare = new BareClient(emulator.Endpoint);
            yield return Row.AtMost(
                "100 lines of each of 200 tasks, 20 ms, 16 in flight: time over the bare client's",
                Row.Median(await CompareAsync(() => bare.TimeLogsAsync(EmulatorProcess.FirstRun, Concurrency), () => module.Time(AllLogs))),
                1.15,
                "times");
        }

        yield return await MemoryAsync();
        yield return Row.AtMost("stop while a log is followed, the slowest of seven", await SlowestStopAsync(), 100, "ms");
    }

    /// <summary>The child: the peak of the working set in MB.</summary>
    public static string RunChild(Uri endpoint)
    {
        using var module = new ModuleSession(endpoint);
        _ = module.Time(OneLog);
        using var self = Process.GetCurrentProcess();
        return (self.PeakWorkingSet64 / 1048576.0).ToString(CultureInfo.InvariantCulture);
    }

    private static EmulatorProcess Start(int lines) => EmulatorProcess.Start(1, 2, [.. EmulatorProcess.Latency(Latency), "--log-lines", $"{lines}"]);

    private static async Task<List<double>> CompareAsync(Func<Task<TimeSpan>> bare, Func<TimeSpan> module)
    {
        var times = new List<double>();
        for (var i = -1; i < Repetitions; i++)
        {
            var (least, ours) = (await bare(), module());
            if (i >= 0)
            {
                // The first time warms up everyone.
                times.Add(ours / least);
            }
        }

        return times;
    }

    private static Row FirstLine(ModuleSession module)
    {
        var times = new List<double>();
        for (var i = 0; i < Repetitions; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            var seen = module.Value<long>(OneLog + " | ForEach-Object { [Diagnostics.Stopwatch]::GetTimestamp(); break }");
            times.Add(Stopwatch.GetElapsedTime(begun, seen) / Latency);
        }

        return Row.AtMost("the same: time to the first line, in round trips", Row.Median(times), 2, "trips");
    }

    private static async Task<Row> MemoryAsync()
    {
        using var few = Start(Few);
        using var many = Start(Many);
        var memory = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            memory.Add((await ChildProcess.MeasureAsync(Child, many.Endpoint.AbsoluteUri))[0] - (await ChildProcess.MeasureAsync(Child, few.Endpoint.AbsoluteUri))[0]);
        }

        return Row.AtMost("1,000,000 lines of one task: peak working set above that of 10,000 lines", Row.Median(memory), 16, "MB");
    }

    // The worst, not the median, as for every stop.
    private static async Task<double> SlowestStopAsync()
    {
        using var emulator = EmulatorProcess.Start(1, 2);
        using var module = new ModuleSession(emulator.Endpoint);
        var times = new List<double>();
        for (var i = 0; i < Stops; i++)
        {
            // A run of the built-in ones that is still running.
            using var shell = module.Create("Get-OmicsRunTaskLog 8193040 -Wait");
            using var output = new PSDataCollection<PSObject>();
            var isRead = new TaskCompletionSource();
            output.DataAdded += (_, _) => isRead.TrySetResult();
            _ = shell.BeginInvoke<PSObject, PSObject>(input: null, output);
            await isRead.Task.WaitAsync(TimeSpan.FromSeconds(30));
            var begun = Stopwatch.GetTimestamp();
            await shell.StopAsync(null, null);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return times.Max();
    }

    // The AWS CLI gets a page for each start: whoever pages with it starts it so often.
    private static async Task<Row> OverCliAsync(Uri endpoint, ModuleSession module)
    {
        const string Name = "time over 'aws logs get-log-events', page by page";
        try
        {
            var cli = TimeSpan.Zero;
            var (token, last) = ((string?)null, (string?)null);
            do
            {
                last = token;
                (token, var time) = await CliPageAsync(endpoint, token);
                cli += time;
            }
            while (token != last);

            return Row.Report(Name, module.Time(OneLog) / cli, "times");
        }
        catch (Win32Exception)
        {
            return new Row(Name, "skipped: the AWS CLI is not installed");
        }
    }

    private static async Task<(string Token, TimeSpan Time)> CliPageAsync(Uri endpoint, string? token)
    {
        IEnumerable<string> arguments =
        [
            "logs", "get-log-events", "--endpoint-url", endpoint.AbsoluteUri, "--region", "us-east-1", "--start-from-head",
            "--log-group-name", "/aws/omics/WorkflowLog", "--log-stream-name", $"run/{EmulatorProcess.FirstRun}/task/{Task}",
            "--query", "nextForwardToken", "--output", "text", .. token is null ? Array.Empty<string>() : ["--next-token", token],
        ];
        var start = new ProcessStartInfo("aws", arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["AWS_ACCESS_KEY_ID"] = EmulatorKeys.Default.AccessKeyId;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = EmulatorKeys.Default.SecretAccessKey;
        start.Environment["AWS_CONFIG_FILE"] = start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(Path.GetTempPath(), "omicstools-no-such-file");
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (output.Trim().Split('\n').Last(), Stopwatch.GetElapsedTime(begun))
            : throw new InvalidOperationException($"aws ended with {process.ExitCode}.");
    }
}
