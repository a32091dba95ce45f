using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace OmicsTools.Shell.Hosting;

/// <summary>
/// Writes what PowerShell has to say as pwsh does: errors to standard error, everything else to standard output, in
/// the colors of <c>$PSStyle</c> where somebody is looking at a console that has them. It never asks anything.
/// </summary>
internal sealed class ConsoleUserInterface : PSHostUserInterface
{
    private readonly bool _decorateOutput = ConsoleColors.Wanted && !Console.IsOutputRedirected;
    private readonly bool _decorateErrors = ConsoleColors.Wanted && !Console.IsErrorRedirected;
    private readonly ProgressLine _progress = new();

    public override PSHostRawUserInterface RawUI { get; } = new ConsoleRawUserInterface();

    public override bool SupportsVirtualTerminal => _decorateOutput || _decorateErrors;

    public override void Write(string value)
    {
        _progress.Clear();
        Console.Out.Write(GetOutputString(value, _decorateOutput));
    }

    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Write(PSStyle.Instance.Foreground.FromConsoleColor(foregroundColor)
            + PSStyle.Instance.Background.FromConsoleColor(backgroundColor)
            + value
            + PSStyle.Instance.Reset);

    public override void WriteErrorLine(string value)
    {
        _progress.Clear();
        Console.Error.WriteLine(GetOutputString(value, _decorateErrors));
    }

    public override void WriteWarningLine(string message) =>
        WriteLine($"{PSStyle.Instance.Formatting.Warning}WARNING: {message}{PSStyle.Instance.Reset}");

    public override void WriteVerboseLine(string message) =>
        WriteLine($"{PSStyle.Instance.Formatting.Verbose}VERBOSE: {message}{PSStyle.Instance.Reset}");

    public override void WriteDebugLine(string message) =>
        WriteLine($"{PSStyle.Instance.Formatting.Debug}DEBUG: {message}{PSStyle.Instance.Reset}");

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (_decorateOutput)
        {
            _progress.Show(record);
        }
    }

    public override string ReadLine() => throw CannotAsk();

    public override SecureString ReadLineAsSecureString() => throw CannotAsk();

    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions) => throw CannotAsk();

    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw CannotAsk();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName) => throw CannotAsk();

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => throw CannotAsk();

    private static PSInvalidOperationException CannotAsk() =>
        new("This shell never asks. Give every value as an argument, and use -Confirm:$false or -Force where needed.");
}
