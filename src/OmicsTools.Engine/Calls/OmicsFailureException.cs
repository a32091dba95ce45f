using System;

namespace OmicsTools.Engine.Calls;

/// <summary>Carries an <see cref="OmicsFailure"/> up to whoever asked.</summary>
public sealed class OmicsFailureException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="failure">What failed.</param>
    public OmicsFailureException(OmicsFailure failure)
        : base(failure.Message, failure.Cause)
    {
        Failure = failure;
    }

    /// <summary>What failed.</summary>
    public OmicsFailure Failure { get; }
}
