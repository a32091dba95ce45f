using System;
using System.Collections.Generic;
using System.Linq;
using OmicsTools.Engine.Tasks;

namespace OmicsTools.Engine.Usage;

/// <summary>Sums up tasks by their steps. Tasks come run by run; no more than those of one run are held.</summary>
public sealed class StepUsage
{
    private readonly Dictionary<string, Sums> _steps = new(StringComparer.Ordinal);
    private readonly List<TaskUsage> _ofRun = [];

    /// <summary>Takes a task into account.</summary>
    /// <param name="task">The task.</param>
    public void Add(TaskUsage task)
    {
        if (_ofRun.Count > 0 && _ofRun[0].Run != task.Run)
        {
            EndRun();
        }

        _ofRun.Add(task);
    }

    /// <summary>Sums up.</summary>
    /// <returns>The steps, the most expensive first, and without prices the longest.</returns>
    public IReadOnlyList<StepStatistics> Complete()
    {
        EndRun();
        return [.. _steps.Values.Select(step => step.Complete()).OrderByDescending(step => step.Cost).ThenByDescending(step => step.RunTimeTotal)];
    }

    private void EndRun()
    {
        foreach (var ofStep in _ofRun.GroupBy(task => task.BaseName ?? string.Empty, StringComparer.Ordinal))
        {
            if (!_steps.TryGetValue(ofStep.Key, out var step))
            {
                _steps[ofStep.Key] = step = new Sums(ofStep.Key);
            }

            step.AddRun([.. ofStep]);
        }

        _ofRun.Clear();
    }

    /// <summary>A value that a share of all do not exceed, between two of them in proportion.</summary>
    private static double Quantile(List<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)place;
        return below + 1 < sorted.Count ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    /// <summary>What is known of one step so far.</summary>
    private sealed class Sums
    {
        private readonly StepStatistics _record;
        private readonly List<double> _runSeconds = [];
        private readonly List<double> _queueSeconds = [];

        // What was paid for each type of instance, and for how long: what another would have cost less follows from that.
        private readonly Dictionary<string, (int Tasks, TimeSpan Billed, decimal? Cost)> _instances = new(StringComparer.Ordinal);
        private (MeasuredRun Run, string InstanceType, double Cpus, double? CpusReserved, double Memory)? _need;
        private TimeSpan? _longest;

        public Sums(string step)
        {
            _record = new StepStatistics(step) { Cost = 0 };
        }

        public void AddRun(List<TaskUsage> attempts)
        {
            _record.Runs++;
            foreach (var attempt in attempts)
            {
                AddAttempt(attempt);
            }

            var last = attempts.GroupBy(task => task.Name, StringComparer.Ordinal).SelectMany(LastAttempts).ToList();
            foreach (var task in last)
            {
                AddLast(task);
            }

            var stops = last.Where(task => task.Line.StartTime is not null && task.Line.StopTime is not null).Select(task => (double)task.Line.StopTime!.Value.Ticks).OrderBy(ticks => ticks).ToList();
            if (stops.Count > 1 && TimeSpan.FromTicks((long)(stops[stops.Count - 1] - Quantile(stops, 0.9))) is var tail && !(tail < _record.IdleTail))
            {
                _record.IdleTail = tail;
            }
        }

        public StepStatistics Complete()
        {
            _runSeconds.Sort();
            _queueSeconds.Sort();
            if (_runSeconds.Count > 0)
            {
                _record.RunTimeTotal = TimeSpan.FromSeconds(_runSeconds.Sum());
                _record.RunTimeMinimum = TimeSpan.FromSeconds(_runSeconds[0]);
                _record.RunTimeMedian = TimeSpan.FromSeconds(Quantile(_runSeconds, 0.5));
                _record.RunTimeP95 = TimeSpan.FromSeconds(Quantile(_runSeconds, 0.95));
                _record.RunTimeMaximum = TimeSpan.FromSeconds(_runSeconds[_runSeconds.Count - 1]);
            }

            if (_runSeconds.Count > 1 && Quantile(_runSeconds, 0.5) is > 0 and var median)
            {
                _record.SlowestByMedian = Math.Round(_runSeconds[_runSeconds.Count - 1] / median, 2);
            }

            if (_queueSeconds.Count > 0)
            {
                _record.QueueTimeMedian = TimeSpan.FromSeconds(Quantile(_queueSeconds, 0.5));
            }

            _record.InstanceType = _instances.OrderByDescending(instance => instance.Value.Tasks).Select(instance => instance.Key).FirstOrDefault();
            if (_need is { } need && Advice.For(need.Run, need.InstanceType, need.Cpus, need.CpusReserved, need.Memory) is { } advice)
            {
                _record.Advice = advice;
                _record.Saving = _instances.Where(instance => instance.Key != advice.Type.Name).Sum(instance =>
                    instance.Value.Cost is { } cost ? Math.Max(0, cost - MeasuredRun.Cost(advice.Price, instance.Value.Billed)) : 0);
            }

            return _record;
        }

        // Tasks that share a name and did not fail are no attempts of each other.
        private static IEnumerable<TaskUsage> LastAttempts(IEnumerable<TaskUsage> ofName)
        {
            TaskUsage? failed = null;
            foreach (var task in ofName)
            {
                failed = TaskStatuses.IsFailed(task.Status) ? task : null;
                if (failed is null)
                {
                    yield return task;
                }
            }

            if (failed is not null)
            {
                yield return failed;
            }
        }

        private static double? Larger(double? one, double? other) => other > one || one is null ? other : one;

        private static double? Share(double? used, double? of) => of > 0 ? Math.Round(used!.Value / of.Value, 4) : null;

        private void AddAttempt(TaskUsage task)
        {
            _record.Tasks++;
            _record.Cost += task.Cost;
            _record.MostCpus = Larger(_record.MostCpus, task.Line.CpusMaximum);
            _record.MostMemory = Larger(_record.MostMemory, task.Line.MemoryMaximum);
            _record.CpuShare = Larger(_record.CpuShare, task.Line.CpusMaximum is null ? null : Share(task.Line.CpusMaximum, task.Line.CpusReserved));
            _record.MemoryShare = Larger(_record.MemoryShare, task.Line.MemoryMaximum is null ? null : Share(task.Line.MemoryMaximum, task.Line.MemoryReserved));
            if (task is { InstanceType: { } type, Billed: { } billed })
            {
                var (tasks, before, cost) = _instances.TryGetValue(type, out var known) ? known : (0, TimeSpan.Zero, 0);
                _instances[type] = (tasks + 1, before + billed, cost + task.Cost);
            }

            if (Advice.CanUse(task.Line, task.Run.Options))
            {
                var need = (task.Run, task.InstanceType!, task.Line.CpusMaximum!.Value, task.Line.CpusReserved, task.Line.MemoryMaximum!.Value);
                _need = _need is not { } before ? need : before with
                {
                    Cpus = Math.Max(before.Cpus, need.Item3),
                    CpusReserved = Larger(before.CpusReserved, need.CpusReserved),
                    Memory = Math.Max(before.Memory, need.Item5),
                };
            }
        }

        private void AddLast(TaskUsage task)
        {
            _record.FailedTasks += TaskStatuses.IsFailed(task.Status) ? 1 : 0;
            _record.CachedTasks += task.CacheHit ? 1 : 0;
            _record.RetriedTasks += task.Attempt > 1 ? 1 : 0;
            if (task.QueueTime is { } queued)
            {
                _queueSeconds.Add(queued.TotalSeconds);
            }

            if (task.RunTime is not { } ran)
            {
                return;
            }

            _runSeconds.Add(ran.TotalSeconds);
            if (!(ran <= _longest))
            {
                _longest = ran;
                (_record.SlowestTaskId, _record.SlowestTaskName, _record.SlowestRunId) = (task.TaskId, task.Name, task.RunId);
            }
        }
    }
}
