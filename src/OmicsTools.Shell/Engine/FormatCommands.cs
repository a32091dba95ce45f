using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace OmicsTools.Shell.Engine;

/// <summary>PowerShell's own Format-List.</summary>
[Cmdlet(VerbsCommon.Format, "List")]
internal sealed class FormatListCommand : OuterFormatTableAndListBase
{
    public FormatListCommand() => EngineInternals.GiveShape(this, "List");
}

/// <summary>PowerShell's own Format-Table.</summary>
[Cmdlet(VerbsCommon.Format, "Table")]
internal sealed class FormatTableCommand : OuterFormatTableBase
{
    public FormatTableCommand() => EngineInternals.GiveShape(this, "Table");
}
