using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using OmicsTools.Engine;

namespace OmicsTools.Cmdlets;

/// <summary>
/// The progress bar of a command: there only when it takes more than a moment, drawn a few times a second, gone at the end.
/// To be used on the pipeline thread alone.
/// </summary>
internal class WorkProgress
{
    // Any number will do that no other command shows its bar under.
    private const int ActivityId = 0x0D1C5;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    private readonly Cmdlet _cmdlet;
    private readonly string _activity;
    private readonly string _unit;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _next = Moment;
    private bool _isShown;

    /// <param name="cmdlet">The command.</param>
    /// <param name="activity">What it does.</param>
    /// <param name="unit">What its results are.</param>
    public WorkProgress(Cmdlet cmdlet, string activity, string unit)
    {
        _cmdlet = cmdlet;
        _activity = activity;
        _unit = unit;
        if (IsHostDeaf())
        {
            _next = TimeSpan.MaxValue;
        }
    }

    /// <summary>How long to wait for results at most before the bar wants to be drawn again.</summary>
    public static TimeSpan Patience => Between;

    /// <summary>Draws the bar if it is time to.</summary>
    /// <param name="done">How many requests are done with.</param>
    /// <param name="asked">How many there are, as far as is known.</param>
    /// <param name="results">How many results came.</param>
    public void Show(int done, int asked, long results)
    {
        var elapsed = _clock.Elapsed;
        if (elapsed < _next)
        {
            return;
        }

        _next = elapsed + Between;
        _isShown = true;
        var bar = new ProgressRecord(ActivityId, _activity, _activity) { PercentComplete = -1, SecondsRemaining = -1 };
        Describe(bar, done, asked, results, elapsed);
        bar.StatusDescription = TerminalText.Clean(bar.StatusDescription);
        _cmdlet.WriteProgress(bar);
    }

    /// <summary>Takes the bar away.</summary>
    public void Remove()
    {
        if (_isShown)
        {
            _isShown = false;
            _cmdlet.WriteProgress(new ProgressRecord(ActivityId, _activity, _activity) { RecordType = ProgressRecordType.Completed });
        }
    }

    /// <summary>Says on the bar how far the command is.</summary>
    /// <param name="bar">The bar, which shows neither share nor time left.</param>
    /// <param name="done">How many requests are done with.</param>
    /// <param name="asked">How many there are, as far as is known.</param>
    /// <param name="results">How many results came.</param>
    /// <param name="elapsed">How long the command has been at it.</param>
    protected virtual void Describe(ProgressRecord bar, int done, int asked, long results, TimeSpan elapsed)
    {
        bar.StatusDescription = string.Format(
            CultureInfo.CurrentCulture,
            "{0:N0} of {1:N0}{2} done, {3:N0} {4}, {5:N0} a second",
            done,
            asked,
            _cmdlet is RunInputCmdlet ? " runs" : string.Empty,
            results,
            _unit,
            results / elapsed.TotalSeconds);

        // How many tasks a run has is known when all are listed. Until one run is done there is nothing to go by.
        if (done > 0 && asked > 1)
        {
            bar.PercentComplete = (int)(100L * done / asked);
            bar.SecondsRemaining = (int)(elapsed.TotalSeconds / done * (asked - done));
        }
    }

    // PowerShell does not tell a command that it was started with -NonInteractive, which may be shortened.
    private static bool IsHostDeaf() => !Environment.UserInteractive || Environment.GetCommandLineArgs().Any(
        argument => argument.StartsWith("-noni", StringComparison.OrdinalIgnoreCase)
            && "-noninteractive".StartsWith(argument, StringComparison.OrdinalIgnoreCase));
}
