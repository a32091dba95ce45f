using System;

namespace Amazon.Omics.Model;

/// <summary>
/// A task as ListRunTasks tells of it: without status message, log stream, failure reason and image.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_TaskListItem.html">API reference</see>.
/// </summary>
public class TaskListItem
{
    /// <summary>True if the run cache had the task's outputs; null if the service does not say.</summary>
    public bool? CacheHit { get; set; }

    /// <summary>Where in S3 the run cache keeps the task's outputs; null without a cache.</summary>
    public string? CacheS3Uri { get; set; }

    /// <summary>CPUs that the workflow asked for.</summary>
    public int? Cpus { get; set; }

    /// <summary>UTC time at which the task was created.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>GPUs that the workflow asked for.</summary>
    public int? Gpus { get; set; }

    /// <summary>The omics instance type that the task was placed on; null before.</summary>
    public string? InstanceType { get; set; }

    /// <summary>GiB of memory that the workflow asked for.</summary>
    public int? Memory { get; set; }

    /// <summary>The task's name in the workflow; a scattered or retried task shares it with others.</summary>
    public string? Name { get; set; }

    /// <summary>UTC time at which the task began; null before.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>Where the task is in its life.</summary>
    public TaskStatus? Status { get; set; }

    /// <summary>UTC time at which the task ended; null before.</summary>
    public DateTime? StopTime { get; set; }

    /// <summary>The task's id: digits.</summary>
    public string? TaskId { get; set; }

    /// <summary>The task's universally unique id.</summary>
    public string? Uuid { get; set; }
}
