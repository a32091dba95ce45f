using System;
using System.Globalization;
using System.Management.Automation;
using OmicsTools.Engine;

namespace OmicsTools.Input;

/// <summary>
/// Takes a span of time as a <see cref="TimeSpan"/>, as text such as <c>1:30:00</c>, or as a number of seconds, which
/// PowerShell would take for ten-millionths of a second.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecondsAttribute : ArgumentTransformationAttribute
{
    /// <summary>The longest that a timer can be set to.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <summary>The least that makes sense.</summary>
    public double Least { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        var text = TerminalText.Clean($"{given}");
        var span = Read(given) ?? throw new ArgumentTransformationMetadataException(
            $"'{text}' is no span of time. Give a number of seconds, for example 90, or hours, minutes and seconds, for example 1:30:00.");
        return span.TotalSeconds >= Least && span <= Longest
            ? span
            : throw new ArgumentTransformationMetadataException(
                $"'{text}' is out of range. Give {Least.ToString(CultureInfo.InvariantCulture)} seconds or more, and no more than {Longest.Days} days.");
    }

    private static TimeSpan? Read(object? given)
    {
        switch (given)
        {
            case TimeSpan span:
                return span;

            case string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds):
                return Seconds(seconds);

            case string text:
                return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;

            case IConvertible number and not (DateTime or bool or char):
                return Seconds(number.ToDouble(CultureInfo.InvariantCulture));

            default:
                return null;
        }
    }

    private static TimeSpan? Seconds(double seconds) =>
        Math.Abs(seconds) <= TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(seconds) : null;
}
