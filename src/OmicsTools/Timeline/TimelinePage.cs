using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace OmicsTools.Timeline;

/// <summary>Writes a page with the picture and all tasks in a table below it: one file, without scripts, that asks no one for anything.</summary>
internal static class TimelinePage
{
    private const int MostInOneTable = 300;

    private const string Style = """
        body{margin:16px;font:13px system-ui,"Segoe UI",Helvetica,Arial,sans-serif;background:#fff;color:#1b1d20}
        .tl{display:block;width:100%;min-width:760px;max-width:1280px}
        .t{overflow-x:auto}table{border-collapse:collapse;margin:12px 0;font-size:12px}caption{text-align:left;font-weight:600;padding:4px 8px}
        th,td{padding:2px 8px;text-align:left;border-top:1px solid #dfe2e6;vertical-align:top;white-space:nowrap}
        :is(th,td):nth-child(n+7):nth-child(-n+11){text-align:right;font-variant-numeric:tabular-nums}
        td:first-child{white-space:normal;overflow-wrap:anywhere;min-width:12em;max-width:28em}td.why{border:0;padding-bottom:4px;max-width:none}.ff{color:#b34f00;font-weight:600}summary{padding:3px 0;cursor:pointer}footer{color:#5c6268;margin:16px 0}
        @media screen and (prefers-color-scheme:dark){body{background:#16191d;color:#e6e8eb}th,td{border-color:#2d3238}.ff{color:#ff9a57}footer{color:#a3aab1}}
        @media print{@page{size:landscape}.tl{min-width:0}}
        """;

    /// <summary>Writes the page.</summary>
    public static void Write(TextWriter page, IReadOnlyList<RunTimeline> runs)
    {
        var picture = new TimelinePicture(runs);
        page.Write("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        page.Write("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline';img-src data:\">");
        page.Write("<link rel=\"icon\" href=\"data:,\"><title>");
        page.Write(Markup.Text(picture.Caption));
        page.Write("</title><style>");
        page.Write(Style);
        page.Write("</style></head><body>\n");
        page.Write(picture.Draw());
        foreach (var run in runs)
        {
            var title = runs.Count > 1 ? $"{run.Name} ({run.RunId})" : null;
            if (run.Tasks.Count <= MostInOneTable)
            {
                WriteTable(page, title, run.Tasks);
                continue;
            }

            // Closed, a table takes no time to lay out; the browser's search opens it.
            var steps = TimelineRow.StepsOf(run).GroupBy(step => step.Tasks.Count > 1 ? step.Label : "steps of one task", System.StringComparer.Ordinal);
            foreach (var step in steps)
            {
                List<TimelineTask> tasks = [.. step.SelectMany(row => row.Tasks)];
                page.Write($"<details><summary>{Markup.Text(title is null ? step.Key : $"{title}: {step.Key}")} · {TaskFacts.Counts(tasks)}</summary>");
                WriteTable(page, null, tasks);
                page.Write("</details>\n");
            }
        }

        page.Write("<footer>Times are UTC. Costs are estimates by list price. Made by OmicsTools.</footer></body></html>\n");
    }

    private static void WriteTable(TextWriter page, string? caption, List<TimelineTask> tasks)
    {
        if (tasks.Count == 0)
        {
            return;
        }

        page.Write("<div class=t><table>");
        if (caption is not null)
        {
            page.Write($"<caption>{Markup.Text(caption)}</caption>");
        }

        page.Write("<tr><th>Task<th>Id<th>Status<th>Attempt<th>Started (UTC)<th>Instance<th>Waited<th>Ran<th>CPUs<th>Memory, GiB<th>Cost, USD\n");
        foreach (var task in tasks)
        {
            var word = TaskFacts.Of(task).Word;
            var cells = new[]
            {
                Markup.Text(task.Name),
                Markup.Text(task.Id),
                task.IsFailed ? $"<span class=ff>{word}</span>" : word,
                task.Attempt.ToString(CultureInfo.InvariantCulture),
                Markup.Time(task.StartTime),
                Markup.Text(task.InstanceType),
                task.QueueTime is { } queued ? Spans.Text(queued) : string.Empty,
                task.RunTime is { } ran ? Spans.Text(ran) : string.Empty,
                Use(task.CpusMaximum, task.Cpus),
                Use(task.MemoryMaximum, task.Memory),
                Markup.Money(task.Cost).TrimStart('$'),
            };
            page.Write("<tr><td>");
            page.Write(string.Join("<td>", cells));
            page.Write('\n');

            // In a row of its own: a column would make narrow pages wide, and rows of failed tasks tall.
            var reason = string.Join(": ", new[] { task.FailureReason, task.StatusMessage }.Where(text => text is not null));
            if (reason.Length > 0)
            {
                page.Write($"<tr><td class=why colspan={cells.Length}>{Markup.Text(reason)}\n");
            }
        }

        page.Write("</table></div>\n");
    }

    // What was used of what was asked for.
    private static string Use(double? used, double? asked) => (used, asked) switch
    {
        (null, null) => string.Empty,
        (null, { } all) => Markup.Number(all),
        ({ } most, null) => Markup.Number(most),
        ({ } most, { } all) => $"{Markup.Number(most)} of {Markup.Number(all)}",
    };
}
