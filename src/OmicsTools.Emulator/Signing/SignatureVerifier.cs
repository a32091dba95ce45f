using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace OmicsTools.Emulator;

/// <summary>Checks the signature of a request, as the front end of every AWS service does before the service sees it.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/>; the errors are
/// those of <see href="https://docs.aws.amazon.com/omics/latest/api/CommonErrors.html"/>.
/// </remarks>
internal sealed class SignatureVerifier
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Service = "omics";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
    private static readonly string EmptyHash = Hex(SHA256.HashData([]));

    private readonly Dictionary<string, AccessKey> _keys;
    private readonly TimeProvider _clock;

    public SignatureVerifier(IEnumerable<AccessKey> keys, TimeProvider clock)
    {
        _keys = keys.ToDictionary(key => key.AccessKeyId, StringComparer.Ordinal);
        _clock = clock;
    }

    /// <summary>Finds out who sent a request.</summary>
    /// <returns>The caller, or the error that the front end answers with.</returns>
    public (Caller? Caller, ServiceError? Error) Verify(HttpRequest request, SignatureHeader? header)
    {
        if (header is null)
        {
            return Refuse("MissingAuthenticationTokenException", "Missing Authentication Token");
        }

        if (!_keys.TryGetValue(header.AccessKeyId, out var key) || !TokenFits(request, key))
        {
            return Refuse("UnrecognizedClientException", "The security token included in the request is invalid.");
        }

        var now = _clock.GetUtcNow();
        if (key.Expiration <= now)
        {
            return Refuse("ExpiredTokenException", "The security token included in the request is expired");
        }

        var date = request.Headers["X-Amz-Date"].ToString();
        if (!DateTimeOffset.TryParseExact(
            date, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signed))
        {
            return Refuse("IncompleteSignatureException", "Date in the request is missing or has another form than ISO 8601 basic.");
        }

        if ((signed - now).Duration() > ClockSkew)
        {
            var relation = signed < now ? "expired" : "not yet current";
            return Refuse("InvalidSignatureException", $"Signature {relation}: {date} is too far from {now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}");
        }

        if (header.Service != Service)
        {
            return Refuse("InvalidSignatureException", $"Credential should be scoped to correct service: '{Service}'.");
        }

        var expected = Encoding.ASCII.GetBytes(Sign(key.SecretAccessKey, header, date, CanonicalRequest(request, header.SignedHeaders)));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(header.Signature))
            ? (new Caller(key.AccountId, header.Region), null)
            : Refuse("InvalidSignatureException", "The request signature we calculated does not match the signature you provided.");
    }

    private static bool TokenFits(HttpRequest request, AccessKey key) =>
        (key.SessionToken ?? string.Empty) == request.Headers["X-Amz-Security-Token"].ToString();

    private static (Caller?, ServiceError) Refuse(string code, string message) => (null, new ServiceError(403, code, message));

    private static string CanonicalRequest(HttpRequest request, string[] signedHeaders)
    {
        // The target as it came, before anything decoded it: a signature covers the very characters.
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        var text = new StringBuilder()
            .Append(request.Method).Append('\n')
            .Append(EncodeAgain(target[0])).Append('\n')
            .Append(CanonicalQuery(target.Length > 1 ? target[1] : string.Empty)).Append('\n');
        foreach (var name in signedHeaders)
        {
            var values = request.Headers[name].Select(value => string.Join(' ', (value ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries)));
            text.Append(name).Append(':').AppendJoin(',', values).Append('\n');
        }

        var hash = request.Headers["X-Amz-Content-SHA256"].ToString();
        return text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(hash.Length > 0 ? hash : EmptyHash).ToString();
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

    private static string Sign(string secret, SignatureHeader header, string date, string canonicalRequest)
    {
        var scope = $"{header.Date}/{header.Region}/{header.Service}/aws4_request";
        var toSign = $"{Algorithm}\n{date}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in new[] { header.Date, header.Region, header.Service, "aws4_request" })
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
