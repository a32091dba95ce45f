using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace OmicsTools.Engine.Calls;

/// <summary>
/// Lets a number of callers in at once. Of those that wait, the one whose turn is earliest comes next, whenever it came: a
/// run whose listing was answered late does not queue behind the tasks of the runs after it.
/// </summary>
internal sealed class TurnSemaphore
{
    private readonly object _gate = new();
    private readonly SortedDictionary<(long Turn, long Arrival), TaskCompletionSource<bool>> _waiting = [];
    private int _free;
    private long _arrivals;

    public TurnSemaphore(int count)
    {
        _free = count;
    }

    /// <summary>Waits to be let in; <see cref="Release"/> is owed then.</summary>
    /// <param name="turn">The caller's turn; those with the same go in the order they come.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task WaitAsync(long turn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource<bool> letIn;
        (long Turn, long Arrival) place;
        lock (_gate)
        {
            if (_free > 0)
            {
                _free--;
                return;
            }

            letIn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            place = (turn, ++_arrivals);
            _waiting.Add(place, letIn);
        }

        using (cancellationToken.Register(GiveUp))
        {
            _ = await letIn.Task.ConfigureAwait(false);
        }

        void GiveUp()
        {
            bool hasWaited;
            lock (_gate)
            {
                hasWaited = _waiting.Remove(place);
            }

            // Otherwise it was let in at the same moment, and will let the next one in.
            if (hasWaited)
            {
                _ = letIn.TrySetCanceled(cancellationToken);
            }
        }
    }

    /// <summary>Lets the next one in.</summary>
    public void Release()
    {
        TaskCompletionSource<bool> letIn;
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _free++;
                return;
            }

            var next = _waiting.First();
            _ = _waiting.Remove(next.Key);
            letIn = next.Value;
        }

        letIn.SetResult(true);
    }
}
