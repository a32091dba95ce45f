using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.Slices;

/// <summary>Gives a request its endpoint: the rules' answer to the client's configuration, after the host prefix.</summary>
internal sealed class ServiceEndpointResolver : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        return new ServiceEndpointParameters
        {
            Region = config.RegionEndpoint?.SystemName ?? config.AuthenticationRegion,
            UseDualStack = config.UseDualstackEndpoint,
            UseFIPS = config.UseFIPSEndpoint,
            Endpoint = config.ServiceURL,
        };
    }

    /// <summary>
    /// A custom endpoint is called as given. The AWSSDK packages put the prefix before that too (a call to http://localhost goes
    /// to workflows-localhost), unless <see cref="ClientConfig.DisableHostPrefixInjection"/> is set: a caller that is to work
    /// with both sets it for a custom endpoint.
    /// </summary>
    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters)
    {
        if (string.IsNullOrEmpty(((ServiceEndpointParameters)parameters).Endpoint))
        {
            InjectHostPrefix(executionContext.RequestContext);
        }
    }
}
