using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace OmicsTools.Timeline;

/// <summary>Draws runs as SVG: what was in use above, below it the phases of each run and its tasks, all on one axis of time.</summary>
internal sealed class TimelinePicture
{
    private const int Width = 1000;
    private const int Margin = 16;
    private const int RightLabels = 80;
    private const int Panel = 38;
    private const int TickSpace = 72;

    // What a letter takes of the size of its font, about: nothing here can measure it.
    private const double Letter = 0.6;

    // Okabe and Ito's colours, which the colour-blind tell apart.
    private const string Style = """
        .tl{font:12px system-ui,"Segoe UI",Helvetica,Arial,sans-serif;fill:#1b1d20}
        .tl .bg{fill:#fff}.tl .m{fill:#5c6268}.tl .s{font-size:10.5px}.tl .t{font-size:17px;font-weight:600}.tl .b{font-weight:600}
        .tl .e{text-anchor:end}.tl .i{text-anchor:middle}.tl .l{fill:#fff;font-size:9px;font-weight:700;text-anchor:middle}
        .tl .g{stroke:#dfe2e6;fill:none}.tl .o{stroke:#8a9097;fill:none}.tl .q{fill:#e8eaed}.tl .k{fill:#cfd4d9}
        .tl .w{fill:#aeb4ba}.tl .c{fill:#0072b2}.tl .f{fill:#d55e00}.tl .x{fill:#6f757b}.tl .h{fill:#56b4e9}.tl .r{fill:#009e73}.tl .u{fill:#cc79a7}.tl .v{fill:#8a9097}
        .tl .ft{fill:#b34f00;font-weight:600}
        @media screen and (prefers-color-scheme:dark){.tl{fill:#e6e8eb}.tl .bg{fill:#16191d}.tl .m{fill:#a3aab1}.tl .g{stroke:#2d3238}.tl .o{stroke:#7c838a}
        .tl .q{fill:#2a2f35}.tl .k{fill:#414850}.tl .w{fill:#69717a}.tl .c{fill:#2e90d1}.tl .f{fill:#e8762c}.tl .x{fill:#90979e}.tl .r{fill:#16b487}.tl .ft{fill:#ff9a57}.tl .l{fill:#101214}}
        @media print{.tl *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        """;

    private readonly StringBuilder _svg = new();
    private readonly IReadOnlyList<RunTimeline> _runs;
    private readonly IReadOnlyList<IReadOnlyList<TimelineRow>> _rows;
    private readonly List<TimelineTask> _tasks;
    private readonly TimeScale _scale;
    private readonly int _left;
    private readonly int _plot;
    private readonly int _right;
    private readonly bool _isDense;
    private double _y;

    /// <param name="runs">The runs, one at least.</param>
    public TimelinePicture(IReadOnlyList<RunTimeline> runs)
    {
        _runs = runs;
        _rows = TimelineRow.Of(runs);
        _tasks = [.. runs.SelectMany(run => run.Tasks)];
        var labels = _rows.SelectMany(rows => rows).Select(row => row.Label.Length).Concat(runs.Count > 1 ? runs.Select(run => Title(run).Length) : []).DefaultIfEmpty(0).Max();
        _left = Margin + (int)Math.Max(116, Math.Min(290, (labels * 12 * Letter) + 28));
        _right = (int)_rows.SelectMany(rows => rows)
            .Select(row => row.Tasks[row.Tasks.Count - 1])
            .Where(task => task.IsFailed)
            .Select(task => (NoteOf(task).Length * 10.5 * Letter) + 12)
            .DefaultIfEmpty(RightLabels)
            .Max();
        _plot = Width - _left - Math.Max(_right, RightLabels);
        _right = Width - _left - _plot;
        _isDense = _rows.Sum(rows => rows.Count) > 60;
        var times = runs.SelectMany(run => new[] { run.CreationTime, run.End })
            .Concat(_tasks.SelectMany(task => new[] { task.Begin, task.End }))
            .Where(time => time is not null)
            .Select(time => time!.Value)
            .DefaultIfEmpty(DateTime.UtcNow)
            .ToList();
        _scale = new TimeScale(times.Min(), times.Max(), _plot);
    }

    /// <summary>The picture, complete in itself.</summary>
    public string Draw()
    {
        DrawHeading();
        var top = _y + 16;
        _y = top + 30;
        DrawUse("Tasks running", _tasks.Select(task => (task.StartTime, task.RanUntil, 1d)), "v");
        DrawUse("CPUs in use", _tasks.Select(task => (task.StartTime, task.RanUntil, task.CpusInUse)), "v");
        for (var i = 0; i < _runs.Count; i++)
        {
            DrawPhases(_runs[i]);
            foreach (var row in _rows[i])
            {
                DrawRow(row, _runs[i]);
            }

            _y += 8;
        }

        var bottom = _y;
        DrawLegend(bottom + 48);
        var height = Markup.Number(_y);
        var picture = new StringBuilder();
        _ = picture.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"tl\" role=\"img\" viewBox=\"0 0 ").Append(Width).Append(' ').Append(height)
            .Append("\"><title>").Append(Markup.Text(Caption)).Append("</title><style>").Append(Style).Append("</style>\n")
            .Append("<rect class=\"bg\" width=\"").Append(Width).Append("\" height=\"").Append(height).Append("\"/>\n")
            .Append(Axis(top, bottom))
            .Append(_svg)
            .Append("</svg>\n");
        return picture.ToString();
    }

    /// <summary>What the picture is of.</summary>
    public string Caption => _runs.Count == 1 ? $"{Title(_runs[0])}{(_runs[0].Status is { } status ? ", " + status : string.Empty)}" : $"{_runs.Count} runs of AWS HealthOmics";

    private static string Title(RunTimeline run) => run.Name is null ? $"run {run.RunId}" : $"{run.Name} ({run.RunId})";

    private static string N(double number) => Markup.Number(number);

    private void DrawHeading()
    {
        var run = _runs[0];
        var whole = _scale.To - _scale.From;
        _y = 30;
        Text("t", Margin, _y, _runs.Count > 1 ? $"{_runs.Count} runs" : Markup.Shortened(Title(run), 90));
        if (_runs.Count == 1 && run.Status is { } status)
        {
            var (letter, style, _) = TaskFacts.Of(status);
            _y += 22;
            Badge(letter, style, Margin, _y);
            Text(style == "f" ? "ft" : "b", Margin + 19, _y, Markup.Shortened(string.Join(": ", new[] { status, run.FailureReason, run.StatusMessage }.Where(text => text is not null)), 140));
            if (TaskFacts.Cause(_rows[0]) is { } cause)
            {
                _y += 18;
                Text("ft", Margin + 19, _y, Markup.Shortened(cause, 140));
            }
        }

        var use = InUse.Of(_tasks.Select(task => (task.StartTime, task.RanUntil, 1d)), _scale, _plot).Most;
        var cost = _tasks.Exists(task => task.Cost is null) || _tasks.Count == 0 ? string.Empty : $" · {Markup.Money(_tasks.Sum(task => task.Cost))} for tasks";
        _y += 20;
        Text("m", Margin, _y, $"{(_tasks.Count == 0 ? "no tasks" : Markup.Shortened(TaskFacts.Counts(_tasks), 90))} · {Spans.Short(whole)} from first to last · {N(use)} at once at most{cost}");
        if (TaskFacts.Longest(_runs, whole) is { Length: > 0 } longest)
        {
            _y += 17;
            Text("m", Margin, _y, Markup.Shortened($"Longest steps: {longest}", 150));
        }

        if (_runs.Any(one => one.IsIncomplete))
        {
            _y += 17;
            Text("ft", Margin, _y, "Not all tasks could be read.");
        }
    }

    private void DrawUse(string what, IEnumerable<(DateTime? From, DateTime? To, double Amount)> spans, string style)
    {
        var use = InUse.Of(spans, _scale, _plot);
        Text("e", _left - 8, _y + 16, what);
        Text("m s e", _left - 8, _y + 30, $"at most {N(use.Most)}");
        _ = _svg.Append("<path class=\"g\" d=\"M").Append(_left).Append(' ').Append(N(_y + 2)).Append('h').Append(_plot).Append("m0 ").Append(Panel - 2).Append('h').Append(-_plot).Append("\"/>");
        Area(style, use, _y + Panel, Panel - 2, use.Most);
        _y += Panel + 8;
    }

    private void DrawPhases(RunTimeline run)
    {
        if (_runs.Count > 1 && run.Status is not null)
        {
            var (letter, style, _) = TaskFacts.Of(run.Status);
            Badge(letter, style, _left - 20, _y + 14);
        }

        Text(_runs.Count > 1 ? "b e" : "e", _left - 24, _y + 13, _runs.Count > 1 ? Markup.Shortened(Title(run), LabelLength) : "Run");
        if (run.CreationTime is { } created && run.End is { } end)
        {
            var started = run.StartTime ?? end;
            var first = run.Tasks.Select(task => task.Begin).Where(time => time >= started).DefaultIfEmpty(end).Min() ?? end;
            var last = run.Tasks.Select(task => task.End).Where(time => time <= end).DefaultIfEmpty(first).Max() ?? first;
            var isOver = run.StopTime is not null;
            last = !isOver || last < first ? end : last;
            Phase("w", "waiting", created, started);
            Phase("q", run.Tasks.Count == 0 ? "running" : "preparing", started, first);
            Phase("k", "tasks", first, last);
            Phase("q", "finishing", last, end);
        }

        _y += 26;
    }

    private void Phase(string style, string what, DateTime from, DateTime to)
    {
        var (x, width) = (_scale.At(from), _scale.At(to) - _scale.At(from));
        if (to <= from || width < 0.3)
        {
            return;
        }

        var text = $"{what} {Spans.Short(to - from)}";
        _ = _svg.Append("<g><title>").Append(what + ": " + Spans.Text(to - from)).Append("</title>");
        Rect(style, _left + x, _y + (style == "w" ? 6 : 2), width, style == "w" ? 6 : 15);
        if (style != "w" && width > text.Length * 10.5 * Letter)
        {
            Text("s i", _left + x + (width / 2), _y + 13, text);
        }
        else if (style == "w" && width > text.Length * 10.5 * Letter)
        {
            Text("m s i", _left + x + (width / 2), _y + 23, text);
        }

        _ = _svg.Append("</g>\n");
    }

    private int LabelLength => (int)((_left - Margin - 24) / (12 * Letter));

    private void DrawRow(TimelineRow row, RunTimeline run)
    {
        if (row.IsGroup)
        {
            DrawGroup(row);
            return;
        }

        var (height, bar) = _isDense ? (15, 9) : (19, 12);
        var (last, y) = (row.Tasks[row.Tasks.Count - 1], _y + ((height - bar) / 2.0));
        var (letter, style, _) = TaskFacts.Of(last);
        _ = _svg.Append("<g><title>").Append(Markup.Text(row.Label)).Append("</title>");
        Text(_isDense ? "s e" : "e", _left - 24, y + bar - 1.5, Markup.Shortened(row.Label, LabelLength));
        _ = _svg.Append("</g>");
        Badge(letter, style, _left - 20, y + bar);
        for (var i = 0; i < row.Tasks.Count; i++)
        {
            DrawTask(row.Tasks[i], run, y, bar);
        }

        Note(row, run, last, y + bar - 1.5);
        _y += height;
    }

    private void DrawTask(TimelineTask task, RunTimeline run, double y, double bar)
    {
        var (letter, style, _) = TaskFacts.Of(task);
        _ = _svg.Append("<g><title>").Append(TaskFacts.All(task)).Append("</title>");
        if (task.CreationTime is { } created && task.WaitedUntil is { } waited && !task.IsCached)
        {
            Rect("w", _left + _scale.At(created), y + (bar / 2) - 1.5, Math.Max(0.5, _scale.At(waited) - _scale.At(created)), 3);
        }

        if (task.IsCached)
        {
            var x = _left + _scale.At(task.Begin ?? run.StartTime ?? _scale.From);
            _ = _svg.Append("<path class=\"h\" d=\"M").Append(N(x)).Append(' ').Append(N(y + (bar / 2) - 5)).Append("l5 5-5 5-5-5z\"/>");
        }
        else if (task.StartTime is { } started && task.RanUntil is { } ended)
        {
            var (x, width) = (_left + _scale.At(started), Math.Max(1, _scale.At(ended) - _scale.At(started)));
            Rect(style, x, y, width, bar);
            if (style != "c" && width > 11)
            {
                Text("l", x + 6.5, y + (bar / 2) + 3.2, letter);
            }
        }
        else if (task.WaitedUntil is { } until && style is "x" or "f")
        {
            // It never ran: a mark where its waiting ended.
            Rect(style, _left + _scale.At(task.WaitedUntil ?? _scale.From) - 1, y, 2.5, bar);
        }

        _ = _svg.Append("</g>\n");
    }

    private static string NoteOf(TimelineTask task)
    {
        var (_, style, word) = TaskFacts.Of(task);
        return style switch
        {
            "f" => (task.Attempt > 1 ? $"attempt {task.Attempt}: " : string.Empty) + Markup.Shortened(task.FailureReason ?? word, 28) + (task.RunTime is { } ran ? ", " + Spans.Short(ran) : string.Empty),
            "c" or "r" when task.RunTime is { } ran => Spans.Short(ran),
            "w" when task.QueueTime is { } queued => $"waits {Spans.Short(queued)}",
            "h" => "cached",
            _ => word,
        };
    }

    // Where there is room: right of the bars, or else left of them.
    private void Note(TimelineRow row, RunTimeline run, TimelineTask last, double y)
    {
        var text = NoteOf(last);
        var width = text.Length * 10.5 * Letter;
        var known = run.StartTime ?? _scale.From;
        var left = row.Tasks.Min(task => _scale.At(task.Begin ?? known));
        var right = row.Tasks.Max(task => _scale.At(task.End ?? task.Begin ?? known)) + (last.IsCached ? 6 : 0);
        var tone = last.IsFailed ? "ft s" : "m s";
        if (right + 6 + width < _plot + _right - 4 || left < width + 6)
        {
            Text(tone, _left + Math.Min(right + 5, _plot + _right - 4 - width), y, text);
        }
        else
        {
            Text(tone + " e", _left + left - 5, y, text);
        }
    }

    private void DrawGroup(TimelineRow row)
    {
        const int Height = 26;
        var failed = row.Failed.ToList();
        var (letter, style, _) = failed.Count > 0 ? TaskFacts.Of(failed[0])
            : TaskFacts.Of(row.Tasks.Find(task => task.StopTime is null && !task.IsCached) ?? row.Tasks[row.Tasks.Count - 1]);
        var running = InUse.Of(row.Tasks.Select(task => (task.StartTime, task.RanUntil, 1d)), _scale, _plot);
        var waiting = InUse.Of(row.Tasks.Where(task => !task.IsCached).Select(task => (task.CreationTime, task.WaitedUntil, 1d)), _scale, _plot);
        var times = row.Tasks.Where(task => task.RunTime is not null).Select(task => task.RunTime!.Value).OrderBy(time => time).ToList();
        var middle = times.Count == 0 ? string.Empty : $", half ran {Spans.Short(times[times.Count / 2])} or less, the longest {Spans.Short(times[times.Count - 1])}";
        var facts = $"{TaskFacts.Counts(row.Tasks)}{middle}, {N(running.Most)} at once at most";
        _ = _svg.Append("<g><title>").Append(Markup.Text(row.Label)).Append('\n').Append(facts).Append("</title>");
        Text("e", _left - 24, _y + 12, Markup.Shortened(row.Label, LabelLength));
        Text("m s e", _left - 24, _y + 24, $"{row.Tasks.Count} tasks{(failed.Count > 0 ? $", {failed.Count} failed" : string.Empty)}");
        Badge(letter, style, _left - 20, _y + 13);
        Band(waiting, _y + Height - 3);
        Area(failed.Count > 0 && failed.Count == row.Tasks.Count ? "f" : "c", running, _y + Height, Height - 4, running.Most);
        _ = _svg.Append("</g>");
        Marks("f", row.Tasks.Where(task => task.IsFailed), task => task.RanUntil ?? task.End, "failed");
        Marks("h", row.Tasks.Where(task => task.IsCached), task => task.Begin ?? _scale.From, "from the run cache");
        _ = _svg.Append('\n');
        var end = _scale.At(row.Tasks.Max(task => task.End ?? _scale.From));
        Text("m s", _left + Math.Min(end + 5, _plot + 6), _y + Height - 4, times.Count == 0 ? string.Empty : $"≤ {Spans.Short(times[times.Count - 1])}");
        _y += Height + 6;
    }

    // One for each column, however many there are.
    private void Marks(string style, IEnumerable<TimelineTask> tasks, Func<TimelineTask, DateTime?> at, string what)
    {
        foreach (var column in tasks.Where(task => at(task) is not null).GroupBy(task => (int)_scale.At(at(task)!.Value) / 3))
        {
            var name = Markup.Text(column.First().Name);
            _ = _svg.Append("<path class=\"").Append(style).Append("\" d=\"M").Append(N(_left + (column.Key * 3) + 1.5)).Append(' ').Append(N(_y + 6)).Append("l-3.5-6h7z\"><title>")
                .Append(column.Count() == 1 ? $"{name}: {what}" : $"{column.Count()} tasks {what}, {name} among them").Append("</title></path>");
        }
    }

    private void Area(string style, InUse use, double bottom, double height, double most)
    {
        if (most <= 0)
        {
            return;
        }

        _ = _svg.Append("<path class=\"").Append(style).Append("\" d=\"M").Append(_left).Append(' ').Append(N(bottom));
        var before = 0d;
        for (var i = 0; i < use.Columns.Length; i++)
        {
            if (!use.Columns[i].Equals(before))
            {
                before = use.Columns[i];
                _ = _svg.Append('H').Append(_left + i).Append('V').Append(N(bottom - (height * before / most)));
            }
        }

        _ = _svg.Append('H').Append(_left + use.Columns.Length).Append('V').Append(N(bottom)).Append("z\"/>\n");
    }

    private void Band(InUse use, double y)
    {
        for (var from = 0; from < use.Columns.Length; from++)
        {
            var to = from;
            while (to < use.Columns.Length && use.Columns[to] > 0)
            {
                to++;
            }

            if (to > from)
            {
                Rect("w", _left + from, y, to - from, 3);
                from = to;
            }
        }
    }

    private string Axis(double top, double bottom)
    {
        var lines = new StringBuilder();
        var texts = new StringBuilder();
        foreach (var (time, text, day) in _scale.Ticks(_plot / TickSpace))
        {
            var x = N(_left + _scale.At(time));
            _ = lines.Append('M').Append(x).Append(' ').Append(N(top + 26)).Append('V').Append(N(bottom));
            foreach (var y in new[] { top + 21, bottom + 13 })
            {
                Label("i", x, y, text);
                Label("i", x, y.Equals(top + 21) ? y - 12 : y + 12, day);
            }
        }

        Label("e", N(_left - 24), top + 21, "UTC");
        Label("e", N(_left - 24), bottom + 13, "UTC");
        return $"<path class=\"g\" d=\"{lines}\"/>{texts}\n";

        void Label(string anchor, string x, double y, string? text)
        {
            if (text is not null)
            {
                _ = texts.Append("<text class=\"m s ").Append(anchor).Append("\" x=\"").Append(x).Append("\" y=\"").Append(N(y)).Append("\">").Append(text).Append("</text>");
            }
        }
    }

    private void DrawLegend(double y)
    {
        var x = (double)Margin;
        foreach (var (letter, style, word) in _tasks.Select(TaskFacts.Of).Distinct().OrderBy(status => status.Letter, StringComparer.Ordinal))
        {
            Badge(letter, style, x, y);
            Item(17, word);
        }

        Rect("w", x, y - 6, 16, 3);
        Item(22, "waiting for an instance");
        if (_rows.Any(rows => rows.Any(row => row.IsGroup)))
        {
            Rect("c", x, y - 10, 5, 10);
            Rect("c", x + 5, y - 5, 5, 5);
            Item(16, "tasks of a step at once");
            _ = _svg.Append("<path class=\"f\" d=\"M").Append(N(x + 4)).Append(' ').Append(N(y - 2)).Append("l-3.5-6h7z\"/>");
            Item(12, "a task failed");
        }

        _y = y + 14;

        void Item(double space, string text)
        {
            Text("m s", x + space, y, text);
            x += space + (text.Length * 10.5 * Letter) + 16;
        }
    }

    private void Badge(string letter, string style, double x, double y)
    {
        _ = _svg.Append("<rect class=\"").Append(style).Append("\" x=\"").Append(N(x)).Append("\" y=\"").Append(N(y - 11)).Append("\" width=\"12\" height=\"12\" rx=\"2\"/>");
        Text("l", x + 6, y - 1.8, letter);
    }

    private void Rect(string style, double x, double y, double width, double height) => _svg.Append("<rect class=\"").Append(style)
        .Append("\" x=\"").Append(N(x)).Append("\" y=\"").Append(N(y)).Append("\" width=\"").Append(N(Math.Max(0.5, width))).Append("\" height=\"").Append(N(height)).Append("\"/>");

    private void Text(string style, double x, double y, string text) => _svg.Append("<text class=\"").Append(style)
        .Append("\" x=\"").Append(N(x)).Append("\" y=\"").Append(N(y)).Append("\">").Append(Markup.Text(text)).Append("</text>");
}
