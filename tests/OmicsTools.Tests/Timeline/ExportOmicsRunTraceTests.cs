using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using OmicsTools.Tests.Support;
using OmicsTools.Tests.Usage;

namespace OmicsTools.Tests.Timeline;

/// <summary>Traces, read back by the rules of those who read Nextflow's.</summary>
public sealed partial class ExportOmicsRunTraceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("trace").FullName;

    private string File => Path.Combine(_folder, "trace.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_columns_are_those_of_Nextflow_and_then_ours()
    {
        await using var session = await EmulatedSession.StartAsync();

        _ = session.Run($"Export-OmicsRunTrace 8192911 -Path '{File}'").WithoutErrors();

        var lines = await System.IO.File.ReadAllLinesAsync(File, TestContext.Current.CancellationToken);
        Assert.Equal(
            "task_id hash native_id name status exit submit duration realtime %cpu peak_rss peak_vmem rchar wchar "
            + "start complete cpus memory process tag attempt container accelerator run_id instance_type cost_usd",
            lines[0].Replace('\t', ' '));
        Assert.All(lines, line => Assert.Equal(26, line.Split('\t').Length));
        Assert.All(Read(File), row => Assert.Matches("^[0-9a-f]{2}/[0-9a-f]{6}$", row["hash"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Raw")]
    public async Task A_reader_gets_back_what_the_manifest_said(string raw)
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run(
            "7",
            UsageCase.Task("70", "align-0-1", minutes: 62.5, cpus: 1.5, memory: 2.5),
            UsageCase.Task("71", "call_2") with { FinalStatus = "FAILED" },
            UsageCase.Task("72", "call_2", start: 20),
            UsageCase.Task("73", "A:B (s 1)", minutes: 0.25) with { Gpus = 1 },
            UsageCase.Cached("74", "kept")));

        _ = session.Run($"7 | Export-OmicsRunTrace '{File}' {raw}").WithoutErrors();

        var rows = Read(File).ToDictionary(row => row["native_id"] + row["attempt"], StringComparer.Ordinal);
        var first = rows["701"];
        Assert.Equal(("align", "0-1", "COMPLETED", "0"), (first["process"], first["tag"], first["status"], first["exit"]));
        Assert.Equal(3750.0, Seconds(first["realtime"]));
        Assert.Equal(3750.0 + 180, Seconds(first["duration"]));
        Assert.Equal(UsageCase.Start.AddMinutes(2), Time(first["submit"]));
        Assert.Equal(UsageCase.Start.AddMinutes(5), Time(first["start"]));
        Assert.Equal(UsageCase.Start.AddMinutes(5 + 62.5), Time(first["complete"]));
        Assert.Equal(75.0, double.Parse(first["%cpu"].TrimEnd('%'), CultureInfo.InvariantCulture));
        Assert.Equal(2.5 * 1024 * 1024 * 1024, Bytes(first["peak_rss"]));
        Assert.Equal(8.0 * 1024 * 1024 * 1024, Bytes(first["memory"]));
        Assert.Equal(("7", "omics.m.large", "2", "-"), (first["run_id"], first["instance_type"], first["cpus"], first["accelerator"]));
        Assert.True(double.Parse(first["cost_usd"], CultureInfo.InvariantCulture) > 0);
        Assert.Equal(("FAILED", "-", "call"), (rows["711"]["status"], rows["711"]["exit"], rows["711"]["process"]));
        Assert.Equal("COMPLETED", rows["722"]["status"]);
        Assert.Equal(("A:B", "s 1", "1"), (rows["731"]["process"], rows["731"]["tag"], rows["731"]["accelerator"]));
        Assert.Equal(15.0, Seconds(rows["731"]["realtime"]));
        Assert.Equal(("CACHED", "0", "-", "-"), (rows["741"]["status"], rows["741"]["exit"], rows["741"]["realtime"], rows["741"]["submit"]));
        Assert.Equal(["1", "2", "3", "4", "5"], rows.Values.Select(row => row["task_id"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Runs_without_a_manifest_are_written_from_the_list_of_their_tasks()
    {
        await using var session = await EmulatedSession.StartAsync();

        _ = session.Run($"Get-OmicsRun 8193040, 8192911 | Export-OmicsRunTrace '{File}' -Raw").WithoutErrors();

        var rows = Read(File).ToList();
        Assert.Equal(["8193040", "8192911"], rows.Select(row => row["run_id"]).Distinct());
        var waits = rows.First(row => row["status"] == "SUBMITTED");
        Assert.Equal(("-", "-", "-"), (waits["start"], waits["duration"], waits["realtime"]));
        Assert.Contains(rows, row => row["status"] == "RUNNING" && row["realtime"] == "-" && row["%cpu"] == "-");
        Assert.Contains(rows, row => row["status"] == "ABORTED" && row["start"] == "-");
        Assert.Equal(["1", "2"], rows.Where(row => row["name"] == "HaplotypeCaller-3-34").Select(row => row["attempt"]));
    }

    [Fact]
    public async Task Tasks_that_are_piped_in_are_written_as_they_are_and_no_one_is_asked()
    {
        await using var session = await EmulatedSession.StartAsync();
        _ = session.Run("$tasks = Get-OmicsRunTask 8192911").WithoutErrors();
        var before = session.Emulator.Requests.All.Count;

        _ = session.Run($$"""
            $tasks | Export-OmicsRunTrace '{{File}}'
            $tasks | ForEach-Object { [pscustomobject]@{
                RunId = $_.RunId; TaskId = $_.TaskId; Name = $_.Name; Status = $_.Status; Uuid = $_.Uuid; CreationTime = $_.CreationTime
                StartTime = $_.StartTime; StopTime = $_.StopTime; Cpus = "$($_.Cpus)"; Memory = "$($_.Memory)"; Gpus = "$($_.Gpus)"
                Image = $_.Image; InstanceType = $_.InstanceType } } | Export-OmicsRunTrace '{{File}}.again'
            """).WithoutErrors();

        Assert.Equal(before, session.Emulator.Requests.All.Count);
        Assert.Equal(9, Read(File).Count());
        Assert.Equal(
            await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken),
            await System.IO.File.ReadAllTextAsync($"{File}.again", TestContext.Current.CancellationToken));
        Assert.All(Read(File), row => Assert.Matches("^[0-9a-f]{2}/[0-9a-f]{6}$", row["hash"]));
    }

    [Fact]
    public async Task A_task_that_says_no_more_than_its_id_is_read_and_its_run_is_not()
    {
        await using var session = await EmulatedSession.StartAsync();

        _ = session.Run($"[pscustomobject]@{{ RunId = '8192911'; TaskId = '4392889' }} | Export-OmicsRunTrace '{File}'").WithoutErrors();

        Assert.Equal("4392889", Assert.Single(Read(File))["native_id"]);
    }

    [Theory]
    [InlineData("03.04.2026 08:00:00")]
    [InlineData("4/3/2026 8:00:00 AM")]
    [InlineData("1764000000")]
    public async Task A_task_whose_times_may_mean_others_is_read(string time)
    {
        await using var session = await EmulatedSession.StartAsync();

        _ = session.Run(
            $"[pscustomobject]@{{ RunId = '8192911'; TaskId = '4392889'; Status = 'COMPLETED'; StartTime = '{time}' }} | Export-OmicsRunTrace '{File}'").WithoutErrors();

        Assert.Equal("FAILED", Assert.Single(Read(File))["status"]);
    }

    [Fact]
    public async Task A_name_breaks_no_line()
    {
        await using var session = await EmulatedSession.StartAsync(UsageCase.Options);
        session.Emulator.Runs.Put(UsageCase.Run("7", UsageCase.Task("70", "a\tb\r\nc\u202e")));

        _ = session.Run($"Export-OmicsRunTrace 7 -Path '{File}'").WithoutErrors();

        Assert.Equal(@"a\tb\r\nc\u202e", Assert.Single(Read(File))["name"]);
    }

    [Fact]
    public async Task A_file_that_is_there_can_be_left_alone()
    {
        await using var session = await EmulatedSession.StartAsync();
        await System.IO.File.WriteAllTextAsync(File, "mine", TestContext.Current.CancellationToken);

        var guarded = session.Run($"Export-OmicsRunTrace 8192911 -Path '{File}' -NoClobber -PassThru");
        var shown = session.Run($"Export-OmicsRunTrace 8192911 -Path '{File}' -WhatIf -PassThru").WithoutErrors();

        Assert.Equal(["FileExists"], guarded.ErrorIds);
        Assert.Empty(guarded.Output.Concat(shown.Output));
        Assert.Equal("mine", await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken));
        Assert.Equal(File, session.Run($"Export-OmicsRunTrace 8192911 -Path '{File}' -PassThru").WithoutErrors().Values("FullName").Single());
        Assert.NotEqual("mine", await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_cannot_be_written_or_read_is_an_error()
    {
        await using var session = await EmulatedSession.StartAsync();

        Assert.Equal("InvalidConfiguration", session.RunAndThrow($"8192911 | Export-OmicsRunTrace '{_folder}/none/trace.txt'").TerminatingErrorId);
        Assert.Equal(["FileNotWritten"], session.Run($"8192911 | Export-OmicsRunTrace '{_folder}'").ErrorIds);
        Assert.Equal(["RunNotFound"], session.Run($"'9999999' | Export-OmicsRunTrace '{File}'").ErrorIds);
        Assert.False(System.IO.File.Exists(File));
        Assert.Equal("InvalidId", session.RunAndThrow($"Export-OmicsRunTrace -Path '{File}'").TerminatingErrorId);
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> Read(string path)
    {
        var lines = System.IO.File.ReadAllLines(path);
        var names = lines[0].Split('\t');
        return lines.Skip(1).Select(line => names.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }

    // As nf-co2footprint reads dates, times and sizes: numbers as they are, and otherwise what people read.
    private static DateTimeOffset Time(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var milliseconds)
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : new DateTimeOffset(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture), TimeSpan.Zero);

    private static double Seconds(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var milliseconds) ? milliseconds / 1000d : text.Split(' ').Sum(part =>
    {
        var match = Part().Match(part);
        Assert.True(match.Success, part);
        var number = double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        return number * match.Groups["unit"].Value switch { "ms" => 0.001, "s" => 1, "m" => 60, "h" => 3600, _ => 86400 };
    });

    private static double Bytes(string text) => text.EndsWith('B')
        ? double.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture) * Math.Pow(1024, "BKMGT".IndexOf(text.Split(' ')[1][0]))
        : double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<number>\d+(\.\d+)?)(?<unit>ms|s|m|h|d)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
