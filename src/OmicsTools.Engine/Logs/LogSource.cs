using System;
using OmicsTools.Engine.Connection;
using OmicsTools.Engine.Runs;

namespace OmicsTools.Engine.Logs;

/// <summary>A log: which stream it is, and what it belongs to.</summary>
public sealed class LogSource
{
    internal LogSource(RunRequest request, string streamName)
    {
        Request = request;
        StreamName = streamName;
        RunName = request.RunName;
    }

    /// <summary>The id of the run.</summary>
    public string RunId => Request.RunId;

    /// <summary>The run's name; null where nothing that was read anyway told it.</summary>
    public string? RunName { get; internal set; }

    /// <summary>The id of the task; null for a log of the run.</summary>
    public string? TaskId { get; private set; }

    /// <summary>The task's name; null where nothing that was read anyway told it.</summary>
    public string? TaskName { get; private set; }

    /// <summary>The name of the log stream.</summary>
    public string StreamName { get; }

    /// <summary>The Region that was asked.</summary>
    public string Region => Request.Region;

    /// <summary>The profile that it was asked for with; null where none was named.</summary>
    public ProfileReference? Profile => Request.Profile;

    /// <summary>The account that the run belongs to where the request carried it.</summary>
    public string? AccountId => Request.AccountId;

    /// <summary>Whether it is a manifest: written once, and each line with the same time.</summary>
    internal bool IsManifest { get; private set; }

    /// <summary>What was asked for.</summary>
    internal RunRequest Request { get; }

    /// <summary>The task as it was listed; null where it was named by its id.</summary>
    internal RunTask? Task { get; private set; }

    /// <summary>Lines before this time belong to an earlier run of the same id, UTC; null where that is not known.</summary>
    internal DateTime? Begun { get; set; }

    /// <summary>The log of a task that was named.</summary>
    internal static LogSource OfTask(RunRequest request, string taskId) => new(request, LogStreams.OfTask(request.RunId, taskId))
    {
        TaskId = taskId,
        TaskName = request.TaskName,
    };

    /// <summary>The log of a task that was listed.</summary>
    internal static LogSource OfTask(RunRequest request, RunTask task) => new(request, LogStreams.OfTask(request.RunId, task.TaskId!))
    {
        RunName = task.RunName,
        TaskId = task.TaskId,
        TaskName = task.Name,
        Task = task,
    };

    /// <summary>The log of a run, or of its engine.</summary>
    internal static LogSource OfRun(RunRequest request, bool isOfEngine) =>
        new(request, isOfEngine ? LogStreams.OfEngine(request.RunId) : LogStreams.OfRun(request.RunId));

    /// <summary>The manifest of a run.</summary>
    internal static LogSource OfManifest(RunRequest request, string uuid) => new(request, LogStreams.OfManifest(request.RunId, uuid)) { IsManifest = true };
}
