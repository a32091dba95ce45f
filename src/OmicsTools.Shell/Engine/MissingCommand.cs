using System;
using System.Collections.Frozen;
using System.IO;
using System.Management.Automation;

namespace OmicsTools.Shell.Engine;

/// <summary>
/// Stands in for a cmdlet that pwsh has and the embedded engine has not, to say so: "not recognized" would send the
/// user looking for a spelling mistake. MissingCommands.txt has the names that the manifests of pwsh's own modules list
/// (https://github.com/PowerShell/PowerShell/tree/v7.6.0/src/Modules), less those in <see cref="FormatListCommand"/>'s file.
/// </summary>
[Cmdlet(VerbsDiagnostic.Resolve, "MissingCommand")]
internal sealed class MissingCommand : PSCmdlet
{
    private static readonly FrozenSet<string> Names = ReadNames();

    /// <summary>Whatever the missing cmdlet would have been given.</summary>
    [Parameter(ValueFromRemainingArguments = true)]
    public object? Arguments { get; set; }

    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <summary>Answers the engine when it has found no command of a name.</summary>
    public static void Resolve(object? sender, CommandLookupEventArgs lookup)
    {
        if (Names.Contains(lookup.CommandName))
        {
            lookup.Command = new CmdletInfo(lookup.CommandName, typeof(MissingCommand));
        }
    }

    protected override void BeginProcessing()
    {
        var name = MyInvocation.MyCommand.Name;
        var message = $"'{name}' is part of PowerShell, but not of this shell, which embeds only PowerShell's engine and its core"
            + $" cmdlets. Install PowerShell 7.4 or later (https://aka.ms/powershell) to use {name}.";
        ThrowTerminatingError(new ErrorRecord(
            new CommandNotFoundException(message) { CommandName = name },
            nameof(CommandNotFoundException),
            ErrorCategory.ObjectNotFound,
            name));
    }

    private static FrozenSet<string> ReadNames()
    {
        using var reader = new StreamReader(
            typeof(MissingCommand).Assembly.GetManifestResourceStream("MissingCommands.txt")!);
        return reader.ReadToEnd()
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
