using System;
using System.Globalization;
using Amazon;
using OmicsTools.Engine.Logs;

namespace OmicsTools.Engine.Calls;

/// <summary>Puts failures into words: what happened, to what, and what to do next.</summary>
internal static class Failures
{
    private const string ReportIt = "Please report this with the output of: $Error[0] | Format-List * -Force";

    /// <summary>The failure of a call after its last attempt.</summary>
    public static OmicsException From(AttemptFailure attempt, CallSubject subject, int attempts)
    {
        if (attempt.Known is { } known)
        {
            return new OmicsException(known.Kind, known.Message, known.Remedy) { Target = subject.Target, Cause = known.Cause, ConcernsEveryCall = true };
        }

        var (message, remedy) = Describe(attempt, subject);
        if (attempts > 1)
        {
            message = string.Format(CultureInfo.InvariantCulture, "{0} (after {1} attempts)", message.TrimEnd('.'), attempts);
        }

        return new OmicsException(attempt.Kind, AsSentence(message), remedy)
        {
            Target = subject.Target,
            Operation = subject.Operation,
            RequestId = attempt.RequestId,
            Cause = attempt.Cause,
            ConcernsEveryCall = attempt.ConcernsEveryCall,
        };
    }

    /// <summary>The failure of a task's detail, after which no more of the run's are asked for.</summary>
    public static OmicsException OfLastDetail(OmicsException ofOne) => new(
        ofOne.Kind, ofOne.Message + " No more details of the run are asked for: its other tasks come as listed.", ofOne.Remedy)
    {
        Target = ofOne.Target,
        RequestId = ofOne.RequestId,
        Cause = ofOne.Cause,
    };

    /// <summary>The service gave out a page token twice.</summary>
    public static OmicsException RepeatedPage(CallSubject subject) => new(
        FailureKind.RepeatedPage,
        $"{subject.Operation} returned the same page token twice for {subject}; the listing stops here and is not complete.",
        "Run the command again. If it stays so, report it to AWS Support.")
    {
        Target = subject.Target,
    };

    /// <summary>The service went on giving out page tokens, and nothing new with them.</summary>
    public static OmicsException EndlessListing(CallSubject subject, int pages) => new(
        FailureKind.RepeatedPage,
        $"{subject.Operation} returned {pages} pages in a row without anything new for {subject}; the listing stops here and is not complete.",
        "Run the command again. If it stays so, report it to AWS Support.")
    {
        Target = subject.Target,
    };

    /// <summary>The run belongs to another account than the one that answers, which may have a run of the same id.</summary>
    public static OmicsException OtherAccount(string runId, string expected, string account) => new(
        FailureKind.RunNotFound,
        $"Run {runId} is one of account {expected}, and the credentials are those of account {account}.",
        $"Name a profile of account {expected} with -ProfileName, or give the run's id alone for the run of account {account}.");

    /// <summary>The id was given to a new run since the one that was asked for.</summary>
    public static OmicsException OtherRun(string runId, string region) => new(
        FailureKind.RunNotFound,
        $"Run {runId} in {region} is another one by now: its id was given to a new run.",
        $"Give the id {runId} alone, without the run that had it before, for the new run.");

    /// <summary>The failure that an exception carries, or the exception as a failure that no one foresaw.</summary>
    public static OmicsException From(Exception exception) => exception is OmicsException known
        ? known
        : new OmicsException(FailureKind.Unexpected, exception.Message, ReportIt) { Cause = exception };

    // What the service says ends with a full stop or without one.
    private static string AsSentence(string text) => text.TrimEnd('.') + ".";

    private static (string Message, string Remedy) Describe(AttemptFailure attempt, CallSubject subject) => attempt.Kind switch
    {
        FailureKind.RunNotFound => (
            $"HealthOmics has no {subject}.",
            $"Check id, Region and account. Old runs are removed; logs stay: Get-OmicsRunLog {subject.RunId}"),
        FailureKind.TaskNotFound => (
            $"HealthOmics has no {subject}.",
            $"List the run's tasks with: Get-OmicsRunTask {subject.RunId} -Detail None. A retried task has a new id."),
        FailureKind.BatchNotFound => (
            $"HealthOmics has no {subject}.",
            "Check the id, the Region and the account. Runs whose batch was deleted still come from the list of runs, without "
            + "what the batch knew of them."),
        FailureKind.AccessDenied => (
            $"Access to {subject} is denied: {attempt.Reason}",
            subject.LogStream is not null
                ? $"The identity needs the IAM action logs:{subject.Operation} on {LogArn(subject)}."
                : $"The identity needs the IAM action omics:{subject.Operation}"
                    + (subject.RunId is null ? "." : $" on {Arn(subject, "run", subject.RunId)}{AndTask(subject)}.")),
        FailureKind.LogGroupNotFound => (
            $"The account has no log group {LogStreams.GroupName} in {subject.Region}.",
            "HealthOmics makes it with the first run that logs. Check the Region and the account; the group may have been deleted."),
        FailureKind.LogNotFound => (
            $"There is no {subject}.",
            "Check the id, the Region and the account."),
        FailureKind.InvalidCredentials => (
            $"The credentials were not accepted for {subject}: {attempt.Reason}",
            "Check access key and secret key, and that the computer's clock is right."),
        FailureKind.ExpiredToken => (
            $"The credentials have expired: {attempt.Reason}",
            "Sign in again, or get new session credentials."),
        FailureKind.Throttled => (
            $"{subject.Service} kept throttling {subject.Operation} for {subject}.",
            "Others use the same quota of this account and Region. Try again later or with a lower -MaxRequestsPerSecond."),
        FailureKind.QuotaExceeded => (
            $"A service quota stopped {subject.Operation} for {subject}: {attempt.Reason}",
            $"See Service Quotas in the AWS console for {subject.Service}."),
        FailureKind.RequestRejected => (
            $"{subject.Service} rejected {subject.Operation} for {subject}: {attempt.Reason}",
            "Check the arguments."),
        FailureKind.ServiceFailure => (
            $"{subject.Service} failed to answer {subject.Operation} for {subject}: {attempt.Reason}",
            "Try again later; the AWS Health Dashboard shows outages."),
        FailureKind.EndpointUnreachable => (
            $"The endpoint {(subject.Endpoint is null ? string.Empty : subject.Endpoint + " ")}could not be reached for {subject}: {attempt.Reason}",
            $"Check network, proxy (Set-AWSProxy), -Region and {EndpointParameter(subject)}."),
        FailureKind.Timeout => (
            $"{subject.Service} did not answer {subject.Operation} for {subject} in time.",
            "Check the network, and try again later."),
        FailureKind.InvalidResponse => (
            $"The answer to {subject.Operation} for {subject} could not be read: {attempt.Reason}",
            $"Check that {EndpointParameter(subject)} is an endpoint of {subject.Service} and that no proxy rewrites answers."),
        _ => (
            $"{subject.Operation} for {subject} failed: {attempt.Reason}",
            ReportIt),
    };

    // GetRunTask is checked against the task too:
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awshealthomics.html
    private static string AndTask(CallSubject subject) =>
        subject.TaskId is null ? string.Empty : $" and {Arn(subject, "task", subject.TaskId)}";

    private static string Arn(CallSubject subject, string type, string id) =>
        $"arn:{Partition(subject)}:omics:{subject.Region ?? "*"}:*:{type}/{id}";

    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
    private static string LogArn(CallSubject subject) =>
        $"arn:{Partition(subject)}:logs:{subject.Region}:*:log-group:{LogStreams.GroupName}:log-stream:*";

    private static string Partition(CallSubject subject) =>
        subject.Region is null ? "*" : RegionEndpoint.GetBySystemName(subject.Region).PartitionName;

    private static string EndpointParameter(CallSubject subject) => subject.LogStream is null ? "-EndpointUrl" : "-LogsEndpointUrl";
}
