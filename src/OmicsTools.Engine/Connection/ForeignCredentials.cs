using System;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
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
    /// <exception cref="OmicsException">The object is no such thing.</exception>
    public static AWSCredentials From(object foreign, string source)
    {
        if (foreign is AWSCredentials own)
        {
            return own;
        }

        var method = foreign.GetType().GetMethod("GetCredentials", Type.EmptyTypes);
        if (method is null || method.ReturnType.GetProperty("AccessKey") is null || method.ReturnType.GetProperty("SecretKey") is null)
        {
            throw new OmicsException(
                FailureKind.InvalidConfiguration,
                $"What {source} holds ({foreign.GetType()}) is not an AWSCredentials object.",
                "Give what Get-AWSCredential or New-AWSCredential returns, or name a profile with -ProfileName.");
        }

        return new ForeignCredentials(foreign, method);
    }

    /// <summary>
    /// Whether credentials may have been made of a profile: their keys, role or login are the profile's, or the profile has none of
    /// its own.
    /// </summary>
    /// <param name="foreign">An AWSCredentials object of any AWSSDK.Core.</param>
    /// <param name="profile">The profile.</param>
    public static bool MayBeOf(object foreign, CredentialProfileOptions profile)
    {
        if (!string.IsNullOrEmpty(profile.RoleArn))
        {
            return Read(foreign, "RoleArn") == profile.RoleArn;
        }

        if (!string.IsNullOrEmpty(profile.SsoAccountId))
        {
            return Read(foreign, "AccountId") == profile.SsoAccountId && Read(foreign, "RoleName") == profile.SsoRoleName
                && Read(foreign, "StartUrl") == profile.SsoStartUrl;
        }

        if (!string.IsNullOrEmpty(profile.CredentialProcess))
        {
            // The command is kept as it is run: in quotes of a shell.
            var process = Array.Find(foreign.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic), field => field.FieldType == typeof(ProcessStartInfo));
            return process?.GetValue(foreign) is ProcessStartInfo start && Bare(start.Arguments).Contains(Bare(profile.CredentialProcess));
        }

        // Keys that stand there as they are: these need no one to be asked.
        return string.IsNullOrEmpty(profile.AccessKey)
            || (foreign.GetType().Name is "BasicAWSCredentials" or "SessionAWSCredentials"
                && From(foreign, string.Empty).GetCredentials()?.AccessKey == profile.AccessKey);
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

    private static string Bare(string command) => string.Concat(command.Where(c => c is not ('"' or '\'' or '\\')));

    private static string? Read(object keys, string property) => keys.GetType().GetProperty(property)?.GetValue(keys) as string;
}
