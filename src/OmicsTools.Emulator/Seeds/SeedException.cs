using System;

namespace OmicsTools.Emulator;

/// <summary>A seed that cannot be read; the message names the seed and the place.</summary>
public sealed class SeedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The seed, the place, and what is wrong there.</param>
    /// <param name="innerException">What was thrown.</param>
    public SeedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
