using System;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.Omics.Internal;

/// <summary>Makes a GET of a request: nothing but a path and a query.</summary>
internal sealed class GetRequestMarshaller<TRequest> : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonOmicsRequest
{
    private readonly string _path;
    private readonly Action<IRequest, TRequest> _bind;

    /// <param name="path">The operation's path, with members in braces.</param>
    /// <param name="bind">Puts the request's members into the path and the query.</param>
    public GetRequestMarshaller(string path, Action<IRequest, TRequest> bind)
    {
        _path = path;
        _bind = bind;
    }

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var call = new DefaultRequest(input, "Amazon.Omics")
        {
            HttpMethod = "GET",
            ResourcePath = _path,
            UseQueryString = true,
            HostPrefix = "workflows-",
        };
        call.Headers[HeaderKeys.XAmzApiVersion] = Operations.ApiVersion;
        _bind(call, (TRequest)input);
        return call;
    }
}
