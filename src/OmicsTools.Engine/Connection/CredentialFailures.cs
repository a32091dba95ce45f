using System;
using System.IO;
using System.Net;
using Amazon.Runtime;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Engine.Connection;

/// <summary>Puts into words why a source of credentials gives none.</summary>
internal static class CredentialFailures
{
    /// <summary>The source is there but gives no keys.</summary>
    /// <param name="source">The source, as a user would name it.</param>
    /// <param name="cause">What it threw.</param>
    /// <param name="remedy">What helps; not said where the network is to blame.</param>
    public static OmicsException Unavailable(string source, Exception cause, string remedy)
    {
        var attempt = AttemptFailures.Read(cause, notFound: FailureKind.RunNotFound);

        // A broken connection never comes bare of the client's own exception; a file that cannot be read does.
        var isNetwork = cause is not IOException && attempt.Kind is FailureKind.EndpointUnreachable or FailureKind.Timeout;
        if (attempt.Kind == FailureKind.InvalidResponse)
        {
            return new OmicsException(
                FailureKind.InvalidResponse,
                $"The answer to the request for credentials from {source} could not be read: {attempt.Reason}",
                "Check the service's endpoint (AWS_ENDPOINT_URL_STS, AWS_ENDPOINT_URL_SSO, endpoint_url of the profile), and that no proxy rewrites answers.")
            { Cause = cause, RequestId = attempt.RequestId };
        }

        var isPassing = attempt.Kind is FailureKind.Throttled or FailureKind.ServiceFailure;
        var failure = isNetwork || isPassing
            ? new OmicsException(
                attempt.Kind,
                $"Credentials from {source} could not be fetched: {attempt.Reason}",
                isPassing ? "Try again later; the AWS Health Dashboard shows outages." : "Check network, proxy (Set-AWSProxy) and endpoint settings.")
            : new OmicsException(FailureKind.CredentialsNotFound, $"There are no credentials from {source}: {attempt.Reason}", remedy);
        failure.Cause = cause;
        failure.RequestId = attempt.RequestId;
        return failure;
    }

    /// <summary>The profile signs in through IAM Identity Center, and the login is over or refused.</summary>
    public static OmicsException Login(string profile, Exception cause) =>
        IsAboutSomethingElse(cause)
            ? Unavailable(
                $"the profile '{profile}'",
                cause,
                "Check sso_account_id and sso_role_name of the profile, and that IAM Identity Center assigns you this role.")
            : new OmicsException(
                FailureKind.ExpiredToken,
                $"The login of the profile '{profile}' is missing or has expired.",
                $"Sign in with: aws sso login --profile {profile} (or Invoke-AWSSSOLogin -ProfileName {profile})")
            { Cause = cause };

    // The SDK tells a login that is over by plain AmazonClientExceptions, the service by "unauthorized".
    private static bool IsAboutSomethingElse(Exception cause) =>
        cause is AmazonServiceException { StatusCode: not HttpStatusCode.Unauthorized } answer && (int)answer.StatusCode != 0
        || AttemptFailures.Read(cause, notFound: FailureKind.RunNotFound).Kind
            is FailureKind.EndpointUnreachable or FailureKind.Timeout or FailureKind.InvalidResponse;

    /// <summary>A code is needed, and there is no one to ask.</summary>
    public static OmicsException MfaRequired(string profile, string reason) => new(
        FailureKind.MfaRequired,
        $"The profile '{profile}' needs an MFA code: {reason}",
        "Run this at a prompt, or get session credentials first and pass them with -Credential or the key parameters.");
}
