using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.CloudWatchLogs.Model;
using Amazon.Omics.Model;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;

namespace OmicsTools.Engine.Logs;

/// <summary>What is known of the logs of one run, and what is found out when one is missing: once, and only then.</summary>
internal sealed class LogsOfRun
{
    public const string Off = "OFF";

    private readonly ServiceCaller _caller;
    private readonly RunRequest _request;
    private readonly Func<string, ValueTask> _log;
    private readonly CancellationToken _cancellationToken;
    private readonly object _gate = new();
    private Task<Run?>? _run;
    private Task<OmicsException?>? _whyNone;
    private int _isReported;
    private int _isDoubtReported;

    public LogsOfRun(
        ServiceCaller caller, OmicsConnection connection, RunRequest request, Func<string, ValueTask> log, CancellationToken cancellationToken)
    {
        _caller = caller;
        Connection = connection;
        _request = request;
        _log = log;
        _cancellationToken = cancellationToken;
    }

    public OmicsConnection Connection { get; }

    /// <summary>The run as it was asked for.</summary>
    public RunRequest Request => _request;

    /// <summary>Whether it was said of the run that none of its logs can be had.</summary>
    public bool HasFailed => Volatile.Read(ref _isReported) != 0;

    /// <summary>The run in full; null where HealthOmics does not know it any more, or it may not be asked.</summary>
    public Task<Run?> GetAsync()
    {
        lock (_gate)
        {
            return _run ??= GetRunAsync();
        }
    }

    /// <summary>What to say of a log that could not be read; null for nothing more than was said of the run.</summary>
    /// <param name="source">The log.</param>
    /// <param name="failure">Why it could not be read.</param>
    public async Task<StreamEvent<LogPage>?> ExplainAsync(LogSource source, OmicsException failure)
    {
        if (failure.Kind != FailureKind.LogNotFound)
        {
            // The same would be said of each of the run's logs.
            return failure.Kind is FailureKind.AccessDenied or FailureKind.LogGroupNotFound || failure.ConcernsEveryCall
                ? Once(failure)
                : new(null, failure);
        }

        try
        {
            if (await WhyNoneAsync().ConfigureAwait(false) is { } ofRun)
            {
                return Once(ofRun);
            }

            if (_request.IsNamed && source is { TaskId: { } taskId, Task: null })
            {
                _ = await CheckTaskAsync(taskId).ConfigureAwait(false);
            }

            return new($"There is no log {source.StreamName} in {source.Region}: nothing was printed so far.", isWarning: _request.IsNamed && source.Task is null);
        }
        catch (OmicsException e)
        {
            e.Target = failure.Target;
            if (e.Kind == FailureKind.TaskNotFound)
            {
                return new(null, e);
            }

            // Why this log is missing is not known, and the others may be there.
            return e.ConcernsEveryCall ? Once(e)
                : Interlocked.Exchange(ref _isDoubtReported, 1) == 0 ? new(null, e)
                : new($"There is no log {source.StreamName} in {source.Region}.", isWarning: _request.IsNamed && source.Task is null);
        }
    }

    /// <summary>A failure that is about the logs of this run.</summary>
    public OmicsException Failure(string message, string remedy) => new(FailureKind.LogNotFound, message, remedy) { Target = _request.Target };

    private StreamEvent<LogPage>? Once(OmicsException failure) => Interlocked.Exchange(ref _isReported, 1) == 0 ? new(null, failure) : null;

    // A task that does not exist printed nothing either.
    private Task<GetRunTaskResponse> CheckTaskAsync(string taskId)
    {
        var subject = Connection.Subject("GetRunTask", _request.RunId, taskId, target: _request.Target);
        var asked = new GetRunTaskRequest { Id = _request.RunId, TaskId = taskId };
        return _caller.CallAsync(
            Connection.QuotaScope, subject, stop => Connection.Client.GetRunTaskAsync(asked, stop), _cancellationToken);
    }

    private Task<OmicsException?> WhyNoneAsync()
    {
        lock (_gate)
        {
            return _whyNone ??= FindWhyNoneAsync();
        }
    }

    /// <summary>Why the run has no logs at all; null where it has, so that the log that is missing was never written to.</summary>
    private async Task<OmicsException?> FindWhyNoneAsync()
    {
        var run = await GetAsync().ConfigureAwait(false);
        if (string.Equals(run?.LogLevel, Off, StringComparison.OrdinalIgnoreCase))
        {
            return Failure(
                $"Run {_request.RunId} in {_request.Region} has no logs: it was started with the log level OFF.",
                "Start runs with another log level, such as ALL, to have logs.");
        }

        if (run is { StartTimeUtc: null } || await HasStreamsAsync().ConfigureAwait(false))
        {
            return null;
        }

        return run is null
            ? Failure(
                $"HealthOmics has no run {_request.RunId} in {_request.Region}, and there are no logs of one.",
                "Check the id, the Region and the account.")
            : Failure(
                $"The logs of run {_request.RunId} in {_request.Region} are not there any more.",
                $"Lines are deleted when the retention time of the log group {LogStreams.GroupName} is over, or by hand.");
    }

    private async Task<Run?> GetRunAsync()
    {
        try
        {
            var answer = await RunCalls.GetAsync(_caller, Connection, _request.RunId, exports: null, _request.Target, _cancellationToken).ConfigureAwait(false);
            return RunMapper.From(answer, Connection);
        }
        catch (OmicsException e) when (e.Kind is FailureKind.RunNotFound or FailureKind.AccessDenied)
        {
            // Logs outlive runs, and who may read them need not be allowed to read runs.
            await _log($"{e.Message} Its logs are read without.").ConfigureAwait(false);
            return null;
        }
    }

    private async Task<bool> HasStreamsAsync()
    {
        // The run's own streams come before those of runs whose ids begin alike: '/' sorts before digits.
        var ofRun = LogStreams.OfRun(_request.RunId);
        var subject = Connection.LogsSubject(
            "DescribeLogStreams", LogStreams.PublishedRate("DescribeLogStreams", Connection.Region), ofRun, _request.RunId, target: _request.Target);
        var asked = new DescribeLogStreamsRequest { LogGroupName = LogStreams.GroupName, LogStreamNamePrefix = ofRun, Limit = 2 };
        var answer = await _caller.CallAsync(
            Connection.LogsQuotaScope, subject, stop => Connection.Logs!.DescribeLogStreamsAsync(asked, stop), _cancellationToken).ConfigureAwait(false);
        return (answer.LogStreams ?? []).Any(stream =>
            stream.LogStreamName == ofRun || stream.LogStreamName?.StartsWith(ofRun + "/", StringComparison.Ordinal) == true);
    }
}
