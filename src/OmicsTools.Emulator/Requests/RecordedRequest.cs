using System;

namespace OmicsTools.Emulator;

/// <summary>A request and what became of it.</summary>
public sealed record RecordedRequest
{
    /// <summary>The API operation, for example <c>GetRunTask</c>; <c>Unknown</c> for what is none.</summary>
    public required string Operation { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path, as it was sent.</summary>
    public required string Path { get; init; }

    /// <summary>The query, as it was sent, without the question mark; empty where there is none.</summary>
    public required string Query { get; init; }

    /// <summary>The body, as it was sent; null where there is none.</summary>
    public string? Body { get; init; }

    /// <summary>The Host header.</summary>
    public required string Host { get; init; }

    /// <summary>The run that the path or the log stream names; null where it names none.</summary>
    public string? RunId { get; init; }

    /// <summary>The task that the path or the log stream names; null where it names none.</summary>
    public string? TaskId { get; init; }

    /// <summary>The access key that signed; null for an unsigned request.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>The Region signed for; null for an unsigned request.</summary>
    public string? Region { get; init; }

    /// <summary>The service signed for; null for an unsigned request.</summary>
    public string? Service { get; init; }

    /// <summary>The User-Agent header.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The id that the answer carries.</summary>
    public required string RequestId { get; init; }

    /// <summary>When it arrived, in real time.</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>How long the answer took, in real time.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The status of the answer; 0 where there was none.</summary>
    public int StatusCode { get; init; }

    /// <summary>The error type of the answer; null for a success.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The fault that hit it; null for none.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether the client went away before the answer was whole.</summary>
    public bool Aborted { get; init; }
}
