using Amazon.Runtime;

namespace Amazon.CloudWatchLogs;

/// <summary>What every request to CloudWatch Logs derives from.</summary>
public class AmazonCloudWatchLogsRequest : AmazonWebServiceRequest
{
}
