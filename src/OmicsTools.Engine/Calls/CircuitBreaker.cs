using System.Diagnostics.CodeAnalysis;
using System.Threading;

namespace OmicsTools.Engine.Calls;

/// <summary>
/// Counts the failures in a row. At the threshold the circuit opens: what is in flight is cancelled, and nothing more is asked.
/// </summary>
/// <typeparam name="TFailure">What says why.</typeparam>
[SuppressMessage("Design", "CA1001", Justification = "The source is neither linked nor timed: there is nothing to dispose of.")]
internal sealed class CircuitBreaker<TFailure>
    where TFailure : class
{
    private readonly CancellationTokenSource _opened = new();
    private readonly int _threshold;
    private TFailure? _failure;
    private int _failuresInARow;

    public CircuitBreaker(int threshold)
    {
        _threshold = threshold;
    }

    /// <summary>Cancelled when the circuit opens.</summary>
    public CancellationToken Opened => _opened.Token;

    /// <summary>The failure that opened the circuit; null while it is closed.</summary>
    public TFailure? Failure => Volatile.Read(ref _failure);

    /// <summary>A call succeeded.</summary>
    public void Succeed() => Volatile.Write(ref _failuresInARow, 0);

    /// <summary>A call failed in a way that the next may, too.</summary>
    /// <returns>Whether this failure opened the circuit.</returns>
    public bool Fail(TFailure failure) => Interlocked.Increment(ref _failuresInARow) >= _threshold && Open(failure);

    /// <summary>A call failed in a way that all others will, too.</summary>
    /// <returns>Whether this failure opened the circuit.</returns>
    public bool Open(TFailure failure)
    {
        if (Interlocked.CompareExchange(ref _failure, failure, null) is not null)
        {
            return false;
        }

        _opened.Cancel();
        return true;
    }
}
