using System;
using OmicsTools.Engine.Calls;

namespace OmicsTools;

/// <summary>The exception in this module's error records.</summary>
public sealed class OmicsException : Exception
{
    internal OmicsException(OmicsFailure failure)
        : base(failure.Message)
    {
        RequestId = failure.RequestId;
        Details = failure.Cause?.ToString();
    }

    /// <summary>The id of the service's answer, which AWS Support asks for; null when the service never answered.</summary>
    public string? RequestId { get; }

    /// <summary>What the client library reported, for bug reports; null when there was no call.</summary>
    /// <remarks>A text, not the exception itself: that belongs to the module's private copy of the AWS SDK.</remarks>
    public string? Details { get; }
}
