using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.NetworkInformation;
using System.Threading;
using OmicsTools.Benchmarks.Support;

namespace OmicsTools.Benchmarks.Rows;

/// <summary>How long a command takes to end when it is stopped while the service stalls.</summary>
internal static class StopRows
{
    private const int Repetitions = 7;
    private const int Concurrency = 16;

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        using var emulator = EmulatorProcess.Start(1, 1000, "--fault", "GetRunTask:Stall");
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

        // The worst, not the median: a stop that hangs now and then is a stop that hangs.
        yield return Row.AtMost("stop while the service stalls, the slowest of seven", times.Max(), 100, "ms");
    }

    private static int ConnectionsTo(int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
        .Count(connection => connection.RemoteEndPoint.Port == port && connection.State == TcpState.Established);
}
