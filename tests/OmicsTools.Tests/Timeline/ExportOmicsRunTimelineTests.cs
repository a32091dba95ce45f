using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;
using OmicsTools.Tests.Usage;

namespace OmicsTools.Tests.Timeline;

/// <summary>Timelines, as the files that they are.</summary>
public sealed class ExportOmicsRunTimelineTests : IDisposable
{
    private const string Hostile = "</svg><script>alert(1)</script>\u001b[31m\u202e&\"'";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly string _folder = Directory.CreateTempSubdirectory("timeline").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_picture_in_the_documents_is_that_of_the_failed_run()
    {
        await using var session = await EmulatedSession.StartAsync();
        session.Emulator.Runs.Put(Shifted(session.Emulator.Runs.All.Single(run => run.Id == "8192911"), new DateTimeOffset(2026, 1, 14, 23, 40, 0, TimeSpan.Zero)));
        var documented = Path.Combine(Path.GetDirectoryName(OmicsSession.Manifest)!, "docs", "timeline.svg");

        _ = session.Run($"Export-OmicsRunTimeline 8192911 -Path '{_folder}/now.svg'").WithoutErrors();

        var now = await File.ReadAllTextAsync(Path.Combine(_folder, "now.svg"), TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("OMICSTOOLS_UPDATE_PICTURE") == "1")
        {
            await File.WriteAllTextAsync(documented, now, TestContext.Current.CancellationToken);
        }

        Assert.True(
            now == (await File.ReadAllTextAsync(documented, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"),
            "docs/timeline.svg is out of date: run this test once with OMICSTOOLS_UPDATE_PICTURE=1.");
    }

    [Fact]
    public async Task A_name_is_text_and_what_it_hides_is_seen()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", UsageCase.Task("70", Hostile)) with { Name = Hostile });

        _ = session.Run($"'7' | Export-OmicsRunTimeline '{_folder}/a.svg'; '7' | Export-OmicsRunTimeline '{_folder}/a.html'").WithoutErrors();

        var picture = XDocument.Load(Path.Combine(_folder, "a.svg"));
        var page = await File.ReadAllTextAsync(Path.Combine(_folder, "a.html"), TestContext.Current.CancellationToken);
        Assert.Empty(picture.Descendants(Svg + "script"));
        Assert.Contains(picture.Descendants(Svg + "title"), title => title.Value == @"</svg><script>alert(1)</script>\u001b[31m\u202e&""'");
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(page, unit => unit is '\u001b' or '\u202e');
        Assert.DoesNotContain("http", page.Replace(Svg.NamespaceName, string.Empty, StringComparison.Ordinal).Replace("http-equiv", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attempts_share_a_row_and_each_is_coloured_by_what_became_of_it()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run(
            "7",
            UsageCase.Task("70", "again") with { FinalStatus = "FAILED" },
            UsageCase.Task("71", "again", start: 30),
            UsageCase.Cached("72", "kept")));

        _ = session.Run($"'7' | Export-OmicsRunTimeline '{_folder}/a.svg'").WithoutErrors();

        var picture = XDocument.Load(Path.Combine(_folder, "a.svg"));
        var failed = Bar("task 70: failed", "f");
        var second = Bar("task 71: completed", "c");
        Assert.Equal(failed.Attribute("y")!.Value, second.Attribute("y")!.Value);
        Assert.True((double)failed.Attribute("x")! + (double)failed.Attribute("width")! < (double)second.Attribute("x")!);
        Assert.Contains(picture.Descendants(Svg + "title"), title => title.Value.StartsWith("again, attempt 2", StringComparison.Ordinal));
        Assert.Contains(picture.Descendants(Svg + "path"), path => path.Attribute("class")?.Value == "h");

        XElement Bar(string said, string style) => picture.Descendants(Svg + "title").Single(title => title.Value.Contains(said, StringComparison.Ordinal))
            .Parent!.Elements(Svg + "rect").Single(rect => rect.Attribute("class")?.Value == style);
    }

    [Fact]
    public async Task Each_run_has_a_file_of_its_own_or_all_have_one()
    {
        await using var session = await EmulatedSession.StartAsync();

        var each = session.Run($"'8192911', '8193040' | Export-OmicsRunTimeline '{_folder}/run.svg' -PassThru").WithoutErrors();
        var folder = session.Run($"'8192911' | Export-OmicsRunTimeline '{_folder}' -PassThru").WithoutErrors();
        var all = session.Run($"'8192911', '8193040' | Export-OmicsRunTimeline '{_folder}/all.html' -Combined -PassThru").WithoutErrors();
        var none = session.Run($"'8192911', '8193040' | Export-OmicsRunTimeline '{_folder}/none.svg' -WhatIf -PassThru").WithoutErrors();
        var guarded = session.Run($"'8192911' | Export-OmicsRunTimeline '{_folder}/all.html' -NoClobber");

        Assert.Equal(["run-8192911.svg", "run-8193040.svg"], each.Values("Name"));
        Assert.Equal(["8192911.html"], folder.Values("Name"));
        Assert.Equal(["all.html"], all.Values("Name"));
        Assert.Empty(none.Output);
        Assert.Equal(["FileExists"], guarded.ErrorIds);
        Assert.Equal("InvalidConfiguration", session.RunAndThrow($"'8192911' | Export-OmicsRunTimeline '{_folder}/a.png'").TerminatingErrorId);
        Assert.Equal(4, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public async Task Many_tasks_fit_into_few_rows_and_a_small_file()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", [.. Enumerable.Range(0, 10_000).Select(i =>
            UsageCase.Task($"{100_000 + i}", $"align-{i % 100}-{i}", minutes: 1 + (i % 17), start: i % 60) with { FinalStatus = i == 77 ? "FAILED" : "COMPLETED" })]));

        _ = session.Run($"'7' | Export-OmicsRunTimeline '{_folder}/a.html'; '7' | Export-OmicsRunTimeline '{_folder}/a.svg'").WithoutErrors();

        Assert.InRange(new FileInfo(Path.Combine(_folder, "a.html")).Length, 100_000, 2_000_000);
        Assert.InRange(new FileInfo(Path.Combine(_folder, "a.svg")).Length, 1_000, 50_000);
        Assert.Contains(XDocument.Load(Path.Combine(_folder, "a.svg")).Descendants(Svg + "title"), title => title.Value == "align-77-77: failed");
    }

    [Fact]
    public async Task A_browser_asks_no_one_and_shows_a_name_as_text()
    {
        var browser = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(browser is null, "Chromium is not on the PATH: that timelines work in a browser is NOT TESTED.");
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", UsageCase.Task("70", Hostile)) with { Name = Hostile });
        _ = session.Run($"'7' | Export-OmicsRunTimeline '{_folder}/a.html'").WithoutErrors();

        var start = new ProcessStartInfo(browser!) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", $"--user-data-dir={_folder}/profile",
            $"--log-net-log={_folder}/net.json", "--net-log-capture-mode=Everything", "--dump-dom", new Uri(Path.Combine(_folder, "a.html")).AbsoluteUri,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var dom = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Contains("&lt;script&gt;alert(1)", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("CONSOLE", await errors, StringComparison.Ordinal);
        var asked = await File.ReadAllTextAsync(Path.Combine(_folder, "net.json"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("\"initiator\":\"file://", asked, StringComparison.Ordinal);
    }

    // The seed's times are those of the day it is looked at.
    private static EmulatedRun Shifted(EmulatedRun run, DateTimeOffset created)
    {
        var by = created - run.CreationTime!.Value;
        return run with
        {
            CreationTime = run.CreationTime + by,
            StartTime = run.StartTime + by,
            StopTime = run.StopTime + by,
            Tasks = [.. run.Tasks.Select(task => task with { CreationTime = task.CreationTime + by, StartTime = task.StartTime + by, StopTime = task.StopTime + by })],
        };
    }
}
