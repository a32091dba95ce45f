using Amazon.Runtime;

namespace Amazon.Omics;

/// <summary>What every request to HealthOmics derives from.</summary>
public class AmazonOmicsRequest : AmazonWebServiceRequest
{
}
