using System.Reflection;
using Amazon.Omics.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Slices;
using Amazon.Util.Internal;

namespace Amazon.Omics;

/// <summary>
/// How a client reaches HealthOmics. The service id is <c>Omics</c>, so that <c>AWS_ENDPOINT_URL_OMICS</c> and the
/// <c>omics</c> section of a profile's services set <see cref="ClientConfig.ServiceURL"/>, unless
/// <see cref="ClientConfig.IgnoreConfiguredEndpointUrls"/> is set
/// (<see href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">rules</see>).
/// </summary>
public class AmazonOmicsConfig : ClientConfig
{
    /// <summary>The version is that of AWSSDK.Core, which does the talking.</summary>
    private static readonly string SdkUserAgent = InternalSDKUtils.BuildUserAgentString(
        ServiceId, typeof(ClientConfig).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()!.Version);

    /// <summary>A configuration for the Region of the environment or the profile, until it is told another.</summary>
    public AmazonOmicsConfig()
        : base(new DefaultConfigurationProvider(DefaultsModes.All))
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "omics";
        EndpointProvider = new ServiceEndpointRules("omics");
    }

    /// <summary>The service's id among AWS services.</summary>
    public static new string ServiceId => "Omics";

    /// <summary>The service's name in endpoint tables.</summary>
    public override string RegionEndpointServiceName => "omics";

    /// <summary>The version of the service's API.</summary>
    public override string ServiceVersion => Operations.ApiVersion;

    /// <summary>What the client calls itself to the service.</summary>
    public override string UserAgent => SdkUserAgent;

    /// <summary>The endpoint that a request would go to, before the operation's host prefix.</summary>
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
