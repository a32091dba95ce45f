using System;

namespace OmicsTools.Engine.Calls;

/// <summary>How often a call is tried again, and after what pause.</summary>
internal static class RetryPolicy
{
    private const int MostFaults = 4;
    private const int MostThrottles = 10;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(1);

    /// <summary>The pause before the next attempt; null when there is none.</summary>
    /// <param name="reason">Why the last attempt failed.</param>
    /// <param name="attempt">The number of attempts made, counted from 1.</param>
    public static TimeSpan? PauseAfter(AttemptFailure reason, int attempt)
    {
        if (reason.IsClockSkew)
        {
            return attempt == 1 ? TimeSpan.Zero : null;
        }

        if (!reason.CanRetry || attempt >= (reason.IsThrottle ? MostThrottles : MostFaults))
        {
            return null;
        }

        // Half of the pause is fixed and half is chance, so that callers that failed together do not return together.
        var backoff = Math.Min(Longest.TotalMilliseconds, 100 * Math.Pow(2, attempt - 1));
        var pause = TimeSpan.FromMilliseconds((backoff / 2) + (Chance.NextDouble() * backoff / 2));
        return reason.RetryAfter > pause ? Bounded(reason.RetryAfter.Value) : pause;
    }

    /// <summary>What the service asked to wait, or a minute where it asked for more.</summary>
    /// <param name="retryAfter">What it asked.</param>
    public static TimeSpan Bounded(TimeSpan retryAfter) => retryAfter < LongestAsked ? retryAfter : LongestAsked;
}
