using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace OmicsTools.Emulator.Tests;

public sealed class GeneratorTests
{
    private static readonly DateTimeOffset Now = new(2026, 2, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_runs_and_tasks_come_every_time()
    {
        static IEnumerable<EmulatedTask> Tasks() => Generator.Runs(3, 50, Now).SelectMany(run => run.Tasks);

        Assert.Equal(Tasks(), Tasks());
        Assert.Equal(150, Tasks().Select(task => task.TaskId).Distinct().Count());
    }

    [Fact]
    public void Tasks_are_of_every_kind_and_within_the_model()
    {
        var tasks = Generator.Runs(1, 1000, Now).Single().Tasks;

        Assert.Equal(
            ["CANCELLED", "COMPLETED", "FAILED", "PENDING", "RUNNING", "STARTING", "STOPPING"],
            tasks.Select(task => task.StatusAt(Now)).Distinct().Order(StringComparer.Ordinal));
        Assert.All(tasks, task => Assert.InRange(task.Name!.Length, 1, 128));
        foreach (var awkward in new[] { ",", "\"", "\n", "整", "محاذاة", "🧬", "=", " " })
        {
            Assert.Contains(tasks, task => task.Name!.Contains(awkward, StringComparison.Ordinal));
        }

        Assert.Contains(tasks, task => task.Name!.Length == 128);
        Assert.Contains(tasks, task => task.CacheHit == true);
        Assert.Contains(tasks, task => task.Gpus > 0);
        Assert.Contains(tasks, task => task.Cpus is null);
        Assert.Contains(tasks, task => task.StartTime is null);
        Assert.Contains(tasks.GroupBy(task => task.Name), same => same.Count() > 1 && same.Any(task => task.FinalStatus == "FAILED"));
    }

    [Fact]
    public async Task Names_come_to_the_client_as_they_are_however_awkward()
    {
        await using var client = await EmulatorClient.StartWithAsync(runs: 1, tasks: 200);
        var names = client.Host.Runs.All.Single().Tasks.Select(task => task.Name).ToList();

        Assert.Equal(names, (await client.GetPagesAsync("/run/5000001/task?maxResults=100")).SelectMany(page => page.Values("name")));
        Assert.Equal(names[5], (await client.GetAsync("/run/5000001/task/1000006")).Text("name"));
    }

    [Fact]
    public async Task A_task_of_many_is_found_by_its_id()
    {
        await using var client = await EmulatorClient.StartWithAsync(runs: 2, tasks: 100_000);
        var last = client.Host.Runs.All.Single(run => run.Id == "5000002").Tasks[99_999];

        Assert.Equal(last.Name, (await client.GetAsync($"/run/5000002/task/{last.TaskId}")).Text("name"));
        Assert.Equal(404, (await client.GetAsync($"/run/5000001/task/{last.TaskId}")).Status);
    }
}
