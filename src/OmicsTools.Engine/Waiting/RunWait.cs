using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;

namespace OmicsTools.Engine.Waiting;

/// <summary>Waits for runs to end.</summary>
internal sealed class RunWait : Wait<WatchedRun>
{
    public RunWait(WaitContext context, Lane<StatusChange> lane, CancellationToken cancellationToken)
        : base(context, lane, cancellationToken)
    {
    }

    /// <inheritdoc/>
    protected override WatchedRun Watch(IReadOnlyList<RunRequest> ofRun) => new(ofRun[0]);

    /// <inheritdoc/>
    protected override Task LookAsync(ServiceCaller caller, OmicsConnection connection, IReadOnlyList<WatchedRun> runs) =>
        ReadRunsAsync(caller, connection, runs);

    /// <inheritdoc/>
    protected override async Task NoteAsync(WatchedRun run, Run record)
    {
        var previous = run.Run;
        record.WorkflowName ??= previous?.WorkflowName ?? run.Request.WorkflowName;
        run.Run = record;
        run.HasEnded = record.IsTerminal;
        if (previous is not null && string.Equals(previous.Status, record.Status, StringComparison.Ordinal))
        {
            return;
        }

        Context.Tally.Note($"{run.Request.Key}", record.Status, record.IsTerminal, record.CreationTimeUtc);
        await (record.IsTerminal
            ? Journal.EndAsync(record, previous?.Status, record.Status, failure: null)
            : Journal.ChangeAsync(record, previous?.Status)).ConfigureAwait(false);
    }
}
