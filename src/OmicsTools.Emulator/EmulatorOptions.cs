using System;
using System.Collections.Generic;

namespace OmicsTools.Emulator;

/// <summary>How an emulator behaves. The defaults are those of a quick, well-behaved service.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Whether the built-in runs are there from the start.</summary>
    public bool DefaultSeed { get; init; } = true;

    /// <summary>Files with more runs; see <see cref="Seed"/> for their form.</summary>
    public IReadOnlyList<string> SeedFiles { get; init; } = [];

    /// <summary>The keys that are known.</summary>
    public IReadOnlyList<AccessKey> AccessKeys { get; init; } = [EmulatorKeys.Default];

    /// <summary>
    /// Whether a request must be signed. Where not, an unsigned request sees the default account and Region, and a signed
    /// one is checked all the same.
    /// </summary>
    public bool RequireSignature { get; init; } = true;

    /// <summary>How long every answer takes at least.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The quota for each operation, account and Region, in requests per second; null for none.</summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>The quotas of single operations, in requests per second; the others have <see cref="RequestsPerSecond"/>.</summary>
    public IReadOnlyDictionary<string, double> OperationRates { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>How many requests the quota lets through at once; null for a second's worth.</summary>
    public int? Burst { get; init; }

    /// <summary>The most items on a page; a request may ask for fewer. Null for as many as the operation allows.</summary>
    public int? MaxPageSize { get; init; }

    /// <summary>Whether an empty page comes before every page but the first.</summary>
    public bool EmptyPages { get; init; }

    /// <summary>Whether members without a value are written as null; otherwise they are left out.</summary>
    public bool WriteNulls { get; init; }

    /// <summary>How many seconds pass in a real one.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>How many requests the log keeps; later ones are answered but not kept. 0 keeps none.</summary>
    public int LogCapacity { get; init; } = 100_000;
}
