using System;
using System.Linq;
using OmicsTools.Engine.Tasks;
using OmicsTools.Input;

namespace OmicsTools.Timeline;

/// <summary>A task as pictures and traces need it: times are UTC, null is what is not known.</summary>
internal sealed class TimelineTask
{
    private static readonly string[] Times = ["CreationTime", "StartTime", "StopTime"];

    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? BaseName { get; set; }

    /// <summary>What tells the shards of a scatter apart; null where there is none.</summary>
    public string? Shard { get; set; }

    public string? Status { get; set; }

    /// <summary>Which attempt it is, counted from 1.</summary>
    public int Attempt { get; set; } = 1;

    public bool IsCached { get; set; }

    public DateTime? CreationTime { get; set; }

    public DateTime? StartTime { get; set; }

    public DateTime? StopTime { get; set; }

    /// <summary>When it stopped, or up to when it is known to have run; null for one that never started.</summary>
    public DateTime? RanUntil { get; set; }

    /// <summary>When it started, or up to when it is known to have waited; null for one that was never created.</summary>
    public DateTime? WaitedUntil { get; set; }

    /// <summary>What was asked for.</summary>
    public double? Cpus { get; set; }

    /// <summary>What the instance has.</summary>
    public double? CpusReserved { get; set; }

    public double? CpusAverage { get; set; }

    public double? CpusMaximum { get; set; }

    /// <summary>What was asked for, in GiB.</summary>
    public double? Memory { get; set; }

    /// <summary>In GiB.</summary>
    public double? MemoryMaximum { get; set; }

    public double? Gpus { get; set; }

    public string? InstanceType { get; set; }

    public string? Image { get; set; }

    public string? Uuid { get; set; }

    public string? FailureReason { get; set; }

    public string? StatusMessage { get; set; }

    /// <summary>In USD.</summary>
    public decimal? Cost { get; set; }

    public bool IsFailed => TaskStatuses.IsFailed(Status);

    public TimeSpan? QueueTime => WaitedUntil - CreationTime;

    public TimeSpan? RunTime => RanUntil - StartTime;

    /// <summary>What it takes of the account's CPUs while it runs: those of the instance where they are known.</summary>
    public double CpusInUse => CpusReserved ?? Cpus ?? 0;

    /// <summary>When it is first heard of; null where no time is known.</summary>
    public DateTime? Begin => CreationTime ?? StartTime ?? StopTime;

    /// <summary>When it is last heard of.</summary>
    public DateTime? End => RanUntil ?? WaitedUntil ?? StopTime;

    /// <summary>A task of a run that was read.</summary>
    /// <param name="task">The task.</param>
    /// <param name="observed">What "until now" means.</param>
    public static TimelineTask From(TaskUsage task, DateTime observed)
    {
        var line = task.Line;
        var read = new TimelineTask
        {
            Id = task.TaskId,
            Name = task.Name,
            Status = task.Status,
            IsCached = task.CacheHit,
            CreationTime = line.CreationTime,
            StartTime = line.StartTime,
            StopTime = line.StopTime,
            Cpus = line.Cpus,
            CpusReserved = line.CpusReserved,
            CpusAverage = line.CpusAverage,
            CpusMaximum = line.CpusMaximum,
            Memory = line.Memory,
            MemoryMaximum = line.MemoryMaximum,
            Gpus = line.Gpus,
            InstanceType = task.InstanceType,
            Image = task.Image,
            Uuid = line.Uuid,
            FailureReason = task.FailureReason,
            StatusMessage = task.StatusMessage,
            Cost = task.Cost,
        };
        read.Complete(observed, observed);
        return read;
    }

    /// <summary>A task that an object tells all about: of this module, of AWS Tools, of a file.</summary>
    /// <param name="task">The object's members.</param>
    /// <param name="id">The task's id.</param>
    /// <param name="now">Up to when a task goes on whose object does not say how long it had.</param>
    /// <returns>The task; null where the object says no more than which one it is, or its times cannot be read.</returns>
    public static TimelineTask? From(Members task, string id, DateTime now)
    {
        if (task.Text("Status") is not { } status || Times.Any(name => task.Text(name) is not null && task.Time(name) is null))
        {
            return null;
        }

        var read = new TimelineTask
        {
            Id = id,
            Name = task.Text("Name") ?? task.Text("TaskName"),
            Status = status,
            IsCached = task.Text("CacheHit")?.Equals("true", StringComparison.OrdinalIgnoreCase) ?? task.Value("CacheHit") is true,
            CreationTime = task.Time("CreationTime"),
            StartTime = task.Time("StartTime"),
            StopTime = task.Time("StopTime"),
            Cpus = task.Number("Cpus"),
            CpusReserved = task.Number("CpusReserved"),
            CpusAverage = task.Number("CpusAverage"),
            CpusMaximum = task.Number("CpusMaximum"),
            Memory = task.Number("Memory"),
            MemoryMaximum = task.Number("MemoryMaximum"),
            Gpus = task.Number("Gpus"),
            InstanceType = task.Text("InstanceType"),
            Image = task.Text("Image"),
            Uuid = task.Text("Uuid"),
            FailureReason = task.Text("FailureReason"),
            StatusMessage = task.Text("StatusMessage"),
            Cost = (decimal?)task.Number("EstimatedCost"),
        };
        read.Complete(
            task.Number("QueueSeconds") is { } queued ? read.CreationTime?.AddSeconds(queued) : now,
            task.Number("RunSeconds") is { } ran ? read.StartTime?.AddSeconds(ran) : now);
        return read;
    }

    private void Complete(DateTime? waitsUntil, DateTime? runsUntil)
    {
        (BaseName, Shard) = TaskName.Split(Name);
        var isOver = TaskStatuses.IsTerminal(Status);
        WaitedUntil = CreationTime is null ? null : NotBefore(CreationTime, StartTime ?? StopTime ?? (isOver ? null : waitsUntil));
        RanUntil = StartTime is null ? null : NotBefore(StartTime, StopTime ?? (isOver ? null : runsUntil));
    }

    // Clocks of the service differ by a little: no time is negative.
    private static DateTime? NotBefore(DateTime? begin, DateTime? end) => end < begin ? begin : end;
}
