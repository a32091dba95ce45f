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
    private readonly double? _rate;
    private readonly double _burst;

    public TokenBuckets(double? requestsPerSecond, int? burst)
    {
        _rate = requestsPerSecond;
        _burst = burst ?? Math.Max(1, requestsPerSecond ?? 0);
    }

    /// <summary>Takes a token; false when there is none.</summary>
    public bool TryTake(string operation, string account, string region)
    {
        if (_rate is null)
        {
            return true;
        }

        lock (_gate)
        {
            var now = Stopwatch.GetTimestamp();
            var (tokens, at) = _buckets.GetValueOrDefault((operation, account, region), (_burst, now));
            tokens = Math.Min(_burst, tokens + (Stopwatch.GetElapsedTime(at, now).TotalSeconds * _rate.Value));
            var isTaken = tokens >= 1;
            _buckets[(operation, account, region)] = (isTaken ? tokens - 1 : tokens, now);
            return isTaken;
        }
    }
}
