using System.Management.Automation;
using OmicsTools.Engine.Calls;

namespace OmicsTools.Session;

/// <summary>Credentials as users and other AWS modules have them.</summary>
internal static class CredentialObject
{
    /// <summary>
    /// The AWSCredentials object in what was given, which may be one, bare or wrapped, or <c>$StoredAWSCredentials</c> as it
    /// is, for example handed over to another runspace; null for nothing.
    /// </summary>
    /// <param name="given">What was given to <c>-Credential</c>.</param>
    /// <exception cref="OmicsException">It holds a password, not keys.</exception>
    public static object? From(object? given) => given switch
    {
        null => null,
        PSObject wrapped => From(wrapped.BaseObject),
        PSCredential => throw new OmicsException(
            FailureKind.InvalidConfiguration,
            "-Credential takes AWS credentials, and was given a user name with a password (PSCredential).",
            "Give what Get-AWSCredential or New-AWSCredential returns; or, if the PSCredential holds an access key and its "
            + "secret: -AccessKey $it.UserName -SecretKey $it.GetNetworkCredential().Password"),
        _ => AwsToolsSession.FromWrapper(given) ?? given,
    };
}
