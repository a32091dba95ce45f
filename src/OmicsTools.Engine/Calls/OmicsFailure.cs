using System;

namespace OmicsTools.Engine.Calls;

/// <summary>Something asked for that could not be had: what, why, and what to do next.</summary>
public sealed class OmicsFailure
{
    /// <summary>Creates a failure.</summary>
    /// <param name="kind">Its kind; also the error id users and scripts see.</param>
    /// <param name="message">What happened, naming run, task and Region.</param>
    /// <param name="remedy">What to do next.</param>
    public OmicsFailure(FailureKind kind, string message, string remedy)
    {
        Kind = kind;
        Message = message;
        Remedy = remedy;
    }

    /// <summary>The kind of failure.</summary>
    public FailureKind Kind { get; }

    /// <summary>What happened, naming run, task and Region.</summary>
    public string Message { get; }

    /// <summary>What to do next.</summary>
    public string Remedy { get; }

    /// <summary>What the user gave: the id, ARN or object that failed.</summary>
    public object? Target { get; set; }

    /// <summary>The request id of the service's answer, for AWS Support; null when it never answered.</summary>
    public string? RequestId { get; set; }

    /// <summary>The API operation that failed; null when the failure was found before any call.</summary>
    public string? Operation { get; set; }

    /// <summary>What the client library threw; null when the failure was found before any call.</summary>
    public Exception? Cause { get; set; }

    /// <summary>Whether every other call with the same settings would fail alike, so that none need be tried.</summary>
    public bool ConcernsEveryCall { get; set; }
}
