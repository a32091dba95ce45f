using System;
using System.Linq;
using System.Management.Automation;

namespace OmicsTools.Input;

/// <summary>
/// Lets runs stand for their ids: <c>Get-OmicsRunTask $run</c>. By itself PowerShell would take what their ToString gives.
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

    // The ARN names the Region as well.
    private static object? IdOf(object? item) => (item is PSObject wrapped ? wrapped.BaseObject : item) is Run run ? run.Arn ?? run.Id : item;
}
