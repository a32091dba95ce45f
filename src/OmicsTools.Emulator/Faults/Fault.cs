using System.Collections.Generic;

namespace OmicsTools.Emulator;

/// <summary>A fault, and which requests it hits. What is not said does not matter.</summary>
public sealed record Fault
{
    /// <summary>What goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>The operation to hit; null or <c>*</c> for any.</summary>
    public string? Operation { get; init; }

    /// <summary>The run to hit; null for any.</summary>
    public string? RunId { get; init; }

    /// <summary>The task to hit; null for any.</summary>
    public string? TaskId { get; init; }

    /// <summary>Which of the matching requests to hit, counted from 1; null for all.</summary>
    public IReadOnlyList<int>? Calls { get; init; }

    /// <summary>Which share of the matching requests to hit, chosen by chance: 0 to 1; null for all.</summary>
    public double? Share { get; init; }

    /// <summary>The seed of that chance.</summary>
    public int Seed { get; init; }

    /// <summary>How many requests to hit in all; null for no end.</summary>
    public int? Times { get; init; }

    /// <summary>The Retry-After header of an error, in seconds; null for none.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The type of an error, in place of the kind's own; null for that one.</summary>
    public string? ErrorType { get; init; }

    /// <summary>The text of an error, in place of the kind's own; null for that one.</summary>
    public string? Message { get; init; }

    /// <summary>Whether an error is a body with nothing but <c>__type</c>, without a header that has it.</summary>
    public bool TypeOnly { get; init; }
}
