using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace OmicsTools.Engine.Calls;

/// <summary>
/// Lets a number of calls in at once. Of a caller's calls that wait, the one whose turn is earliest comes next, whenever it
/// came: a run whose listing was answered late does not queue behind the tasks of the runs after it. Several callers go in
/// rotation: a single call does not queue behind all those of a large command.
/// </summary>
internal sealed class TurnSemaphore
{
    private readonly object _gate = new();
    private readonly Dictionary<object, Line> _lines = [];
    private readonly Queue<object> _rotation = new();
    private int _free;
    private long _arrivals;

    public TurnSemaphore(int count)
    {
        _free = count;
    }

    /// <summary>Waits to be let in; <see cref="Release"/> is owed then.</summary>
    /// <param name="caller">Whose call it is.</param>
    /// <param name="turn">The call's turn among those of its caller; those with the same go in the order they come.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task WaitAsync(object caller, long turn, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource<bool> letIn;
        (long Turn, long Arrival) place;
        Line? line;
        lock (_gate)
        {
            if (_free > 0)
            {
                _free--;
                return;
            }

            if (!_lines.TryGetValue(caller, out line))
            {
                _lines.Add(caller, line = []);
                _rotation.Enqueue(caller);
            }

            letIn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            place = (turn, ++_arrivals);
            line.Add(place, letIn);
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
                hasWaited = line.Remove(place);
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
        TaskCompletionSource<bool>? letIn;
        lock (_gate)
        {
            letIn = Next();
            if (letIn is null)
            {
                _free++;
            }
        }

        letIn?.SetResult(true);
    }

    private TaskCompletionSource<bool>? Next()
    {
        while (_rotation.Count > 0)
        {
            var caller = _rotation.Dequeue();
            var line = _lines[caller];
            if (line.Count == 0)
            {
                // All of them gave up, or were let in.
                _ = _lines.Remove(caller);
                continue;
            }

            var next = line.First();
            _ = line.Remove(next.Key);
            _rotation.Enqueue(caller);
            return next.Value;
        }

        return null;
    }

    /// <summary>The calls of one caller that wait.</summary>
    private sealed class Line : SortedDictionary<(long Turn, long Arrival), TaskCompletionSource<bool>>;
}
