namespace Amazon.Omics.Model;

/// <summary>
/// Which task to get.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_GetRunTask.html">API reference</see>.
/// </summary>
public class GetRunTaskRequest : AmazonOmicsRequest
{
    /// <summary>The run's id. Required.</summary>
    public string? Id { get; set; }

    /// <summary>The task's id. Required.</summary>
    public string? TaskId { get; set; }
}
