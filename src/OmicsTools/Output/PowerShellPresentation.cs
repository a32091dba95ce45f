using System.Management.Automation;
using OmicsTools.Engine.Objects;

namespace OmicsTools.Output;

/// <summary>Makes the engine's objects give their values as PowerShell users need them.</summary>
/// <remarks>
/// PowerShell calls this when it imports the module, before there is any object; and the engine's assembly is loaded from then on, so
/// that scripts can name the types in it.
/// </remarks>
public sealed class PowerShellPresentation : IModuleAssemblyInitializer
{
    /// <inheritdoc/>
    public void OnImport()
    {
        Presentation.GiveTime = PointInTime.From;
        Presentation.GiveNumber = Figure.From;
        Presentation.GiveJson = PlainObject.From;
        Presentation.GiveLines = lines => new TextLines(lines);
        Presentation.Cell = (item, cell) => Cells.Of(PSObject.AsPSObject(item), cell);
    }
}
