using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;

namespace OmicsTools.Engine.Waiting;

/// <summary>Waits for runs to end.</summary>
internal sealed class RunWait
{
    private readonly OmicsConnections _connections;
    private readonly WaitOptions _options;
    private readonly CallLimits _limits;
    private readonly WaitTally _tally;
    private readonly Func<string, ValueTask> _log;

    public RunWait(OmicsConnections connections, WaitOptions options, CallLimits limits, WaitTally tally, Func<string, ValueTask> log)
    {
        _connections = connections;
        _options = options;
        _limits = limits;
        _tally = tally;
        _log = log;
    }

    /// <summary>Writes every change of the runs' statuses, as it is seen, until all have ended or it is enough.</summary>
    public async Task WaitAsync(
        IReadOnlyList<RunRequest> runs, Lane<StatusChange<RunRecord>> lane, CancellationToken cancellationToken)
    {
        var journal = new WaitJournal<RunRecord>(lane, _options, cancellationToken);
        var schedule = new PollingSchedule(_options, _log);
        var waiting = runs.GroupBy(run => (run.Region, run.RunId)).Select(same => new WatchedRun(same.First())).ToList();
        do
        {
            foreach (var region in waiting.GroupBy(run => run.Request.Region, StringComparer.Ordinal))
            {
                await PollAsync(_connections.For(region.Key), [.. region], journal, cancellationToken).ConfigureAwait(false);
                if (journal.IsOver)
                {
                    return;
                }
            }

            _ = waiting.RemoveAll(run => run.HasEnded);
        }
        while (waiting.Count > 0 && await schedule.PauseAsync(cancellationToken).ConfigureAwait(false));

        foreach (var run in waiting)
        {
            await journal.FailAsync(WaitFailures.Timeout(run.Request, run.Last)).ConfigureAwait(false);
        }
    }

    private async Task PollAsync(
        OmicsConnection connection, IReadOnlyList<WatchedRun> runs, WaitJournal<RunRecord> journal, CancellationToken cancellationToken)
    {
        var byId = runs.ToDictionary(run => run.Request.RunId, StringComparer.Ordinal);
        using var caller = new ServiceCaller(_limits, _log);
        try
        {
            var states = new RunStates(caller, _limits.Concurrency).ReadAsync(connection, byId.Keys, cancellationToken);
            await foreach (var state in states.ConfigureAwait(false))
            {
                await NoteAsync(byId[state.RunId], state, journal).ConfigureAwait(false);
                if (journal.IsOver)
                {
                    return;
                }
            }
        }
        catch (OmicsFailureException e)
        {
            await FailAsync(runs, e.Failure, journal).ConfigureAwait(false);
        }
    }

    private async Task NoteAsync(WatchedRun run, RunState state, WaitJournal<RunRecord> journal)
    {
        if (state.Record is not { } record)
        {
            await FailAsync([run], state.Failure!, journal).ConfigureAwait(false);
            return;
        }

        var previous = run.Last;
        run.Last = record;
        run.HasEnded = record.IsTerminal;
        if (previous is null || !string.Equals(previous.Status, record.Status, StringComparison.Ordinal))
        {
            _tally.Note(run.Key, previous?.Status, record.Status, record.IsTerminal, record.CreationTime);
            await (record.IsTerminal
                ? journal.EndAsync(record, previous?.Status, record.Status, failure: null)
                : journal.ChangeAsync(record, previous?.Status)).ConfigureAwait(false);
        }
    }

    private async Task FailAsync(IReadOnlyList<WatchedRun> runs, OmicsFailure failure, WaitJournal<RunRecord> journal)
    {
        if (WaitFailures.IsPassing(failure, hasAnswered: runs.Any(run => run.Last is not null)))
        {
            await _log($"The wait goes on: {failure.Message}").ConfigureAwait(false);
            return;
        }

        foreach (var run in runs.TakeWhile(_ => !journal.IsOver))
        {
            run.HasEnded = true;
            await (failure.Kind == FailureKind.RunNotFound && run.Last is { } last
                ? journal.FailAsync(WaitFailures.Vanished(run.Request, last), new StatusChange<RunRecord>(last, last.Status, isEnd: true))
                : journal.FailAsync(WaitFailures.Ended(failure, run.Request))).ConfigureAwait(false);
        }
    }

    private sealed class WatchedRun
    {
        public WatchedRun(RunRequest request)
        {
            Request = request;
        }

        public RunRequest Request { get; }

        public string Key => $"{Request.Region}/{Request.RunId}";

        /// <summary>What is known of the run; null while that is nothing.</summary>
        public RunRecord? Last { get; set; }

        public bool HasEnded { get; set; }
    }
}
