using System;

namespace Amazon.Omics.Model;

/// <summary>
/// A run as ListRuns tells of it.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_RunListItem.html">API reference</see>.
/// </summary>
public class RunListItem
{
    /// <summary>The run's ARN.</summary>
    public string? Arn { get; set; }

    /// <summary>The id of the batch that started the run; null if none did.</summary>
    public string? BatchId { get; set; }

    /// <summary>UTC time at which the run was created.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>The run's id: digits.</summary>
    public string? Id { get; set; }

    /// <summary>The run's name; null if it was given none.</summary>
    public string? Name { get; set; }

    /// <summary>Its rank within its run group: higher starts earlier.</summary>
    public int? Priority { get; set; }

    /// <summary>UTC time at which the run began; null before.</summary>
    public DateTime? StartTime { get; set; }

    /// <summary>Where the run is in its life.</summary>
    public RunStatus? Status { get; set; }

    /// <summary>UTC time at which the run ended; null before.</summary>
    public DateTime? StopTime { get; set; }

    /// <summary>GiB of storage: as provisioned if static; the most that was used, once the run has ended, if dynamic.</summary>
    public int? StorageCapacity { get; set; }

    /// <summary>How the run's storage is provisioned.</summary>
    public StorageType? StorageType { get; set; }

    /// <summary>The workflow's id.</summary>
    public string? WorkflowId { get; set; }

    /// <summary>The workflow's name.</summary>
    public string? WorkflowName { get; set; }

    /// <summary>The workflow version that runs; null if its default version does.</summary>
    public string? WorkflowVersionName { get; set; }
}
