using System;
using System.Management.Automation;
using OmicsTools.Engine.Usage;
using OmicsTools.Input;

namespace OmicsTools.Cmdlets;

/// <summary>What the cmdlets have in common that recommend instances: what counts as enough.</summary>
public abstract class MeasureCmdlet : UsageCmdlet
{
    private const double DefaultHeadroom = 0.05;
    private const double DefaultMinimum = 60;

    /// <summary>How much more than was used a recommended instance must have, as a share: 0.05 without it.</summary>
    [Parameter]
    [ValidateRange(0.0, 10.0)]
    public double Headroom { get; set; } = DefaultHeadroom;

    /// <summary>
    /// Tasks that ran for less than this, in seconds or as a TimeSpan, give no recommendation: 60 seconds without it, since use is sampled
    /// once a minute.
    /// </summary>
    [Parameter]
    [Seconds(Least = 0)]
    public TimeSpan MinimumRunTime { get; set; } = TimeSpan.FromSeconds(DefaultMinimum);

    /// <summary>
    /// Writes each run as soon as all of it is read, instead of in the order in which runs were named or piped in.
    /// </summary>
    [Parameter]
    public SwitchParameter Unordered { get; set; }

    /// <inheritdoc/>
    internal override bool ChecksAccount => true;

    /// <inheritdoc/>
    internal override UsageOptions Options()
    {
        var options = base.Options();
        options.Headroom = Headroom;
        options.MinimumRunTime = MinimumRunTime;
        options.IsOrdered = !Unordered;
        return options;
    }
}
