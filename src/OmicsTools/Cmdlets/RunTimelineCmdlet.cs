using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using OmicsTools.Engine.Calls;
using OmicsTools.Engine.Runs;
using OmicsTools.Engine.Streaming;
using OmicsTools.Engine.Timeline;
using OmicsTools.Input;
using OmicsTools.Output;
using OmicsTools.Timeline;

namespace OmicsTools.Cmdlets;

/// <summary>
/// What the cmdlets have in common that write files about whole runs. Runs are read; tasks that tell their status are taken as they are,
/// so that those of a file need no service.
/// </summary>
public abstract class RunTimelineCmdlet : UsageCmdlet
{
    // Runs in the order in which they came. Ids are given to new runs: the uuid tells those apart.
    private readonly Dictionary<(string RunId, string? Region, string? Uuid), RunTimeline> _given = [];
    private readonly Dictionary<(string RunId, string Region, string? Uuid), RunRequest> _parts = [];
    private readonly HashSet<(string RunId, string Region, string? Uuid)> _asked = [];
    private readonly DateTime _now = DateTime.UtcNow;
    private OrderedFanOut<RunRequest, RunTimelineRecord>? _runs;
    private WorkProgress? _progress;

    /// <summary>Where to write.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ById)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByInput)]
    [ValidateNotNullOrEmpty]
    [Alias("FilePath")]
    public string Path { get; set; } = null!;

    /// <summary>Leaves a file alone that is there already.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Writes the file that was made, as an object.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The path in the file system. Terminates the command where it is none, or its folder is not there.</summary>
    internal string FilePath { get; private set; } = string.Empty;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        FilePath = OrTerminate(() =>
        {
            var path = FileSystemPath(Path);
            return !Directory.Exists(System.IO.Path.GetDirectoryName(path.TrimEnd('/', '\\')) ?? path)
                ? throw new OmicsException(
                    FailureKind.InvalidConfiguration, $"There is no folder for '{Path}'.", "Give a path in a folder that is there.")
                : path;
        });
        _progress = new WorkProgress(this, "Reading HealthOmics runs", "runs");
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var part in _parts.Values)
        {
            Send(part);
        }

        if (_runs is not null)
        {
            WriteAll(_runs, _progress!, (result, _) => Take(result));
        }

        foreach (var run in _given.Values)
        {
            run.Complete();
            WriteObject(Take(run), enumerateCollection: true);
        }
    }

    /// <inheritdoc/>
    internal override string Example => $"{MyInvocation.MyCommand.Name} 1234567 -Path {System.IO.Path.GetFileName(Path)}";

    /// <inheritdoc/>
    internal override void Add(RunInput asked, string region)
    {
        var key = (asked.Run.RunId, region, asked.RunUuid);
        if (asked.TaskId is null)
        {
            if (_asked.Add(key))
            {
                Send(asked.Request(region));
                WriteFrom(_runs!, _progress!, wait: () => _runs!.ShouldWait, (result, _) => Take(result));
            }
        }
        else if (_parts.TryGetValue(key, out var part))
        {
            ((List<string>)part.TaskIds!).Add(asked.TaskId);
        }
        else
        {
            _parts[key] = part = asked.Request(region);
            part.TaskIds = new List<string> { asked.TaskId };
        }
    }

    /// <inheritdoc/>
    internal override bool TakeAsGiven(object? input)
    {
        if (!RunInput.TryRead(input, out var asked, out _)
            || asked is not { TaskId: { } taskId, Members: { } members }
            || TimelineTask.From(members, taskId, _now) is not { } task)
        {
            return false;
        }

        var key = (asked.Run.RunId, asked.Run.Region, asked.RunUuid);
        if (!_given.TryGetValue(key, out var run))
        {
            _given[key] = run = new RunTimeline(asked.Run.RunId) { Name = asked.RunName };
        }

        run.Tasks.Add(task);
        return true;
    }

    /// <summary>Takes a run, whose tasks are all there.</summary>
    /// <returns>What to write of it; <see cref="System.Management.Automation.Internal.AutomationNull"/> for nothing.</returns>
    internal abstract object Take(RunTimeline run);

    /// <summary>Writes a file; an error where it cannot be written.</summary>
    /// <returns>The file, where the user wants to have it, or nothing.</returns>
    internal object Write(string path, string what, Action<TextWriter> write)
    {
        if (!ShouldProcess(path, what))
        {
            return System.Management.Automation.Internal.AutomationNull.Value;
        }

        try
        {
            using var stream = new FileStream(path, NoClobber ? FileMode.CreateNew : FileMode.Create, FileAccess.Write, FileShare.Read);
            using var writer = new StreamWriter(stream);
            write(writer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var isThere = NoClobber && File.Exists(path);
            WriteError(ErrorRecords.From(new OmicsException(
                isThere ? FailureKind.FileExists : FailureKind.FileNotWritten,
                isThere ? $"The file '{path}' is there already." : $"The file '{path}' could not be written: {e.Message}",
                isThere ? "Give another path, or leave out -NoClobber." : "Check the path, its permissions and the space there.")
            {
                Target = path,
                Cause = e,
            }));
            return System.Management.Automation.Internal.AutomationNull.Value;
        }

        IsWritten(path);
        return PassThru ? new FileInfo(path) : System.Management.Automation.Internal.AutomationNull.Value;
    }

    /// <summary>Is told of each file that was written.</summary>
    internal virtual void IsWritten(string path)
    {
    }

    private void Send(RunRequest request)
    {
        var options = Options();
        _runs ??= Open((connections, limits) => OmicsStreams.OpenTimelines(connections, options, limits));
        _runs.Add(request);
    }

    private object Take(RunTimelineRecord record)
    {
        var run = RunTimeline.From(record);
        run.Complete();
        return Take(run);
    }
}
