using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.Omics.Internal;

/// <summary>Gives a request its endpoint: the rules' answer to the client's configuration, after the host prefix.</summary>
internal sealed class AmazonOmicsEndpointResolver : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        return new OmicsEndpointParameters
        {
            Region = config.RegionEndpoint?.SystemName ?? config.AuthenticationRegion,
            UseDualStack = config.UseDualstackEndpoint,
            UseFIPS = config.UseFIPSEndpoint,
            Endpoint = config.ServiceURL,
        };
    }

    /// <summary>
    /// A custom endpoint is called as given. AWSSDK.Omics puts the prefix before that too (a call to http://localhost goes to
    /// workflows-localhost), unless <see cref="ClientConfig.DisableHostPrefixInjection"/> is set: a caller that is to work
    /// with both sets it for a custom endpoint.
    /// </summary>
    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters)
    {
        if (string.IsNullOrEmpty(((OmicsEndpointParameters)parameters).Endpoint))
        {
            InjectHostPrefix(executionContext.RequestContext);
        }
    }
}
