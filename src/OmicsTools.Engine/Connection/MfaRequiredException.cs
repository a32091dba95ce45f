using System;

namespace OmicsTools.Engine.Connection;

/// <summary>A code of an MFA device is needed, and no one can be asked for it. The message is the device's serial number.</summary>
public sealed class MfaRequiredException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="serialNumber">The serial number or ARN of the device.</param>
    public MfaRequiredException(string serialNumber)
        : base(serialNumber)
    {
    }
}
