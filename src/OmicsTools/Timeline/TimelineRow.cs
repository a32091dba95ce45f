using System;
using System.Collections.Generic;
using System.Linq;

namespace OmicsTools.Timeline;

/// <summary>A line of the picture: the attempts of one task, or with many tasks, those of a whole step.</summary>
internal sealed class TimelineRow
{
    private const int MostRows = 200;
    private const int MostSteps = 60;
    private const int FewestOfRun = 8;

    private TimelineRow(string label, List<TimelineTask> tasks, bool isGroup)
    {
        Label = label;
        Tasks = tasks;
        IsGroup = isGroup;
    }

    public string Label { get; }

    /// <summary>The attempts or the tasks, in the order of creation.</summary>
    public List<TimelineTask> Tasks { get; }

    /// <summary>Whether how many ran at a time is shown, rather than each.</summary>
    public bool IsGroup { get; }

    /// <summary>The tasks that failed in the end: no attempt came after.</summary>
    public IEnumerable<TimelineTask> Failed => Tasks.Where(task => task.IsFailed && !Tasks.Exists(other => other.Name == task.Name && other.Attempt > task.Attempt));

    /// <summary>How long one at least of its tasks ran.</summary>
    public TimeSpan Busy
    {
        get
        {
            var (sum, end) = (TimeSpan.Zero, DateTime.MinValue);
            foreach (var task in Tasks.Where(task => task.RanUntil is not null).OrderBy(task => task.StartTime))
            {
                var start = task.StartTime > end ? task.StartTime.Value : end;
                sum += task.RanUntil > start ? task.RanUntil.Value - start : TimeSpan.Zero;
                end = task.RanUntil > end ? task.RanUntil.Value : end;
            }

            return sum;
        }
    }

    /// <summary>The rows of runs, for each run: by task where there are no more than 200, and otherwise by step.</summary>
    public static IReadOnlyList<IReadOnlyList<TimelineRow>> Of(IReadOnlyList<RunTimeline> runs)
    {
        var byName = runs.Select(run => ByName(run.Tasks)).ToList();
        return byName.Sum(rows => rows.Count) <= MostRows ? byName : [.. runs.Select(run => ByStep(run, Math.Max(FewestOfRun, MostSteps / runs.Count)))];
    }

    /// <summary>The steps of a run, whatever the number of its tasks.</summary>
    public static List<TimelineRow> StepsOf(RunTimeline run) =>
        [.. run.Tasks.GroupBy(task => task.BaseName ?? task.Id ?? string.Empty, StringComparer.Ordinal).Select(step => new TimelineRow(step.Key, [.. step], isGroup: true))];

    // Attempts follow each other. Tasks that share a name and run side by side have a row each.
    private static List<TimelineRow> ByName(List<TimelineTask> tasks)
    {
        var rows = new List<TimelineRow>();
        var last = new Dictionary<string, TimelineRow>(StringComparer.Ordinal);
        foreach (var task in tasks)
        {
            var name = task.Name ?? task.Id ?? string.Empty;
            if (last.TryGetValue(name, out var row) && row.Tasks[row.Tasks.Count - 1].End <= task.Begin)
            {
                row.Tasks.Add(task);
            }
            else
            {
                last[name] = row = new TimelineRow(name, [task], isGroup: false);
                rows.Add(row);
            }
        }

        return rows;
    }

    private static List<TimelineRow> ByStep(RunTimeline run, int most)
    {
        var steps = StepsOf(run);
        if (steps.Count <= most)
        {
            return [.. steps.Select(Plain)];
        }

        // What failed and what took longest is seen; the rest is together in one row.
        var shown = new HashSet<TimelineRow>(steps.OrderByDescending(step => step.Failed.Any()).ThenByDescending(step => step.Busy).Take(most - 1));
        var rest = steps.Where(step => !shown.Contains(step)).ToList();
        return [.. steps.Where(shown.Contains).Select(Plain), new TimelineRow($"{rest.Count} more steps", [.. rest.SelectMany(step => step.Tasks).OrderBy(task => task.Begin)], isGroup: true)];
    }

    // A step of one task is that task.
    private static TimelineRow Plain(TimelineRow step) =>
        step.Tasks.Count == 1 ? new TimelineRow(step.Tasks[0].Name ?? step.Label, step.Tasks, isGroup: false) : step;
}
