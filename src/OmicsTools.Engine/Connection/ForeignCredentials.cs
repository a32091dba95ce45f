using System;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Amazon.Runtime;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>
/// Credentials of another copy of the AWS SDK: of AWS Tools for PowerShell, or of any module that brings its own. The types
/// differ although their names are the same, so the object is asked through its public method, and asked again whenever
/// keys are needed: what refreshes itself there is fresh here.
/// </summary>
internal sealed class ForeignCredentials : AWSCredentials
{
    private readonly object _foreign;
    private readonly MethodInfo _getCredentials;

    private ForeignCredentials(object foreign, MethodInfo getCredentials)
    {
        _foreign = foreign;
        _getCredentials = getCredentials;
    }

    /// <summary>Makes foreign credentials usable.</summary>
    /// <param name="foreign">An AWSCredentials object of any AWSSDK.Core, version 3 or 4.</param>
    /// <param name="source">Where it came from, for the error.</param>
    /// <exception cref="OmicsFailureException">The object is no such thing.</exception>
    public static AWSCredentials From(object foreign, string source)
    {
        if (foreign is AWSCredentials own)
        {
            return own;
        }

        var method = foreign.GetType().GetMethod("GetCredentials", Type.EmptyTypes);
        if (method is null || method.ReturnType.GetProperty("AccessKey") is null || method.ReturnType.GetProperty("SecretKey") is null)
        {
            throw new OmicsFailureException(new OmicsFailure(
                FailureKind.InvalidConfiguration,
                $"What {source} holds ({foreign.GetType()}) is not an AWSCredentials object.",
                "Give what Get-AWSCredential or New-AWSCredential returns, or name a profile with -ProfileName."));
        }

        return new ForeignCredentials(foreign, method);
    }

    /// <inheritdoc/>
    public override ImmutableCredentials? GetCredentials()
    {
        object? keys;
        try
        {
            keys = _getCredentials.Invoke(_foreign, null);
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            ExceptionDispatchInfo.Capture(e.InnerException).Throw();
            throw;
        }

        return keys is null ? null : new ImmutableCredentials(Read(keys, "AccessKey"), Read(keys, "SecretKey"), Read(keys, "Token"));
    }

    private static string? Read(object keys, string property) => keys.GetType().GetProperty(property)?.GetValue(keys) as string;
}
