using System.Collections.Generic;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;

namespace OmicsTools.Engine.Waiting;

/// <summary>A run whose end is waited for.</summary>
internal sealed class WatchedRun : Watched
{
    public WatchedRun(RunRequest request)
        : base(request)
    {
    }

    /// <inheritdoc/>
    public override IEnumerable<StreamEvent<StatusChange>> Failed(OmicsException failure) =>
    [
        failure.Kind == FailureKind.RunNotFound && Run is not null
            ? new(new StatusChange(Run, Run.Status, isEnd: true), WaitFailures.Vanished(Request, Run))
            : new(null, WaitFailures.Ended(failure, Request)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<StreamEvent<StatusChange>> TimedOut() => [new(null, WaitFailures.Timeout(Request, Run))];
}
