using System.Runtime.InteropServices;

namespace OmicsTools.Engine.Usage;

/// <summary>How a run used CPUs, memory or GPUs. Null is what its manifest does not say.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct UseOverTime(double? reserved, double? average, double? maximum, double? hours)
{
    /// <summary>The most that its instances had at one time.</summary>
    public double? Reserved { get; } = reserved;

    /// <summary>What was used on average, from the start of the first task to the end of the last.</summary>
    public double? Average { get; } = average;

    /// <summary>The most that was used at one time, if tasks that ran at the same time had their maxima together.</summary>
    public double? Maximum { get; } = maximum;

    /// <summary>What its instances had, by the hours that they ran.</summary>
    public double? Hours { get; } = hours;
}
