using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.Omics.Model;

/// <summary>
/// A page of a run's tasks.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_ListRunTasks.html">API reference</see>.
/// </summary>
public class ListRunTasksResponse : AmazonWebServiceResponse
{
    /// <summary>The tasks of this page, which may be empty although more pages follow.</summary>
    public List<TaskListItem>? Items { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What to ask the next page with; null on the last.</summary>
    public string? NextToken { get; set; }
}
