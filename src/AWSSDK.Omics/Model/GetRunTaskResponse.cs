using System;
using Amazon.Runtime;

namespace Amazon.Omics.Model;

/// <summary>
/// A task in full.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_GetRunTask.html">API reference</see>.
/// </summary>
public class GetRunTaskResponse : AmazonWebServiceResponse
{
    /// <summary>True if the run cache had the task's outputs; null if the service does not say.</summary>
    public bool? CacheHit { get; set; }

    /// <summary>Where in S3 the run cache keeps the task's outputs; null without a cache.</summary>
    public string? CacheS3Uri { get; set; }

    /// <summary>CPUs that the workflow asked for.</summary>
    public int? Cpus { get; set; }

    /// <summary>UTC time at which the task was created.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>A code for why the task failed, such as <c>RUN_TASK_FAILED</c>; null if it did not.</summary>
    public string? FailureReason { get; set; }

    /// <summary>GPUs that the workflow asked for.</summary>
    public int? Gpus { get; set; }

    /// <summary>The container image that the task runs in.</summary>
    public ImageDetails? ImageDetails { get; set; }

    /// <summary>The omics instance type that the task was placed on; null before.</summary>
    public string? InstanceType { get; set; }

    /// <summary>The ARN of the CloudWatch log stream of the task's output; null before there is one.</summary>
    public string? LogStream { get; set; }

    /// <summary>GiB of memory that the workflow asked for.</summary>
    public int? Memory { get; set; }

    /// <summary>The task's name in the workflow; a scattered or retried task shares it with others.</summary>
    public string? Name { get; set; }

    /// <summary>UTC time at which the task began; null before.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>Where the task is in its life.</summary>
    public TaskStatus? Status { get; set; }

    /// <summary>The service's words on the status; null if it has none.</summary>
    public string? StatusMessage { get; set; }

    /// <summary>UTC time at which the task ended; null before.</summary>
    public DateTime? StopTime { get; set; }

    /// <summary>The task's id: digits.</summary>
    public string? TaskId { get; set; }

    /// <summary>The task's universally unique id.</summary>
    public string? Uuid { get; set; }
}
