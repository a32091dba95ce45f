using System;
using System.Collections;
using System.Management.Automation;

namespace OmicsTools.Input;

/// <summary>Takes one value of an enumeration. PowerShell adds up several, as if they were flags, and the sum is another value.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OneAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return given is IList { Count: not 1 } || (given is string text && text.Split(',').Length > 1)
            ? throw new ArgumentTransformationMetadataException("Give one value, not several.")
            : inputData;
    }
}
