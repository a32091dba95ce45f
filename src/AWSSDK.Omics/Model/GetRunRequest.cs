using System.Collections.Generic;

namespace Amazon.Omics.Model;

/// <summary>
/// Which run to get.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_GetRun.html">API reference</see>.
/// </summary>
public class GetRunRequest : AmazonOmicsRequest
{
    /// <summary>What to return beside the run: names of <see cref="RunExport"/>; null for nothing more.</summary>
    public List<string>? Export { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The run's id. Required.</summary>
    public string? Id { get; set; }
}
