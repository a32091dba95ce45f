using System;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Streaming;

namespace OmicsTools.Engine.Waiting;

/// <summary>Tells what happens while waiting, and knows when that is enough.</summary>
internal sealed class WaitJournal
{
    private const string Completed = "COMPLETED";

    private readonly Lane<StatusChange> _lane;
    private readonly WaitOptions _options;
    private readonly CancellationToken _cancellationToken;

    public WaitJournal(Lane<StatusChange> lane, WaitOptions options, CancellationToken cancellationToken)
    {
        _lane = lane;
        _options = options;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Whether the wait is over, whatever else goes on.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Something has another status, and will have more.</summary>
    public Task ChangeAsync(OmicsObject record, string? previousStatus) =>
        WriteAsync(new StreamEvent<StatusChange>(new StatusChange(record, previousStatus, isEnd: false)));

    /// <summary>Something has ended; the failure says what the record lacks.</summary>
    public async Task EndAsync(OmicsObject record, string? previousStatus, string? status, OmicsException? failure)
    {
        await WriteAsync(new StreamEvent<StatusChange>(new StatusChange(record, previousStatus, isEnd: true), failure)).ConfigureAwait(false);
        IsOver |= _options.Any || (_options.FailFast && !string.Equals(status, Completed, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Something can be waited for no longer.</summary>
    /// <param name="end">Why, and what is known of it where that is anything.</param>
    public async Task FailAsync(StreamEvent<StatusChange> end)
    {
        await WriteAsync(end).ConfigureAwait(false);
        IsOver |= _options.FailFast;
    }

    private Task WriteAsync(StreamEvent<StatusChange> next) => _lane.WriteAsync(next, _cancellationToken).AsTask();
}
