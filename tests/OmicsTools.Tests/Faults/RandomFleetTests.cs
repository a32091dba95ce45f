using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using OmicsTools.Emulator;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Faults;

/// <summary>Fleets of runs and faults mixed by chance, likewise: every run ends as all of its tasks or as one error.</summary>
[Collection(ShortTimeouts.Name)]
public class RandomFleetTests
{
    private static readonly FaultKind[] Kinds =
    [
        FaultKind.Throttle429, FaultKind.InternalError500, FaultKind.Unavailable503, FaultKind.ResetBeforeResponse, FaultKind.ResetWithinBody,
        FaultKind.TruncatedBody, FaultKind.InvalidJson, FaultKind.WrongTypes, FaultKind.BadRequest400, FaultKind.AccessDenied403, FaultKind.RepeatedToken,
    ];

    [Fact]
    public Task Tasks_and_errors_are_always_what_was_asked_for() => RandomFaultTests.RunAllAsync(RunAsync, count: 10);

    private static async Task RunAsync(int seed)
    {
        var chance = new Random(seed);
        await using var session = await EmulatedSession.StartAsync(new EmulatorOptions
        {
            DefaultSeed = false,
            MaxPageSize = chance.Next(2, 200),
            EmptyPages = chance.Next(3) == 0,
        });
        var runs = Generator.Runs(chance.Next(1, 250), chance.Next(0, 5), session.Emulator.Clock.GetUtcNow()).ToList();
        foreach (var run in runs)
        {
            session.Emulator.Runs.Put(run);
        }

        await RandomFaultTests.OnThreadAsync(() => Check(session, runs, chance));
    }

    private static void Check(EmulatedSession session, List<EmulatedRun> runs, Random chance)
    {
        var asked = chance.Next(3) == 0 ? $"'{string.Join("', '", runs.Select(run => run.Id))}'" : "$found";
        var command = $"{asked} | Measure-OmicsRunTask -ThrottleLimit {chance.GetItems([1, 2, 16], 1)[0]}";
        var faultless = ByRun(session.Run($"$found = Find-OmicsRun -EndedAfter 2000-01-01; {command}").WithoutErrors());
        var gone = runs.Where(_ => chance.Next(40) == 0).Select(run => run.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var run in runs.Where(run => gone.Contains(run.Id)))
        {
            session.Emulator.Logs.Remove($"manifest/run/{run.Id}/{run.Uuid}");
        }

        for (var i = chance.Next(4); i > 0; i--)
        {
            session.Emulator.Faults.Add(new Fault
            {
                Kind = chance.GetItems(Kinds, 1)[0],
                Operation = chance.GetItems([null, "FilterLogEvents", "FilterLogEvents", "GetLogEvents"], 1)[0],
                Share = chance.GetItems([0.05, 0.3, 1], 1)[0],
                Seed = chance.Next(),
                Times = chance.Next(1, 15),
            });
        }

        var isOrdered = chance.Next(2) == 0;
        var result = session.Run($"{command} {(isOrdered ? string.Empty : "-Unordered")}");

        var got = ByRun(result);
        Assert.Null(result.TerminatingErrorId);
        Assert.Equal(got.Count, result.Output.Select(task => task.Properties["RunId"].Value).Aggregate(new List<object>(), Grouped).Count);
        foreach (var id in runs.Select(run => run.Id))
        {
            var tasks = got.GetValueOrDefault(id, []);
            var whole = faultless.GetValueOrDefault(id, []);
            var errors = result.Errors.Count(error => IdOf(error.TargetObject) == id);
            Assert.True(errors <= 1, $"run {id} has {errors} errors");
            if (errors == 0)
            {
                Assert.False(gone.Contains(id), $"run {id} has no manifest, and no error");
                Assert.Equal(whole, tasks);
            }
            else
            {
                Assert.Equal(whole.Take(isOrdered ? tasks.Count : 0), tasks);
            }
        }

        if (isOrdered)
        {
            Assert.Equal(faultless.Keys.Where(got.ContainsKey), got.Keys);
        }
    }

    private static List<object> Grouped(List<object> groups, object run)
    {
        if (groups.LastOrDefault() as string != run as string)
        {
            groups.Add(run);
        }

        return groups;
    }

    private static string IdOf(object target) => Convert.ToString(target, CultureInfo.InvariantCulture)!;

    private static Dictionary<string, List<string>> ByRun(SessionResult result) =>
        result.Output.GroupBy(task => (string)task.Properties["RunId"].Value).ToDictionary(run => run.Key, run => run.Select(TaskText.Of).ToList(), StringComparer.Ordinal);
}
