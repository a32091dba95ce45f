using System;
using System.Collections.Concurrent;
using System.Linq;

namespace OmicsTools.Engine.Calls;

/// <summary>
/// The pacers of this process. The service counts requests by account, Region and operation, whoever sends them,
/// so every pipeline that asks the same account in the same Region shares one.
/// </summary>
internal static class Pacers
{
    private static readonly ConcurrentDictionary<string, Pacer> All = new(StringComparer.Ordinal);

    /// <summary>The pacer for an operation, with its limit set to the latest word.</summary>
    /// <param name="scope">What shares a quota: the account as far as it is known, and the endpoint.</param>
    /// <param name="operation">The API operation.</param>
    /// <param name="requestsPerSecond">The limit.</param>
    public static Pacer For(string scope, string operation, double requestsPerSecond)
    {
        var pacer = All.GetOrAdd($"{scope}/{operation}", _ => Add(requestsPerSecond));
        pacer.SetLimit(requestsPerSecond);
        return pacer;
    }

    // A session may live for a year, under keys that change every hour.
    private static Pacer Add(double requestsPerSecond)
    {
        foreach (var old in All.Where(pacer => pacer.Value.IsForgotten))
        {
            _ = All.TryRemove(old.Key, out _);
        }

        return new Pacer(requestsPerSecond);
    }
}
