using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace OmicsTools.Emulator;

/// <summary>The request quota: a token bucket for each operation, account and Region.</summary>
internal sealed class TokenBuckets
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Operation, string Account, string Region), (double Tokens, long At)> _buckets = [];
    private readonly EmulatorOptions _options;

    public TokenBuckets(EmulatorOptions options)
    {
        _options = options;
    }

    /// <summary>Takes a token; false when there is none.</summary>
    public bool TryTake(string operation, string account, string region)
    {
        double? own = _options.OperationRates.TryGetValue(operation, out var found) ? found : null;
        if ((own ?? _options.RequestsPerSecond) is not { } rate)
        {
            return true;
        }

        lock (_gate)
        {
            var burst = _options.Burst ?? Math.Max(1, rate);
            var now = Stopwatch.GetTimestamp();
            var (tokens, at) = _buckets.GetValueOrDefault((operation, account, region), (burst, now));
            tokens = Math.Min(burst, tokens + (Stopwatch.GetElapsedTime(at, now).TotalSeconds * rate));
            var isTaken = tokens >= 1;
            _buckets[(operation, account, region)] = (isTaken ? tokens - 1 : tokens, now);
            return isTaken;
        }
    }
}
