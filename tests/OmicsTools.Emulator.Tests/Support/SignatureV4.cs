using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;

namespace OmicsTools.Emulator.Tests;

/// <summary>Signs requests, as https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html says.</summary>
internal static class SignatureV4
{
    public static void Sign(
        HttpRequestMessage request, AccessKey key, DateTimeOffset time, string region, string service = "omics", string? scopeDate = null, string body = "")
    {
        var stamp = time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var day = scopeDate ?? stamp[..8];
        request.Headers.Host ??= request.RequestUri!.Authority;
        request.Headers.Add("X-Amz-Date", stamp);
        if (key.SessionToken is not null)
        {
            request.Headers.Add("X-Amz-Security-Token", key.SessionToken);
        }

        var headers = request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(',', header.Value));
        var names = headers.Keys.Where(name => name == "host" || name.StartsWith("x-amz-", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        var signedHeaders = string.Join(';', names);
        var query = request.RequestUri!.Query.TrimStart('?').Split('&').Order(StringComparer.Ordinal);
        var canonical = string.Join(
            '\n',
            [
                request.Method.Method,
                Uri.EscapeDataString(request.RequestUri.AbsolutePath).Replace("%2F", "/", StringComparison.Ordinal),
                string.Join('&', query),
                .. names.Select(name => $"{name}:{headers[name]}"),
                string.Empty,
                signedHeaders,
                Hex(SHA256.HashData(Encoding.UTF8.GetBytes(body))),
            ]);
        var scope = $"{day}/{region}/{service}/aws4_request";
        var toSign = $"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signingKey = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + key.SecretAccessKey), Hmac);
        var signature = Hex(Hmac(signingKey, toSign));
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={key.AccessKeyId}/{scope}, SignedHeaders={signedHeaders}, Signature={signature}");
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
