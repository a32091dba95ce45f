using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.NetworkInformation;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Benchmarks.Support;

namespace OmicsTools.Benchmarks.Rows;

/// <summary>How long a command takes to end when it is stopped while the service stalls.</summary>
internal static class StopRows
{
    private const int Repetitions = 7;
    private const int Concurrency = 16;

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        foreach (var (fault, when) in new[] { ("Stall", "before an answer"), ("StallWithinBody", "within one") })
        {
            yield return Row.AtMost($"stop while the service stalls {when}, the slowest of seven", await SlowestAsync(fault), 100, "ms");
        }
    }

    // The worst, not the median: a stop that hangs now and then is a stop that hangs.
    private static async Task<double> SlowestAsync(string fault)
    {
        using var emulator = EmulatorProcess.Start(1, 1000, "--fault", $"GetRunTask:{fault}");
        using var module = new ModuleSession(emulator.Endpoint);
        var times = new List<double>();
        for (var i = 0; i < Repetitions; i++)
        {
            using var shell = module.Create("Get-OmicsRunTask 5000001");
            _ = shell.BeginInvoke();
            if (!SpinWait.SpinUntil(() => ConnectionsTo(emulator.Endpoint.Port) >= Concurrency, TimeSpan.FromSeconds(30)))
            {
                throw new InvalidOperationException("The requests did not get on their way.");
            }

            var begun = Stopwatch.GetTimestamp();
            await shell.StopAsync(null, null);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        return times.Max();
    }

    private static int ConnectionsTo(int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
        .Count(connection => connection.RemoteEndPoint.Port == port && connection.State == TcpState.Established);
}
