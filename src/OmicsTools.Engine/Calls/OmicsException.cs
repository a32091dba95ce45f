using System;
using OmicsTools.Engine;
using OmicsTools.Engine.Calls;

namespace OmicsTools;

/// <summary>Something asked for that could not be had: what, why, and what to do next. The exception in this module's error records.</summary>
public sealed class OmicsException : Exception
{
    private string? _requestId;

    /// <param name="kind">Its kind; also the error id that users and scripts see.</param>
    /// <param name="message">What happened, naming run, task and Region.</param>
    /// <param name="remedy">What to do next.</param>
    internal OmicsException(FailureKind kind, string message, string remedy)
        : base(TerminalText.Clean(message))
    {
        Kind = kind;
        Remedy = TerminalText.Clean(remedy);
    }

    /// <summary>The id of the service's answer, which AWS Support asks for; null when the service never answered.</summary>
    public string? RequestId
    {
        get => _requestId;
        internal set => _requestId = value is null ? null : TerminalText.Clean(value);
    }

    /// <summary>What the client library reported, for bug reports; null when there was no call.</summary>
    /// <remarks>A text, not the exception itself: that is of a type that the module hides.</remarks>
    public string? Details => Cause is null ? null : TerminalText.CleanLines(Cause.ToString());

    internal FailureKind Kind { get; }

    internal string Remedy { get; }

    /// <summary>What the user gave: the id, ARN or object that failed.</summary>
    internal object? Target { get; set; }

    /// <summary>The API operation that failed; null when the failure was found before any call.</summary>
    internal string? Operation { get; set; }

    /// <summary>What the client library threw; null when the failure was found before any call.</summary>
    internal Exception? Cause { get; set; }

    /// <summary>Whether every other call with the same settings would fail alike, so that none need be tried.</summary>
    internal bool ConcernsEveryCall { get; set; }
}
