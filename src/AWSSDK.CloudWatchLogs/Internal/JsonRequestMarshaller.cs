using System;
using System.IO;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Amazon.CloudWatchLogs.Internal;

/// <summary>
/// Makes a POST of a request: its members as JSON, its operation in a header.
/// <see href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">Protocol</see>.
/// </summary>
/// <param name="operation">The operation's name.</param>
/// <param name="write">Writes the request's members.</param>
internal sealed class JsonRequestMarshaller<TRequest>(string operation, Action<Utf8JsonWriter, TRequest> write)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonCloudWatchLogsRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            write(json, (TRequest)input);
            json.WriteEndObject();
        }

        var call = new DefaultRequest(input, "Amazon.CloudWatchLogs")
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = body.ToArray(),
        };
        call.Headers[HeaderKeys.ContentTypeHeader] = "application/x-amz-json-1.1";
        call.Headers["X-Amz-Target"] = "Logs_20140328." + operation;
        call.Headers[HeaderKeys.XAmzApiVersion] = Operations.ApiVersion;
        return call;
    }
}
