using System.Management.Automation;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace Amazon.PowerShell.Common;

[Cmdlet(VerbsCommon.Set, "AWSCredential")]
public sealed class SetCredentialCmdlet : PSCmdlet
{
    [Parameter]
    public string? AccessKey { get; set; }

    [Parameter]
    public string? SecretKey { get; set; }

    [Parameter]
    public string? ProfileName { get; set; }

    [Parameter]
    public string? ProfileLocation { get; set; }

    [Parameter]
    public AWSCredentials? Credential { get; set; }

    protected override void EndProcessing() => SessionState.PSVariable.Set("StoredAWSCredentials", Find());

    private AWSPSCredentials Find()
    {
        if (ProfileName is not null)
        {
            return new CredentialProfileStoreChain(ProfileLocation).TryGetAWSCredentials(ProfileName, out var found)
                ? new AWSPSCredentials(found, ProfileName, CredentialsSource.Profile)
                : throw new PSInvalidOperationException("Cannot determine credentials from supplied parameters");
        }

        return Credential is not null
            ? new AWSPSCredentials(Credential, "Credentials Object", CredentialsSource.CredentialsObject)
            : new AWSPSCredentials(new BasicAWSCredentials(AccessKey, SecretKey), "Supplied Key Parameters", CredentialsSource.Strings);
    }
}

[Cmdlet(VerbsCommon.Get, "AWSCredential")]
[OutputType(typeof(AWSCredentials))]
public sealed class GetCredentialCmdlet : PSCmdlet
{
    /// <summary>Asks for other credentials than the session's, as <c>-ProfileName</c> does in AWS Tools.</summary>
    [Parameter]
    public string? AccessKey { get; set; }

    protected override void EndProcessing()
    {
        if (AccessKey is not null)
        {
            WriteObject(new BasicAWSCredentials(AccessKey, "s3cr3t"));
            return;
        }

        if (GetVariableValue("StoredAWSCredentials") is AWSPSCredentials stored)
        {
            WriteObject(stored.Credentials);
        }
    }
}

[Cmdlet(VerbsCommon.Set, "DefaultAWSRegion")]
public sealed class SetDefaultRegionCmdlet : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Region { get; set; } = string.Empty;

    protected override void EndProcessing() => SessionState.PSVariable.Set("StoredAWSRegion", Region);
}

[Cmdlet(VerbsCommon.Get, "AWSRegion")]
[OutputType(typeof(AWSRegion))]
public sealed class GetRegionCmdlet : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string SystemName { get; set; } = string.Empty;

    protected override void EndProcessing() => WriteObject(new AWSRegion(SystemName));
}

[Cmdlet(VerbsCommon.Set, "AWSProxy")]
public sealed class SetProxyCmdlet : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Hostname { get; set; } = string.Empty;

    [Parameter(Mandatory = true, Position = 1)]
    public int Port { get; set; }

    protected override void EndProcessing() =>
        SessionState.PSVariable.Set("AWSProxy", new ProxySettings { Hostname = Hostname, Port = Port });
}

[Cmdlet(VerbsCommon.Get, "ProfileAccessKey")]
[OutputType(typeof(string))]
public sealed class GetProfileAccessKeyCmdlet : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string ProfileName { get; set; } = string.Empty;

    protected override void EndProcessing()
    {
        _ = new CredentialProfileStoreChain().TryGetAWSCredentials(ProfileName, out var credentials);
        WriteObject(credentials.GetCredentials().AccessKey);
    }
}

[Cmdlet(VerbsCommon.Get, "SdkVersion")]
[OutputType(typeof(string))]
public sealed class GetSdkVersionCmdlet : PSCmdlet
{
    protected override void EndProcessing() => WriteObject(typeof(AWSCredentials).Assembly.GetName().Version!.ToString());
}
