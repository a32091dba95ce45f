using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using OmicsTools.Engine.Waiting;

namespace OmicsTools.Cmdlets;

/// <summary>The progress bar of a wait: how many are in which status, and since when the oldest.</summary>
internal sealed class WaitProgress : WorkProgress
{
    private readonly WaitTally _tally;

    /// <param name="cmdlet">The command.</param>
    /// <param name="activity">What it waits for.</param>
    /// <param name="unit">What its results are.</param>
    /// <param name="tally">How it stands.</param>
    public WaitProgress(Cmdlet cmdlet, string activity, string unit, WaitTally tally)
        : base(cmdlet, activity, unit)
    {
        _tally = tally;
    }

    /// <inheritdoc/>
    protected override void Describe(ProgressRecord bar, int done, int asked, long results, TimeSpan elapsed)
    {
        var statuses = _tally.ByStatus;
        if (statuses.Count == 0)
        {
            return;
        }

        var age = DateTime.UtcNow - _tally.OldestCreated;
        bar.StatusDescription = string.Join(", ", statuses.Select(status => string.Format(CultureInfo.CurrentCulture, "{0} {1:N0}", status.Key, status.Value)))
            + (age is null ? string.Empty : $"; the oldest was created {Math.Floor(age.Value.TotalHours):0}:{age.Value:mm\\:ss} ago");
        var (ended, known) = _tally.Progress;
        bar.PercentComplete = (int)(100L * ended / known);
    }
}
