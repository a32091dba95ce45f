using System;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace OmicsTools.Emulator;

/// <summary>What a request asks for, as it came: decoding it first would hide what a client got wrong.</summary>
/// <param name="Path">The path.</param>
/// <param name="Query">The query without the question mark; empty where there is none.</param>
internal sealed record RequestTarget(string Path, string Query)
{
    /// <summary>Reads the target of a request. A client that takes the emulator for its proxy names the host in it, too.</summary>
    /// <remarks><see href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2"/></remarks>
    public static RequestTarget Of(HttpContext context)
    {
        const string Scheme = "http://";
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (target.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            var end = target.IndexOfAny(['/', '?'], Scheme.Length);
            target = end < 0 ? "/" : target[end..];
        }

        var parts = target.Split('?', 2);
        return new RequestTarget(parts[0], parts.Length > 1 ? parts[1] : string.Empty);
    }
}
