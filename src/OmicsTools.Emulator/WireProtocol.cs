using System.Text.Json;

namespace OmicsTools.Emulator;

/// <summary>How a service puts successes and errors on the wire.</summary>
internal sealed class WireProtocol
{
    private readonly bool _isJsonRpc;

    private WireProtocol(bool isJsonRpc)
    {
        _isJsonRpc = isJsonRpc;
    }

    /// <summary>An error has a status of its own, and its type in a header.</summary>
    /// <remarks><see href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html"/></remarks>
    public static WireProtocol RestJson { get; } = new(isJsonRpc: false);

    /// <summary>Every client error is a 400, throttling included, and its type is the body's <c>__type</c>.</summary>
    /// <remarks><see href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html"/></remarks>
    public static WireProtocol Json11 { get; } = new(isJsonRpc: true);

    public string ContentType => _isJsonRpc ? "application/x-amz-json-1.1" : "application/json";

    public bool HasTypeHeader => !_isJsonRpc;

    public int StatusOf(ServiceError error) => _isJsonRpc && error.StatusCode < 500 ? 400 : error.StatusCode;

    public byte[] BodyOf(ServiceError error) => JsonSerializer.SerializeToUtf8Bytes(
        new ErrorBody(_isJsonRpc || error.TypeOnly ? error.Code : null, error.TypeOnly ? null : error.Message), EmulatorJson.Default.ErrorBody);
}
