using System;
using System.Collections.Generic;
using System.Linq;

namespace OmicsTools.Emulator;

/// <summary>What the Authorization header of a signed request says.</summary>
/// <param name="AccessKeyId">The key that signed.</param>
/// <param name="Date">The day of the signature, as <c>yyyyMMdd</c>.</param>
/// <param name="Region">The Region signed for.</param>
/// <param name="Service">The service signed for.</param>
/// <param name="SignedHeaders">The names of the headers that the signature covers, in lower case, sorted.</param>
/// <param name="Signature">The signature, in hexadecimal digits.</param>
internal sealed record SignatureHeader(
    string AccessKeyId, string Date, string Region, string Service, string[] SignedHeaders, string Signature)
{
    /// <summary>Reads the header; null when there is none, or it is no AWS signature.</summary>
    public static SignatureHeader? Read(string? authorization)
    {
        const string Scheme = "AWS4-HMAC-SHA256 ";
        if (authorization?.StartsWith(Scheme, StringComparison.Ordinal) != true)
        {
            return null;
        }

        var parts = authorization[Scheme.Length..].Split(',', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .DistinctBy(part => part[0], StringComparer.Ordinal)
            .ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        var scope = parts.GetValueOrDefault("Credential", string.Empty).Split('/');
        return scope.Length == 5 && parts.TryGetValue("SignedHeaders", out var headers) && parts.TryGetValue("Signature", out var signature)
            ? new SignatureHeader(scope[0], scope[1], scope[2], scope[3], headers.Split(';'), signature)
            : null;
    }
}
