using System;
using System.Collections.Generic;
using System.Linq;

namespace OmicsTools.Timeline;

/// <summary>What pictures and tables say of tasks in words.</summary>
internal static class TaskFacts
{
    // What took less is not what anyone looks for.
    private const double LeastShare = 0.05;

    /// <summary>The letter and the class of a status: colour alone would not do.</summary>
    public static (string Letter, string Class, string Word) Of(TimelineTask task) => task.IsCached ? ("H", "h", "from the run cache") : Of(task.Status);

    public static (string Letter, string Class, string Word) Of(string? status) => status?.ToUpperInvariant() switch
    {
        "COMPLETED" => ("C", "c", "completed"),
        "FAILED" => ("F", "f", "failed"),
        "CANCELLED" or "DELETED" => ("X", "x", "cancelled"),
        "RUNNING" => ("R", "r", "running"),
        "STOPPING" => ("S", "r", "stopping"),
        "PENDING" or "STARTING" => ("W", "w", "waiting"),
        _ => ("?", "u", "of another status"),
    };

    /// <summary>How many tasks there are of each status: <c>9 tasks, one of them a retry: 7 completed, 2 failed</c>.</summary>
    public static string Counts(IReadOnlyCollection<TimelineTask> tasks)
    {
        var retries = tasks.Count(task => task.Attempt > 1) switch
        {
            0 => string.Empty,
            1 => ", one of them a retry",
            var count => $", {count} of them retries",
        };
        return $"{tasks.Count} task{(tasks.Count == 1 ? string.Empty : "s")}{retries}: "
            + string.Join(", ", tasks.GroupBy(task => Of(task).Word, StringComparer.Ordinal).OrderByDescending(group => group.Count()).Select(group => $"{group.Count()} {group.Key}"));
    }

    /// <summary>The failure that came first, and how often that task was tried; null where no task failed in the end.</summary>
    public static string? Cause(IEnumerable<TimelineRow> rows) =>
        rows.SelectMany(row => row.Failed).OrderBy(task => task.StopTime ?? DateTime.MaxValue).FirstOrDefault() is not { } first ? null
            : $"{first.Name ?? first.Id} failed{(first.Attempt > 1 ? $" {first.Attempt} times" : string.Empty)}{(first.FailureReason is { } reason ? ": " + reason : string.Empty)}";

    /// <summary>What took the longest: the steps of which one task at least ran for most of the time.</summary>
    public static string Longest(IEnumerable<RunTimeline> runs, TimeSpan whole) => string.Join(", ", runs.SelectMany(TimelineRow.StepsOf)
        .GroupBy(step => step.Label, StringComparer.Ordinal)
        .Select(step => (step.Key, Busy: step.Aggregate(TimeSpan.Zero, (sum, row) => sum + row.Busy)))
        .Where(step => step.Busy.TotalSeconds > LeastShare * whole.TotalSeconds)
        .OrderByDescending(step => step.Busy)
        .Take(3)
        .Select(step => $"{Markup.Shortened(step.Key, 40)} {Spans.Short(step.Busy)} ({Math.Round(100 * step.Busy.TotalSeconds / whole.TotalSeconds)} % of the time)"));

    /// <summary>All there is to say of a task, a line for each kind of thing.</summary>
    public static string All(TimelineTask task) => string.Join("\n", new[]
    {
        Markup.Text(task.Name ?? task.Id) + (task.Attempt > 1 ? $", attempt {task.Attempt}" : string.Empty),
        $"task {Markup.Text(task.Id)}: {Of(task).Word}{(task.FailureReason is { } reason ? ": " + Markup.Text(reason) : string.Empty)}",
        Markup.Text(task.StatusMessage),
        Joined(Span("waited", task.QueueTime), Span("ran", task.RunTime)),
        task.Begin is null ? string.Empty : $"{Markup.Time(task.Begin)} to {(task.StopTime is null ? "now" : Markup.Time(task.StopTime))} UTC",
        Joined(Use(task.Cpus, "CPUs", task.CpusMaximum), Use(task.Memory, "GiB", task.MemoryMaximum), task.Gpus > 0 ? $"{Markup.Number(task.Gpus.Value)} GPUs" : string.Empty),
        Joined(Markup.Text(task.InstanceType), Markup.Money(task.Cost)),
    }.Where(line => line.Length > 0));

    private static string Joined(params string[] parts) => string.Join(", ", parts.Where(part => part.Length > 0));

    private static string Span(string what, TimeSpan? span) => span is { } known ? $"{what} {Spans.Text(known)}" : string.Empty;

    private static string Use(double? asked, string unit, double? used) => asked is not { } known ? string.Empty
        : $"{Markup.Number(known)} {unit}{(used is { } most ? $" (used {Markup.Number(most)} at most)" : string.Empty)}";
}
