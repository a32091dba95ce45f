using System;

namespace OmicsTools.Engine.Calls;

/// <summary>An answer leads elsewhere. Of the other address it names the host and nothing else: the rest may hold a password.</summary>
internal sealed class RedirectException : Exception
{
    public RedirectException(Uri? location)
        : base($"it is a redirect to {(location is { IsAbsoluteUri: true } ? location.IdnHost : "another address")}, which is not followed")
    {
    }
}
