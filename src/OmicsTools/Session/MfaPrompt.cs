using System;
using System.Management.Automation;
using System.Management.Automation.Host;
using OmicsTools.Engine;

namespace OmicsTools.Session;

/// <summary>Asks for the code of an MFA device at the prompt.</summary>
internal static class MfaPrompt
{
    /// <summary>The code that the user types; null where no one is there to type it.</summary>
    /// <param name="host">The session's host.</param>
    /// <param name="serialNumber">The serial number or ARN of the device.</param>
    public static string? Ask(PSHost host, string serialNumber)
    {
        if (!Environment.UserInteractive || host.UI is null)
        {
            return null;
        }

        const string Field = "Code";
        try
        {
            return host.UI.Prompt(string.Empty, TerminalText.Clean($"MFA device {serialNumber}"), [new FieldDescription(Field)]).TryGetValue(Field, out var code)
                ? code?.BaseObject as string
                : null;
        }
        catch (Exception e) when (e is HostException or PSInvalidOperationException or PSNotImplementedException)
        {
            // A host without a prompt, or a session that was started as not interactive.
            return null;
        }
    }
}
