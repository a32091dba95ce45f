using System;

namespace OmicsTools.Emulator;

/// <summary>Arguments that cannot be understood; the message says which, and what to give instead.</summary>
internal sealed class UsageException : Exception
{
    public UsageException(string message)
        : base(message)
    {
    }
}
