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

/// <summary>
/// Looks again and again at everything that is waited for, and writes what has changed, until all has ended or it is enough.
/// </summary>
/// <typeparam name="TWatched">What is watched of each run.</typeparam>
internal abstract class Wait<TWatched>
    where TWatched : Watched
{
    private readonly HashSet<OmicsConnection> _unlisted = [];

    protected Wait(WaitContext context, Lane<StatusChange> lane, CancellationToken cancellationToken)
    {
        Context = context;
        Journal = new WaitJournal(lane, context.Options, cancellationToken);
        CancellationToken = cancellationToken;
    }

    protected WaitContext Context { get; }

    protected WaitJournal Journal { get; }

    protected CancellationToken CancellationToken { get; }

    /// <summary>Waits.</summary>
    /// <param name="requests">The runs, or tasks of runs; what is there twice is watched once.</param>
    public async Task WaitAsync(IReadOnlyList<RunRequest> requests)
    {
        var schedule = new PollingSchedule(Context.Options, Context.Log);
        var waiting = requests.GroupBy(request => request.Key).Select(same => Watch([.. same])).ToList();
        do
        {
            foreach (var connected in waiting.GroupBy(run => Context.Connections.For(run.Request.Region, run.Request.Profile)))
            {
                // A caller remembers that no call can succeed; the next look is to find out anew.
                var caller = new ServiceCaller(Context.Limits, Context.Log);
                await LookAsync(caller, connected.Key, [.. connected]).ConfigureAwait(false);
                if (Journal.IsOver)
                {
                    return;
                }
            }

            _ = waiting.RemoveAll(run => run.HasEnded);
        }
        while (waiting.Count > 0 && await schedule.PauseAsync(CancellationToken).ConfigureAwait(false));

        await EndAsync(waiting.SelectMany(run => run.TimedOut())).ConfigureAwait(false);
    }

    /// <summary>Begins to watch what was asked of one run.</summary>
    protected abstract TWatched Watch(IReadOnlyList<RunRequest> ofRun);

    /// <summary>Looks once at runs of one Region and account.</summary>
    protected abstract Task LookAsync(ServiceCaller caller, OmicsConnection connection, IReadOnlyList<TWatched> runs);

    /// <summary>Notes a run as it is now.</summary>
    protected abstract Task NoteAsync(TWatched run, Run record);

    /// <summary>Finds out how runs stand.</summary>
    protected async Task ReadRunsAsync(ServiceCaller caller, OmicsConnection connection, IReadOnlyList<TWatched> runs)
    {
        var byId = runs.ToDictionary(run => run.Request.RunId, StringComparer.Ordinal);
        try
        {
            var states = new RunStates(caller, Context.Limits.Concurrency, _unlisted, Context.Log).ReadAsync(connection, byId.Keys, CancellationToken);
            await foreach (var state in states.ConfigureAwait(false))
            {
                var run = byId[state.RunId];
                var failure = state.Failure;
                if (failure is null)
                {
                    // The answer has told whose runs these are.
                    _ = Context.Connections.IsOfAccount(state.RunId, run.Request.AccountId, run.Request.Region, run.Request.Profile, out failure);
                    failure ??= RunCalls.IsOther(run.Request.RunUuid, state.Record!.Uuid)
                        ? Failures.OtherRun(state.RunId, run.Request.Region)
                        : null;
                }

                await (failure is null ? NoteAsync(run, state.Record!) : FailAsync([run], failure)).ConfigureAwait(false);
                if (Journal.IsOver)
                {
                    return;
                }
            }
        }
        catch (OmicsException e)
        {
            await FailAsync(runs, e).ConfigureAwait(false);
        }
    }

    /// <summary>Something could not be read. Where that may pass, the wait goes on; otherwise it is over for these runs.</summary>
    protected async Task FailAsync(IReadOnlyList<TWatched> runs, OmicsException failure)
    {
        if (WaitFailures.IsPassing(failure, runs.Any(run => run.HasAnswered)))
        {
            await Context.Log($"The wait goes on: {failure.Message}").ConfigureAwait(false);
            return;
        }

        foreach (var run in runs)
        {
            run.HasEnded = true;
        }

        await EndAsync(runs.SelectMany(run => run.Failed(failure))).ConfigureAwait(false);
    }

    private async Task EndAsync(IEnumerable<StreamEvent<StatusChange>> ends)
    {
        foreach (var end in ends)
        {
            await Journal.FailAsync(end).ConfigureAwait(false);
        }
    }
}
