using System;
using System.Linq;
using System.Management.Automation;

namespace OmicsTools.Input;

/// <summary>
/// Lets objects that carry a run's id stand for it: <c>Get-OmicsRunTask $run</c>. By itself PowerShell would take what their ToString
/// gives.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RunIdsAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var bare = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return LanguagePrimitives.GetEnumerable(bare) is { } many ? many.Cast<object?>().Select(IdOf).ToArray() : IdOf(inputData);
    }

    // A task is a part of a run, and never stands for the whole.
    private static object? IdOf(object? item)
    {
        var bare = item is PSObject wrapped ? wrapped.BaseObject : item;
        return bare is not null && Scalar.Text(bare) is null && RunInput.TryRead(item, out var read, out _) && read!.TaskId is null
            ? read.AsText()
            : item;
    }
}
