using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Internal;
using OmicsTools.Engine.Calls;
using OmicsTools.Timeline;

namespace OmicsTools.Cmdlets;

/// <summary>Draws the tasks of AWS HealthOmics runs over time, into a page or a picture.</summary>
[Cmdlet(VerbsData.Export, "OmicsRunTimeline", DefaultParameterSetName = ByInput, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportOmicsRunTimelineCommand : RunTimelineCmdlet
{
    private const string Page = ".html";
    private const string Picture = ".svg";

    // Runs for one file; without -Combined, the first, as long as it is the only one.
    private readonly List<RunTimeline> _held = [];
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);
    private bool _isMany;
    private string? _first;

    /// <summary>Draws all runs into one file, on one axis, instead of one file for each.</summary>
    [Parameter]
    public SwitchParameter Combined { get; set; }

    /// <summary>Opens the file that was written; of several the first.</summary>
    [Parameter]
    public SwitchParameter Show { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _isMany = Directory.Exists(FilePath);
        _ = OrTerminate(() => _isMany && !Combined ? Page : System.IO.Path.GetExtension(FilePath).ToLowerInvariant() is Page or ".htm" or Picture
            ? string.Empty
            : throw new OmicsException(
                FailureKind.InvalidConfiguration, $"'{Path}' ends in neither {Page} nor {Picture}.", $"Give a path such as run{Page} or run{Picture}, or a folder."));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_held.Count > 0)
        {
            WriteObject(Write(FilePath, _held));
        }

        if (Show && _first is not null)
        {
            Open(_first);
        }
    }

    /// <inheritdoc/>
    internal override object Take(RunTimeline run)
    {
        if (Combined || (!_isMany && _held.Count == 0))
        {
            _held.Add(run);
            return AutomationNull.Value;
        }

        _isMany = true;
        if (_held.Count > 0)
        {
            WriteObject(Write(PathOf(_held[0]), _held));
            _held.Clear();
        }

        return Write(PathOf(run), [run]);
    }

    /// <inheritdoc/>
    internal override void IsWritten(string path) => _first ??= path;

    // With several runs, the id of each is in the name of its file. Ids are those of a Region and an account: a second one is numbered.
    private string PathOf(RunTimeline run)
    {
        var isFolder = Directory.Exists(FilePath);
        var (folder, name, ending) = isFolder
            ? (FilePath, string.Empty, Page)
            : (System.IO.Path.GetDirectoryName(FilePath)!, System.IO.Path.GetFileNameWithoutExtension(FilePath) + "-", System.IO.Path.GetExtension(FilePath));
        var path = System.IO.Path.Combine(folder, name + run.RunId + ending);
        for (var i = 2; !_written.Add(path); i++)
        {
            path = System.IO.Path.Combine(folder, $"{name}{run.RunId}-{i}{ending}");
        }

        return path;
    }

    private object Write(string path, IReadOnlyList<RunTimeline> runs) => Write(path, "Write a timeline", file =>
    {
        if (System.IO.Path.GetExtension(path).Equals(Picture, StringComparison.OrdinalIgnoreCase))
        {
            file.Write(new TimelinePicture(runs).Draw());
        }
        else
        {
            TimelinePage.Write(file, runs);
        }
    });

    private void Open(string path)
    {
        try
        {
            Process.Start(new ProcessStartInfo(path) { UseShellExecute = true })?.Dispose();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            WriteWarning($"The file was written, and nothing here opens it: {e.Message}");
        }
    }
}
