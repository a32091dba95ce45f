using System;
using OmicsTools.Engine.Runs;

namespace OmicsTools.Engine.Usage;

/// <summary>The run that measured tasks belong to.</summary>
internal sealed class MeasuredRun
{
    public MeasuredRun(RunRequest request, UsageOptions options)
    {
        Request = request;
        Options = options;
        Prices = options.Prices.Of(request.Region);
        Name = request.RunName;
        Uuid = request.RunUuid;
    }

    public RunRequest Request { get; }

    public UsageOptions Options { get; }

    /// <summary>What an hour costs in the run's Region; null where that is not known.</summary>
    public PricesOfRegion? Prices { get; }

    public string? Name { get; set; }

    public string? Uuid { get; set; }

    /// <summary>What the manifest says of the run itself; null before that line was read, and without a manifest.</summary>
    public ManifestLine? Line { get; set; }

    /// <summary>What something costs for a time, in USD.</summary>
    public static decimal Cost(decimal pricePerHour, TimeSpan time) => Math.Round(pricePerHour * (decimal)time.TotalHours, 6);
}
