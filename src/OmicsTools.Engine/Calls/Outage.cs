using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using OmicsTools.Engine.Waiting;

namespace OmicsTools.Engine.Calls;

/// <summary>
/// Remembers that no call of an identity to an endpoint can succeed: what waits and what comes later fails at once, and
/// the service is left alone.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The source is neither linked nor timed: there is nothing to dispose of.")]
internal sealed class Outage
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _begun = new();
    private AttemptFailure? _failure;

    /// <summary>Why calls fail; null while they need not.</summary>
    public AttemptFailure? Failure => Volatile.Read(ref _failure);

    /// <summary>
    /// Whether it may be over: a network comes back, while credentials do not mend themselves. A command may wait for its next
    /// input longer than that.
    /// </summary>
    public bool HasPassed => Failure is { Kind: FailureKind.EndpointUnreachable } failure && Clock.Current.GetUtcNow() - failure.Time > Longest;

    /// <summary>Cancelled once it is known that calls fail.</summary>
    public CancellationToken Begun => _begun.Token;

    /// <summary>A call failed in a way that every other will; the first one's word counts.</summary>
    public void Begin(AttemptFailure failure)
    {
        if (Interlocked.CompareExchange(ref _failure, failure, null) is null)
        {
            _begun.Cancel();
        }
    }
}
