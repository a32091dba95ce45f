using System;
using System.Globalization;

namespace OmicsTools.Engine.Calls;

/// <summary>Puts failures into words: what happened, to what, and what to do next.</summary>
internal static class Failures
{
    private const string ReportIt = "Please report this with the output of: $Error[0] | Format-List * -Force";

    /// <summary>The failure of a call after its last attempt.</summary>
    public static OmicsFailure From(AttemptFailure attempt, CallSubject subject, int attempts)
    {
        if (attempt.Known is { } known)
        {
            return new OmicsFailure(known.Kind, known.Message, known.Remedy) { Cause = known.Cause, ConcernsEveryCall = true };
        }

        var (message, remedy) = Describe(attempt, subject);
        if (attempts > 1)
        {
            message = string.Format(CultureInfo.InvariantCulture, "{0} (after {1} attempts)", message.TrimEnd('.'), attempts);
        }

        return new OmicsFailure(attempt.Kind, AsSentence(message), remedy)
        {
            RequestId = attempt.RequestId,
            Cause = attempt.Cause,
            ConcernsEveryCall = attempt.ConcernsEveryCall,
        };
    }

    /// <summary>What was said of one task, said of all tasks of its run.</summary>
    public static OmicsFailure OfAllTasks(OmicsFailure ofOne) => new(
        ofOne.Kind, ofOne.Message + " The same holds for the run's other tasks: they come as listed, without detail.", ofOne.Remedy)
    {
        Target = ofOne.Target,
        RequestId = ofOne.RequestId,
        Cause = ofOne.Cause,
    };

    /// <summary>The service gave out a page token twice.</summary>
    public static OmicsFailure RepeatedPage(CallSubject subject) => new(
        FailureKind.RepeatedPage,
        $"{subject.Operation} returned the same page token twice for {subject}; the listing stops here and is not complete.",
        "Run the command again. If it stays so, report it to AWS Support.");

    /// <summary>The failure that an exception carries, or the exception as a failure that no one foresaw.</summary>
    public static OmicsFailure From(Exception exception) => exception is OmicsFailureException known
        ? known.Failure
        : new OmicsFailure(FailureKind.Unexpected, exception.Message, ReportIt) { Cause = exception };

    // What the service says ends with a full stop or without one.
    private static string AsSentence(string text) => text.TrimEnd('.') + ".";

    private static (string Message, string Remedy) Describe(AttemptFailure attempt, CallSubject subject) => attempt.Kind switch
    {
        FailureKind.RunNotFound => (
            $"HealthOmics has no {subject}.",
            "Check the id, the Region and the account. HealthOmics forgets the oldest runs when an account holds its maximum, "
            + "and gives ids of deleted runs to new ones; the logs of forgotten runs stay in the CloudWatch log group "
            + $"/aws/omics/WorkflowLog, streams run/{subject.RunId}/…"),
        FailureKind.TaskNotFound => (
            $"HealthOmics has no {subject}.",
            $"List the run's tasks with: Get-OmicsRunTask {subject.RunId} -Detail None. A retried task has a new id."),
        FailureKind.BatchNotFound => (
            $"HealthOmics has no {subject}.",
            "Check the id, the Region and the account. Runs whose batch was deleted still come from the list of runs, without "
            + "what the batch knew of them."),
        FailureKind.AccessDenied => (
            $"Access to {subject} is denied: {attempt.Reason}",
            $"The identity needs the IAM action omics:{subject.Operation}"
            + (subject.RunId is null ? "." : $" on arn:aws:omics:{subject.Region ?? "*"}:*:run/{subject.RunId}.")),
        FailureKind.InvalidCredentials => (
            $"The credentials were not accepted for {subject}: {attempt.Reason}",
            "Check access key and secret key, and that the computer's clock is right."),
        FailureKind.ExpiredToken => (
            $"The credentials have expired: {attempt.Reason}",
            "Sign in again, or get new session credentials."),
        FailureKind.Throttled => (
            $"HealthOmics kept throttling {subject.Operation} for {subject}.",
            "Others use the same quota of this account and Region. Try again later or with a lower -MaxRequestsPerSecond."),
        FailureKind.QuotaExceeded => (
            $"A service quota stopped {subject.Operation} for {subject}: {attempt.Reason}",
            "See Service Quotas in the AWS console for AWS HealthOmics."),
        FailureKind.RequestRejected => (
            $"HealthOmics rejected {subject.Operation} for {subject}: {attempt.Reason}",
            "Check the arguments."),
        FailureKind.ServiceFailure => (
            $"HealthOmics failed to answer {subject.Operation} for {subject}: {attempt.Reason}",
            "Try again later; the AWS Health Dashboard shows outages."),
        FailureKind.EndpointUnreachable => (
            $"The endpoint could not be reached for {subject}: {attempt.Reason}",
            "Check network, proxy (Set-AWSProxy), -Region and -EndpointUrl."),
        FailureKind.Timeout => (
            $"HealthOmics did not answer {subject.Operation} for {subject} in time.",
            "Check the network, and try again later."),
        FailureKind.InvalidResponse => (
            $"The answer to {subject.Operation} for {subject} could not be read: {attempt.Reason}",
            "Check that -EndpointUrl is a HealthOmics endpoint and that no proxy rewrites answers."),
        _ => (
            $"{subject.Operation} for {subject} failed: {attempt.Reason}",
            ReportIt),
    };
}
