using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using OmicsTools.Tests.Support;

namespace OmicsTools.Tests.Help;

/// <summary>The help as a session shows it, and the cmdlets as the session knows them.</summary>
public sealed class HelpSession : IDisposable
{
    private readonly OmicsSession _session = new();

    /// <summary>The folder of pages.</summary>
    public static string Pages { get; } = Path.Combine(Path.GetDirectoryName(OmicsSession.Manifest)!, "docs", "en-US");

    /// <summary>The names of the module's cmdlets.</summary>
    public IReadOnlyList<string> Cmdlets =>
        [.. Run("(Get-Module OmicsTools).ExportedCmdlets.Keys").Select(name => (string)name.BaseObject).Order(StringComparer.Ordinal)];

    public CmdletInfo Cmdlet(string name) => (CmdletInfo)Assert.Single(Run($"Get-Command {name}")).BaseObject;

    /// <summary>What a script says about the help of a cmdlet, which is in <c>$help</c>.</summary>
    public IReadOnlyList<string> Ask(string cmdlet, string script) =>
        [.. Run($"$help = Get-Help {cmdlet} -Full\n{script}").Select(line => (string)line.BaseObject)];

    public IReadOnlyList<PSObject> Run(string script) => _session.Run(script).WithoutErrors().Output;

    public void Dispose() => _session.Dispose();
}
