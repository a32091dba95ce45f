using System;
using System.Net;
using System.Text.Json;
using Amazon.Omics.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.Omics.Internal;

/// <summary>
/// Makes an object of a JSON response, whole or not at all: its base turns whatever goes wrong meanwhile into an
/// <see cref="AmazonUnmarshallingException"/>.
/// </summary>
internal sealed class JsonUnmarshaller : JsonResponseUnmarshaller
{
    private readonly Func<JsonElement, AmazonWebServiceResponse> _read;

    public JsonUnmarshaller(Func<JsonElement, AmazonWebServiceResponse> read)
    {
        _read = read;
    }

    // The base makes the metadata once the response is read.
    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
    {
        var response = base.Unmarshall(input);
        if (response is GetRunResponse { RepeatedNames: { Count: > 0 } names })
        {
            response.ResponseMetadata.Metadata[nameof(GetRunResponse.RepeatedNames)] = string.Join(", ", names);
        }

        return response;
    }

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        using var body = JsonDocument.Parse(input.Stream, new JsonDocumentOptions { MaxDepth = input.JsonMaxDepth });
        return _read(body.RootElement);
    }

    /// <summary>
    /// AWSSDK.Core finds type and message wherever REST-JSON lets a service put them
    /// (<see href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization">rules</see>).
    /// </summary>
    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        var (message, type, code, id) = (error.Message, error.Type, error.Code, error.RequestId);

        return code switch
        {
            nameof(AccessDeniedException) =>
                new AccessDeniedException(message, innerException, type, code, id, statusCode),
            nameof(ConflictException) =>
                new ConflictException(message, innerException, type, code, id, statusCode),
            nameof(InternalServerException) =>
                new InternalServerException(message, innerException, type, code, id, statusCode),
            nameof(RequestTimeoutException) =>
                new RequestTimeoutException(message, innerException, type, code, id, statusCode),
            nameof(ResourceNotFoundException) =>
                new ResourceNotFoundException(message, innerException, type, code, id, statusCode),
            nameof(ServiceQuotaExceededException) =>
                new ServiceQuotaExceededException(message, innerException, type, code, id, statusCode),
            nameof(ThrottlingException) =>
                new ThrottlingException(message, innerException, type, code, id, statusCode),
            nameof(ValidationException) =>
                new ValidationException(message, innerException, type, code, id, statusCode),
            _ =>
                new AmazonOmicsException(message, innerException, type, code, id, statusCode),
        };
    }
}
