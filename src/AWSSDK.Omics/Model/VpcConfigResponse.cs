using System.Collections.Generic;

namespace Amazon.Omics.Model;

/// <summary>
/// The VPC that a run's tasks reach.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_VpcConfigResponse.html">API reference</see>.
/// </summary>
public class VpcConfigResponse
{
    /// <summary>Security groups of the tasks' network interfaces.</summary>
    public List<string>? SecurityGroupIds { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Subnets that the tasks are placed in.</summary>
    public List<string>? SubnetIds { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The VPC of those subnets.</summary>
    public string? VpcId { get; set; }
}
