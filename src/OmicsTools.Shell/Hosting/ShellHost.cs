using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace OmicsTools.Shell.Hosting;

/// <summary>What the PowerShell engine sees of this program.</summary>
internal sealed class ShellHost : PSHost
{
    public override string Name => "OmicsTools Shell";

    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI { get; } = new ConsoleUserInterface();

    /// <summary>What a script asked for with <c>exit</c> or <c>$Host.SetShouldExit()</c>; null: it did not.</summary>
    public int? RequestedExitCode { get; private set; }

    public override void SetShouldExit(int exitCode) => RequestedExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new PSNotSupportedException("This shell has no prompt to nest.");

    public override void ExitNestedPrompt() => throw new PSNotSupportedException("This shell has no nested prompt.");

    public override void NotifyBeginApplication()
    {
        // Programs share the console as it is.
    }

    public override void NotifyEndApplication()
    {
        // And leave it as it is.
    }
}
