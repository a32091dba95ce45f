using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Internal;
using OmicsTools.Timeline;

namespace OmicsTools.Cmdlets;

/// <summary>Writes the tasks of AWS HealthOmics runs as a Nextflow trace file.</summary>
[Cmdlet(VerbsData.Export, "OmicsRunTrace", DefaultParameterSetName = ByInput, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportOmicsRunTraceCommand : RunTimelineCmdlet
{
    private readonly List<string> _lines = [];
    private TraceWriter _trace = null!;

    /// <summary>Writes times in milliseconds and sizes in bytes, as numbers, as Nextflow does with <c>trace.raw = true</c>.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _trace = new TraceWriter(Raw);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_lines.Count > 0)
        {
            WriteObject(Write(FilePath, "Write a trace", WriteLines));
        }
    }

    /// <inheritdoc/>
    internal override object Take(RunTimeline run)
    {
        _lines.AddRange(_trace.Lines(run));
        return AutomationNull.Value;
    }

    private void WriteLines(TextWriter file)
    {
        // In Nextflow's files lines end with \n everywhere.
        file.NewLine = "\n";
        file.WriteLine(TraceWriter.Header);
        _lines.ForEach(file.WriteLine);
    }
}
