namespace Amazon.Omics.Model;

/// <summary>
/// Which tasks of a run to list.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_ListRunTasks.html">API reference</see>.
/// </summary>
public class ListRunTasksRequest : AmazonOmicsRequest
{
    /// <summary>The run's id. Required.</summary>
    public string? Id { get; set; }

    /// <summary>The most tasks in one page, 1 to 100; null for the service's choice.</summary>
    public int? MaxResults { get; set; }

    /// <summary><see cref="ListRunTasksResponse.NextToken"/> of the page before; null for the first page.</summary>
    public string? StartingToken { get; set; }

    /// <summary>Only tasks with this status.</summary>
    public TaskStatus? Status { get; set; }
}
