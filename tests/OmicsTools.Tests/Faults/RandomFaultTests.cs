using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Faults;

/// <summary>
/// Faults mixed by chance. <c>OMICSTOOLS_SCHEDULES</c> says how many mixtures, <c>OMICSTOOLS_SEED</c> which is the first;
/// a failure names its own, to be run alone.
/// </summary>
[Collection(ShortTimeouts.Name)]
public class RandomFaultTests
{
    // They wait most of their time: for answers that do not come, and between attempts.
    private const int AtOnce = 8;

    // The longest that retries go on, several times over.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public Task Objects_and_errors_are_always_what_was_asked_for() => RunAllAsync(seed => RunAsync(new Schedule(seed)));

    /// <summary>Runs as many mixtures as are asked for.</summary>
    /// <param name="run">Runs the one of a seed.</param>
    /// <param name="count">How many they are where nobody says.</param>
    internal static async Task RunAllAsync(Func<int, Task> run, int count = 25)
    {
        count = Number("OMICSTOOLS_SCHEDULES", count);
        var first = Number("OMICSTOOLS_SEED", Random.Shared.Next(1_000_000));
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} schedules from seed {first}");
        var failures = new ConcurrentQueue<string>();

        await Parallel.ForEachAsync(
            Enumerable.Range(first, count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (seed, _) =>
            {
                try
                {
                    await run(seed);
                }
                catch (Exception e)
                {
                    failures.Enqueue($"OMICSTOOLS_SEED={seed} OMICSTOOLS_SCHEDULES=1: {e.Message}");
                }
            });

        Assert.True(failures.IsEmpty, string.Join("\n\n", failures));
    }

    private static async Task RunAsync(Schedule schedule)
    {
        await using var session = await EmulatedSession.StartAsync(schedule.Options);
        var runs = Generator.Runs(schedule.Runs, schedule.Tasks, session.Emulator.Clock.GetUtcNow()).ToList();
        foreach (var run in runs)
        {
            session.Emulator.Runs.Put(run);
        }

        await OnThreadAsync(() => Check(session, schedule, runs));
    }

    // PowerShell holds on to its thread, and the pool's are for what the command starts.
    internal static Task OnThreadAsync(Action check) =>
        Task.Factory.StartNew(check, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(Patience);

    private static void Check(EmulatedSession session, Schedule schedule, List<EmulatedRun> runs)
    {
        var ids = string.Join(',', runs.Select(run => run.Id));
        var command = $"{ids} | Get-OmicsRunTask -ThrottleLimit {schedule.Concurrency}";
        var faultless = session.Run($"{command} -Detail {schedule.Detail}").WithoutErrors();
        var listed = session.Run($"{command} -Detail None").WithoutErrors();
        foreach (var fault in schedule.Faults)
        {
            session.Emulator.Faults.Add(fault);
        }

        var result = session.Run($"{command} -Detail {schedule.Detail}");

        Assert.Null(result.TerminatingErrorId);
        if (schedule.CanWin)
        {
            _ = result.WithoutErrors();
            Assert.Equal(faultless.Output.Select(TaskText.Of), result.Output.Select(TaskText.Of));
            return;
        }

        Assert.Equal(result.Output.Select(task => task.Properties["RunId"].Value).Distinct().Order(), result.Output.Select(task => task.Properties["RunId"].Value).Distinct());
        foreach (var run in runs)
        {
            Check(run.Id, result, faultless, listed);
        }

        Assert.Equal([], result.Errors.SelectMany(RunsOf).Except(runs.Select(run => run.Id)));
    }

    private static void Check(string run, SessionResult result, SessionResult faultless, SessionResult listed)
    {
        var got = Texts(result, run);
        var full = Texts(faultless, run);
        var bare = Texts(listed, run);
        var errors = result.Errors.Where(error => RunsOf(error).Contains(run)).Select(error => error.Exception.Message).ToList();
        var ofTasks = errors.Where(message => Regex.IsMatch(message, "task [0-9]+ of run", RegexOptions.None, TimeSpan.FromSeconds(1))).ToList();

        // Every task comes in its place, in full or as listed, until the listing ends with an error.
        Assert.True(errors.Count - ofTasks.Count <= (got.Count <= full.Count ? 1 : 0), string.Join('\n', errors));
        Assert.True(got.Count == full.Count || errors.Count > ofTasks.Count, $"{got.Count} of {full.Count} tasks of run {run} came, without an error.");
        Assert.All(got.Select((text, i) => (text, i)), item => Assert.Contains(item.text, new[] { full[item.i], bare[item.i] }));

        // Each that lacks what it should have has its error, but for those that were not asked for after one that says so.
        var lacking = got.Where((text, i) => text != full[i]).Count();
        Assert.True(
            ofTasks.Count == lacking || (ofTasks.Count < lacking && ofTasks.Count(message => message.Contains("No more details", StringComparison.Ordinal)) == 1),
            $"{lacking} tasks of run {run} lack detail, with {ofTasks.Count} errors.");
    }

    // A denial that holds for several runs is said of the first, and once of the others.
    private static IEnumerable<string> RunsOf(ErrorRecord error) =>
        error.TargetObject is object[] runs ? runs.Select(run => $"{run}") : [error.TargetObject.ToString()!];

    private static List<string> Texts(SessionResult result, string run) =>
        [.. result.Output.Where(task => (string)task.Properties["RunId"].Value == run).Select(TaskText.Of)];

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
