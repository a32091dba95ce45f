using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Runs;

namespace OmicsTools.Engine.Waiting;

/// <summary>Puts into words why a wait ends otherwise than with an end.</summary>
internal static class WaitFailures
{
    /// <summary>Whether waiting may go on after this failure: the service may well answer the next time.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="hasAnswered">
    /// Whether the service ever answered. An endpoint that never did is more likely a wrong one than one that is down.
    /// </param>
    public static bool IsPassing(OmicsException failure, bool hasAnswered) => failure.Kind
        is FailureKind.Throttled or FailureKind.QuotaExceeded or FailureKind.ServiceFailure or FailureKind.Timeout
            or FailureKind.InvalidResponse or FailureKind.RepeatedPage
        || (failure.Kind == FailureKind.EndpointUnreachable && hasAnswered);

    /// <summary>What ended the wait for one run, be it said of that run or of all.</summary>
    public static OmicsException Ended(OmicsException failure, RunRequest run) =>
        new(
            failure.Kind,
            failure.Kind == FailureKind.RunNotFound ? failure.Message : $"Waiting for run {run.RunId} has ended: {failure.Message}",
            failure.Remedy)
        {
            Target = run.Target,
            RequestId = failure.RequestId,
            Cause = failure.Cause,
        };

    /// <summary>The service knew the run, and does not any more.</summary>
    public static OmicsException Vanished(RunRequest run, Run last) => new(
        FailureKind.RunVanished,
        $"Run {run.RunId} in {run.Region} is not known to HealthOmics any more. It was last seen {last.Status}.",
        "HealthOmics removes the oldest runs when an account holds its maximum, where they were started with retention mode "
        + $"REMOVE. The logs stay in the CloudWatch log group /aws/omics/WorkflowLog, streams run/{run.RunId}/…")
    {
        Target = last,
    };

    /// <summary>The time is up, and the run goes on.</summary>
    public static OmicsException Timeout(RunRequest run, Run? last) => new(
        FailureKind.WaitTimeout,
        last is null
            ? $"The time is up, and nothing is known of run {run.RunId} in {run.Region}: the service never answered."
            : $"The time is up, and run {run.RunId} in {run.Region} is still {last.Status}.",
        $"Wait longer, with -Timeout, or see what it is at: Get-OmicsRunTask {run.RunId} -Status PENDING, STARTING, RUNNING")
    {
        Target = last ?? run.Target,
    };

    /// <summary>The time is up, and the task goes on.</summary>
    public static OmicsException Timeout(RunTask last) => new(
        FailureKind.WaitTimeout,
        $"The time is up, and task {last.TaskId} of run {last.RunId} in {last.Region} is still {last.Status}.",
        "Wait longer, with -Timeout.")
    {
        Target = last,
    };

    /// <summary>The time is up, and it is not even known whether there is such a task.</summary>
    public static OmicsException Timeout(RunRequest run, string taskId) => new(
        FailureKind.WaitTimeout,
        $"The time is up, and nothing is known of task {taskId} of run {run.RunId} in {run.Region}: the service never answered.",
        "Wait longer, with -Timeout.")
    {
        Target = run.Target,
    };

    /// <summary>The run is over, and a task of it is not.</summary>
    public static OmicsException Unfinished(RunTask last, Run run) => new(
        FailureKind.TaskUnfinished,
        $"Task {last.TaskId} of run {last.RunId} in {last.Region} is still {last.Status}, although the run is {run.Status}.",
        $"Look at it again later: Get-OmicsRunTask {last.RunId} -TaskId {last.TaskId}")
    {
        Target = last,
    };
}
