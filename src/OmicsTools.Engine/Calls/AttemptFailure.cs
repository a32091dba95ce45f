using System;
using OmicsTools.Engine.Waiting;

namespace OmicsTools.Engine.Calls;

/// <summary>Why one attempt of a call failed.</summary>
internal sealed class AttemptFailure
{
    public AttemptFailure(FailureKind kind, string reason, Exception cause)
    {
        Kind = kind;
        Reason = reason;
        Cause = cause;
    }

    public FailureKind Kind { get; }

    /// <summary>The reason in a few words: an error code with its text, or what happened to the connection.</summary>
    public string Reason { get; }

    public Exception Cause { get; }

    /// <summary>When that was, by the time that waiting goes by.</summary>
    public DateTimeOffset Time { get; } = Clock.Current.GetUtcNow();

    /// <summary>The whole failure, where it was put into words already; null otherwise.</summary>
    public OmicsException? Known { get; set; }

    /// <summary>The service's id of the request; null when it did not answer.</summary>
    public string? RequestId { get; set; }

    /// <summary>Whether the same call may succeed if it is made again.</summary>
    public bool CanRetry { get; set; }

    /// <summary>
    /// Whether it is the computer's clock that is wrong: the SDK has learnt from the answer how far it is off, and signs the next
    /// attempt with the right time.
    /// </summary>
    public bool IsClockSkew { get; set; }

    /// <summary>Whether every other call to the same endpoint with the same credentials would fail alike.</summary>
    public bool ConcernsEveryCall { get; set; }

    /// <summary>What the service asked to wait; null when it did not ask.</summary>
    public TimeSpan? RetryAfter { get; set; }

    public bool IsThrottle => Kind == FailureKind.Throttled;
}
