using System;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>Credentials were found, but did not give keys when they were asked for them.</summary>
internal sealed class CredentialsException : Exception
{
    public CredentialsException(OmicsFailure failure)
        : base(failure.Message, failure.Cause)
    {
        Failure = failure;
    }

    public OmicsFailure Failure { get; }
}
