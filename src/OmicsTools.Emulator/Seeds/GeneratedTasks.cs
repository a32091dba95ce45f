using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;

namespace OmicsTools.Emulator;

/// <summary>
/// Any number of tasks, each made when it is looked at, always the same one in the same place: scatter shards, retries
/// under the same name, cache hits, GPU tasks, every status, awkward names.
/// </summary>
internal sealed class GeneratedTasks : IReadOnlyList<EmulatedTask>
{
    // 17 kinds against 9 statuses: every pair turns up.
    private static readonly string[] Statuses =
        ["COMPLETED", "COMPLETED", "FAILED", "RUNNING", "PENDING", "CANCELLED", "COMPLETED", "STARTING", "STOPPING"];

    // RUN_TASK_FAILED is none of them: that is a run's reason.
    private static readonly string[] FailureReasons = ["OUT_OF_MEMORY_ERROR", "TASK_TIMED_OUT", "CANNOT_START_CONTAINER_ERROR", "SERVICE_ERROR"];

    private static readonly Func<int, string>[] Names =
    [
        i => $"align-{i}-{i + 1}",
        i => $"NFCORE_SAREK:SAREK:FASTQC (sample{i} lane-{i % 4})",
        i => $"call_variants_{i}",
        _ => "MergeBams",
        i => $"comma, \"quote\" and 'apostrophe' {i}",
        i => $"line one\nline two\r\nline three {i}",
        i => $"整列タスク-{i}-{i}",
        i => $"محاذاة {i}",
        i => $"=HYPERLINK(\"x\") {i}",
        _ => new string('n', 128),
        i => $" leading and trailing {i} ",
        i => $"emoji 🧬 {i}",
        i => $"tab\tand;semicolon|pipe {i}",
        i => $"[bracket]*?{i}",
        i => $"{{\"json\":{i}}}",
        i => $"<xml a=\"{i}\">&amp;</xml>",
        i => $"{i}",
    ];

    private readonly string _runId;
    private readonly long _firstId;
    private readonly DateTimeOffset _created;
    private readonly int _logLines;

    public GeneratedTasks(string runId, long firstId, int count, DateTimeOffset created, int logLines)
    {
        _logLines = logLines;
        _runId = runId;
        _firstId = firstId;
        Count = count;
        _created = created;
    }

    public int Count { get; }

    public EmulatedTask this[int index] => Make(index);

    /// <summary>The task of an id; null where there is none.</summary>
    public EmulatedTask? Find(string taskId) =>
        long.TryParse(taskId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id >= _firstId && id < _firstId + Count
            ? Make((int)(id - _firstId))
            : null;

    public IEnumerator<EmulatedTask> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return Make(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private EmulatedTask Make(int i)
    {
        var status = Statuses[i % Statuses.Length];
        var created = _created.AddSeconds(i % 600);
        var hasGpu = i % 11 == 0;
        var isCached = status == "COMPLETED" && i % 13 == 0;
        var hasStarted = !isCached && (status is "COMPLETED" or "FAILED" or "RUNNING" or "STOPPING" || (status == "CANCELLED" && i % 2 == 0));
        var hasStopped = status is "COMPLETED" or "FAILED" or "CANCELLED";
        var id = (_firstId + i).ToString(CultureInfo.InvariantCulture);
        DateTimeOffset? started = hasStarted ? created.AddMilliseconds(253_000 + (i % 1000)) : null;
        DateTimeOffset? stopped = hasStopped ? created.AddMilliseconds(900_000 + (i % 997)) : null;
        return new EmulatedTask
        {
            TaskId = id,
            Uuid = $"00000000-0000-4000-8000-{_firstId + i:x12}",
            Name = Names[i % Names.Length](i),
            FinalStatus = status,
            CreationTime = created,
            StartTime = started,
            StopTime = stopped,
            Cpus = i % 29 == 0 ? null : 1 << (i % 6),
            Memory = i % 31 == 0 ? null : 2 << (i % 6),
            Gpus = hasGpu ? 1 : 0,
            InstanceType = hasGpu ? "omics.g5.2xlarge" : "omics.m.large",
            CacheHit = isCached ? true : i % 2 == 0 ? false : null,
            CacheS3Uri = isCached ? $"s3://omics-cache-bucket/{_runId}/{id}" : null,
            StatusMessage = status == "FAILED" ? $"Task {id} failed, exit code {i % 256}" : null,
            FailureReason = status == "FAILED" ? FailureReasons[i % FailureReasons.Length] : null,
            LogStream = $"arn:aws:logs:us-east-1:123456789012:log-group:/aws/omics/WorkflowLog:log-stream:run/{_runId}/task/{id}",
            Image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/tools:1.0",
            ImageDigest = $"sha256:{i:x64}",
            Log = started is { } start && _logLines > 0 ? new GeneratedLines(start, stopped, _logLines) : [],
        };
    }
}
