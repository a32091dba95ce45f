using System;
using System.Management.Automation;

namespace OmicsTools.Shell.Hosting;

/// <summary>The latest progress in one line of the console, gone when anything else is written.</summary>
internal sealed class ProgressLine
{
    private const string EraseLine = "\r\e[2K";
    private bool _isShown;

    public void Show(ProgressRecord record)
    {
        Clear();
        if (record.RecordType == ProgressRecordType.Completed)
        {
            return;
        }

        var percent = record.PercentComplete < 0 ? "" : $" {record.PercentComplete}%";
        var text = $"{record.Activity}: {record.StatusDescription}{percent}".ReplaceLineEndings(" ");
        // A line that wraps could not be erased.
        Console.Out.Write(text[..Math.Min(text.Length, ConsoleRawUserInterface.Width - 1)]);
        _isShown = true;
    }

    public void Clear()
    {
        if (_isShown)
        {
            Console.Out.Write(EraseLine);
            _isShown = false;
        }
    }
}
