using System.Threading;

namespace OmicsTools.Engine.Calls;

/// <summary>What a call to the service is about; errors and messages name it.</summary>
internal sealed class CallSubject
{
    private static long _turns;

    public CallSubject(string operation, string? region, string? runId = null, string? taskId = null, string? batchId = null)
    {
        Operation = operation;
        Region = region;
        RunId = runId;
        TaskId = taskId;
        BatchId = batchId;
    }

    /// <summary>The API operation, for example GetRunTask. Quotas are counted by it.</summary>
    public string Operation { get; }

    /// <summary>The Region asked.</summary>
    public string? Region { get; }

    /// <summary>The run asked for; null for a listing of runs or of a batch.</summary>
    public string? RunId { get; }

    /// <summary>The task asked for; null when the call is about the run.</summary>
    public string? TaskId { get; }

    /// <summary>The batch asked for; null when the call is about none.</summary>
    public string? BatchId { get; }

    /// <summary>The log stream asked for; null for a call to HealthOmics.</summary>
    public string? LogStream { get; set; }

    /// <summary>What the user gave for it, which an error record carries back; null where that is not known here.</summary>
    public object? Target { get; set; }

    /// <summary>The endpoint and where it came from, as a user would say it; null where that is not known.</summary>
    public string? Endpoint { get; set; }

    /// <summary>What the service allows of this operation unless the account has more, in requests per second.</summary>
    public double PublishedRate { get; set; } = CallLimits.DefaultRequestsPerSecond;

    /// <summary>The service asked, as AWS calls it.</summary>
    public string Service => LogStream is null ? "HealthOmics" : "CloudWatch Logs";

    /// <summary>Which call goes first where several wait: the one with the lowest turn. By itself, the one that came first.</summary>
    public long Turn { get; set; } = NextTurn();

    /// <summary>What it means that the service does not find what it was asked for.</summary>
    public FailureKind NotFound => (TaskId, BatchId) switch
    {
        _ when LogStream is not null => FailureKind.LogNotFound,
        (not null, _) => FailureKind.TaskNotFound,
        (_, not null) => FailureKind.BatchNotFound,
        _ => FailureKind.RunNotFound,
    };

    /// <summary>The quota that the call counts against.</summary>
    /// <param name="scope">What shares it: the account and the Region.</param>
    public OperationQuota QuotaIn(string scope) => new($"{scope}/{Operation}", PublishedRate);

    /// <summary>A turn after all those before.</summary>
    public static long NextTurn() => Interlocked.Increment(ref _turns);

    /// <summary>The subject in words, for example <c>task 7476127 of run 8192875 in us-east-1</c>.</summary>
    public override string ToString()
    {
        var what = (RunId, TaskId) switch
        {
            _ when LogStream is not null => $"log {LogStream}",
            (null, _) => BatchId is null ? "the runs" : $"batch {BatchId}",
            (_, null) => $"run {RunId}",
            _ => $"task {TaskId} of run {RunId}",
        };
        return Region is null ? what : $"{what} in {Region}";
    }
}
