using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace OmicsTools.Emulator;

/// <summary>Checks the signature of a request, as the front end of every AWS service does before the service sees it.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/>; the errors are
/// those of <see href="https://docs.aws.amazon.com/omics/latest/api/CommonErrors.html"/>, their texts those that users of other
/// services report, as in <see href="https://github.com/aws/aws-sdk-php/issues/1780"/> and
/// <see href="https://github.com/basak/glacier-cli/issues/36"/>.
/// </remarks>
internal sealed class SignatureVerifier
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, AccessKey> _keys;
    private readonly ConcurrentDictionary<(AccessKey Key, string Date, string Region, string Service), byte[]> _signingKeys = new();
    private readonly EmulatorClock _clock;

    public SignatureVerifier(IEnumerable<AccessKey> keys, EmulatorClock clock)
    {
        _keys = keys.ToDictionary(key => key.AccessKeyId, StringComparer.Ordinal);
        _clock = clock;
    }

    /// <summary>Finds out who sent a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="header">Its signature; null where it has none that can be read.</param>
    /// <param name="service">The name of the service that it must be signed for.</param>
    /// <param name="body">Its body.</param>
    /// <returns>The caller, or the error that the front end answers with.</returns>
    public (Caller? Caller, ServiceError? Error) Verify(HttpRequest request, SignatureHeader? header, string service, ReadOnlySpan<byte> body)
    {
        if (header is null)
        {
            return request.Headers.Authorization.Count == 0
                ? Refuse("MissingAuthenticationTokenException", "Missing Authentication Token")
                : Refuse("IncompleteSignatureException", $"Authorization header requires '{Algorithm}' with 'Credential', 'SignedHeaders' and 'Signature'.");
        }

        if (!_keys.TryGetValue(header.AccessKeyId, out var key) || !TokenFits(request, key))
        {
            return Refuse("UnrecognizedClientException", "The security token included in the request is invalid.");
        }

        if (key.Expiration <= _clock.GetUtcNow())
        {
            return (null, ServiceError.ExpiredToken);
        }

        var date = request.Headers["X-Amz-Date"].ToString();
        if (!DateTimeOffset.TryParseExact(
            date, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signed))
        {
            return Refuse("IncompleteSignatureException", "Date in the request is missing or has another form than ISO 8601 basic.");
        }

        if ((CheckTime(signed) ?? CheckScope(header, service, date)) is { } wrong)
        {
            return Refuse("InvalidSignatureException", wrong);
        }

        var expected = Encoding.ASCII.GetBytes(Sign(key, header, date, CanonicalRequest(request, header.SignedHeaders, body)));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(header.Signature))
            ? (new Caller(key.AccountId, header.Region), null)
            : Refuse(
                "InvalidSignatureException",
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key "
                + "and signing method. Consult the service documentation for details.");
    }

    private string? CheckTime(DateTimeOffset signed)
    {
        var now = _clock.SigningTime;
        if (signed < now - ClockSkew)
        {
            return $"Signature expired: {Write(signed)} is now earlier than {Write(now - ClockSkew)} ({Write(now)} - 5 min.)";
        }

        return signed > now + ClockSkew
            ? $"Signature not yet current: {Write(signed)} is still later than {Write(now + ClockSkew)} ({Write(now)} + 5 min.)"
            : null;
    }

    private static string? CheckScope(SignatureHeader header, string service, string date) => header switch
    {
        _ when header.Service != service => $"Credential should be scoped to correct service: '{service}'.",
        _ when !date.StartsWith(header.Date, StringComparison.Ordinal) =>
            $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{header.Date}' != '{date[..8]}'.",
        _ when !header.SignedHeaders.Contains("host", StringComparer.Ordinal) =>
            "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
        _ => null,
    };

    private static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static bool TokenFits(HttpRequest request, AccessKey key) =>
        (key.SessionToken ?? string.Empty) == request.Headers["X-Amz-Security-Token"].ToString();

    private static (Caller?, ServiceError) Refuse(string code, string message) => (null, new ServiceError(403, code, message));

    private static string CanonicalRequest(HttpRequest request, string[] signedHeaders, ReadOnlySpan<byte> body)
    {
        var target = RequestTarget.Of(request.HttpContext);
        var text = new StringBuilder()
            .Append(request.Method).Append('\n')
            .Append(EncodeAgain(target.Path)).Append('\n')
            .Append(CanonicalQuery(target.Query)).Append('\n');
        foreach (var name in signedHeaders)
        {
            var values = request.Headers[name].Select(value => string.Join(' ', (value ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries)));
            text.Append(name).Append(':').AppendJoin(',', values).Append('\n');
        }

        return text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(Hex(SHA256.HashData(body))).ToString();
    }

    // Every service but S3 encodes the path a second time.
    private static string EncodeAgain(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string CanonicalQuery(string query) => string.Join('&', query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Normalize(pair[0]), Value: pair.Length > 1 ? Normalize(pair[1]) : string.Empty))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal)
        .ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    private static string Normalize(string part) => Uri.EscapeDataString(Uri.UnescapeDataString(part));

    private string Sign(AccessKey key, SignatureHeader header, string date, string canonicalRequest)
    {
        var scope = $"{header.Date}/{header.Region}/{header.Service}/aws4_request";
        var toSign = $"{Algorithm}\n{date}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)))}";
        var signingKey = _signingKeys.GetOrAdd((key, header.Date, header.Region, header.Service), SigningKey);
        return Hex(HMACSHA256.HashData(signingKey, Encoding.UTF8.GetBytes(toSign)));
    }

    private static byte[] SigningKey((AccessKey Key, string Date, string Region, string Service) scope) =>
        new[] { scope.Date, scope.Region, scope.Service, "aws4_request" }.Aggregate(
            Encoding.UTF8.GetBytes("AWS4" + scope.Key.SecretAccessKey),
            (key, part) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part)));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
