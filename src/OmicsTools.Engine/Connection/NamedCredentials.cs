using System;
using System.Globalization;
using System.Threading.Tasks;
using Amazon.Runtime;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>
/// Credentials that say where they came from when they fail. Keys are often fetched at the first call only (a role assumed,
/// a login looked up, a program run), deep inside the SDK, whose error then names neither the profile nor what to do.
/// </summary>
internal sealed class NamedCredentials : AWSCredentials
{
    private readonly AWSCredentials _inner;
    private readonly string _source;
    private readonly string? _profile;

    public NamedCredentials(AWSCredentials inner, string source, string? profile)
    {
        _inner = inner;
        _source = source;
        _profile = profile;
    }

    public override ImmutableCredentials GetCredentials()
    {
        try
        {
            return _inner.GetCredentials();
        }
        catch (Exception e) when (e is not OperationCanceledException and not CredentialsException)
        {
            throw new CredentialsException(Describe(e));
        }
    }

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        try
        {
            return await _inner.GetCredentialsAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException and not CredentialsException)
        {
            throw new CredentialsException(Describe(e));
        }
    }

    private OmicsFailure Describe(Exception cause)
    {
        // The SDK's own message says what it was doing, the innermost one what went wrong.
        var root = cause.GetBaseException();
        if (root is MfaRequiredException)
        {
            return new OmicsFailure(
                FailureKind.MfaRequired,
                $"{Capitalize(_source)} asks for a code of the MFA device {root.Message}, and there is no one to give it.",
                "Use credentials that need no code in unattended sessions, or get session credentials first and pass them on.")
            {
                Cause = cause,
                ConcernsEveryCall = true,
            };
        }

        return IsLoginExpired(cause)
            ? new OmicsFailure(
                FailureKind.ExpiredToken,
                $"The SSO login of {_source} has expired, or there is none.",
                $"Log in with: aws sso login{(_profile is null ? string.Empty : $" --profile {_profile}")}, or with Invoke-AWSSSOLogin.")
            {
                Cause = cause,
                ConcernsEveryCall = true,
            }
            : new OmicsFailure(
                FailureKind.CredentialsNotFound,
                $"{Capitalize(_source)} gives no credentials: {cause.Message}{(root == cause ? string.Empty : $" ({root.Message})")}",
                "Complete the configuration there, or name another profile with -ProfileName.")
            {
                Cause = cause,
                ConcernsEveryCall = true,
            };
    }

    // AWSSDK.Core has no type of its own for it.
    private bool IsLoginExpired(Exception cause)
    {
        for (var inner = _inner; inner is not null; inner = (inner as AssumeRoleAWSCredentials)?.SourceCredentials)
        {
            if (inner is SSOAWSCredentials)
            {
                return CultureInfo.InvariantCulture.CompareInfo.IndexOf(cause.ToString(), "token", CompareOptions.IgnoreCase) >= 0;
            }
        }

        return false;
    }

    private static string Capitalize(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
