using System.Management.Automation;
using System.Management.Automation.Host;
using OmicsTools.Engine.Connection;

namespace OmicsTools.Session;

/// <summary>Asks for the code of an MFA device at the prompt.</summary>
internal static class MfaPrompt
{
    /// <summary>The code that the user types.</summary>
    /// <exception cref="MfaRequiredException">No one is there to type it.</exception>
    public static string Ask(PSHost host, string serialNumber)
    {
        try
        {
            host.UI.Write($"Code of the MFA device {serialNumber}: ");
            return host.UI.ReadLine() is { Length: > 0 } code ? code.Trim() : throw new MfaRequiredException(serialNumber);
        }
        catch (HostException)
        {
            throw new MfaRequiredException(serialNumber);
        }
        catch (PSInvalidOperationException)
        {
            // A session that is not interactive.
            throw new MfaRequiredException(serialNumber);
        }
    }
}
