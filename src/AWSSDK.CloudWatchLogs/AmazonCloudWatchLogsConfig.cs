using System.Reflection;
using Amazon.CloudWatchLogs.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Slices;
using Amazon.Util.Internal;

namespace Amazon.CloudWatchLogs;

/// <summary>
/// How a client reaches CloudWatch Logs. The service id is <c>CloudWatch Logs</c>, so that
/// <c>AWS_ENDPOINT_URL_CLOUDWATCH_LOGS</c> and the <c>cloudwatch_logs</c> section of a profile's services set
/// <see cref="ClientConfig.ServiceURL"/>, unless <see cref="ClientConfig.IgnoreConfiguredEndpointUrls"/> is set
/// (<see href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">rules</see>).
/// </summary>
public class AmazonCloudWatchLogsConfig : ClientConfig
{
    // In GovCloud the plain host is the FIPS one: https://docs.aws.amazon.com/general/latest/gr/cwl_region.html
    private static readonly ServiceEndpointRules Rules = new("logs", "us-gov-east-1", "us-gov-west-1");

    private static readonly string SdkUserAgent = InternalSDKUtils.BuildUserAgentString(
        ServiceId, typeof(ClientConfig).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()!.Version);

    /// <summary>A configuration for the Region of the environment or the profile, until it is told another.</summary>
    public AmazonCloudWatchLogsConfig()
        : base(new DefaultConfigurationProvider(DefaultsModes.All))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "logs";
        EndpointProvider = Rules;
    }

    /// <summary>The service's id among AWS services.</summary>
    public static new string ServiceId => "CloudWatch Logs";

    /// <summary>The service's name in endpoint tables.</summary>
    public override string RegionEndpointServiceName => "logs";

    /// <summary>The version of the service's API.</summary>
    public override string ServiceVersion => Operations.ApiVersion;

    /// <summary>What the client calls itself to the service.</summary>
    public override string UserAgent => SdkUserAgent;

    /// <summary>The endpoint that a request would go to.</summary>
    /// <exception cref="AmazonClientException">The configuration gives no endpoint.</exception>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        var request = new RequestContext(enableMetric: false)
        {
            ClientConfig = this,
            OriginalRequest = parameters.Request,
            Request = new DefaultRequest(parameters.Request, ServiceId),
        };
        return new ServiceEndpointResolver().GetEndpoint(new ExecutionContext(request, responseContext: null));
    }
}
