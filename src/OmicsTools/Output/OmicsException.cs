using System;
using OmicsTools.Engine.Calls;
using OmicsTools.Output;

namespace OmicsTools;

/// <summary>The exception in this module's error records.</summary>
public sealed class OmicsException : Exception
{
    internal OmicsException(OmicsFailure failure)
        : base(TerminalText.Clean(failure.Message))
    {
        RequestId = failure.RequestId is { } id ? TerminalText.Clean(id) : null;
        Details = failure.Cause?.ToString() is { } details ? TerminalText.CleanLines(details) : null;
    }

    /// <summary>The id of the service's answer, which AWS Support asks for; null when the service never answered.</summary>
    public string? RequestId { get; }

    /// <summary>What the client library reported, for bug reports; null when there was no call.</summary>
    /// <remarks>A text, not the exception itself: that is of a type that the module hides.</remarks>
    public string? Details { get; }
}
