using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace OmicsTools.Tests.Help;

/// <summary>Scripts in help and documents.</summary>
internal static class ScriptText
{
    /// <summary>Whether a session without PowerShell's own modules has all commands of a script.</summary>
    public static bool CanRun(HelpSession session, string code) =>
        Commands(code).All(name => session
            .Run($"Get-Command {name} -ListImported -ErrorAction Ignore")
            .Select(command => ((CommandInfo)command.BaseObject).ModuleName)
            .Any(module => module is "Microsoft.PowerShell.Core" or "OmicsTools"));

    /// <summary>Whether a script waits for something to end.</summary>
    public static bool Waits(string code) => code.Contains("Wait-", StringComparison.Ordinal) || code.Contains(" -Wait", StringComparison.Ordinal);

    private static IEnumerable<string> Commands(string code)
    {
        var script = Parser.ParseInput(code, out _, out var errors);
        Assert.Empty(errors);
        return script.FindAll(part => part is CommandAst, searchNestedScriptBlocks: true).Select(part => ((CommandAst)part).GetCommandName());
    }
}
