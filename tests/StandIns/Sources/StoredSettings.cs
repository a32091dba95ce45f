using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using Amazon.Runtime;

namespace Amazon.PowerShell.Common;

/// <summary>What Set-AWSCredential leaves in $StoredAWSCredentials: nothing of it is public.</summary>
public sealed class AWSPSCredentials
{
    internal AWSPSCredentials(AWSCredentials credentials, string name, CredentialsSource source)
    {
        Credentials = credentials;
        Name = name;
        Source = source;
    }

    internal AWSCredentials Credentials { get; }

    internal string Name { get; }

    internal CredentialsSource Source { get; }

    public override string ToString() => Name;
}

/// <summary>Where credentials came from.</summary>
public enum CredentialsSource
{
    Strings,
    Profile,
    CredentialsObject,
}

/// <summary>What Get-AWSRegion gives.</summary>
public sealed class AWSRegion
{
    internal AWSRegion(string region)
    {
        Region = region;
    }

    public string Region { get; }

    public override string ToString() => Region;
}

/// <summary>What Set-AWSProxy leaves in $AWSProxy.</summary>
public sealed class ProxySettings
{
    public string? Hostname { get; set; }

    public int Port { get; set; }

    public ICredentials? Credentials { get; set; }

    [SuppressMessage("Design", "MA0016", Justification = "AWS Tools has it so.")]
    public List<string>? BypassList { get; set; }

    public bool? BypassOnLocal { get; set; }
}

/// <summary>Credentials that give other keys each time they are asked.</summary>
public sealed class RotatingCredentials : AWSCredentials
{
    private readonly Queue<string> _accessKeys;
    private readonly string _secretKey;

    public RotatingCredentials(string[] accessKeys, string secretKey)
    {
        _accessKeys = new Queue<string>(accessKeys);
        _secretKey = secretKey;
    }

    public override ImmutableCredentials GetCredentials()
    {
        lock (_accessKeys)
        {
            return new ImmutableCredentials(_accessKeys.Count > 1 ? _accessKeys.Dequeue() : _accessKeys.Peek(), _secretKey, null);
        }
    }
}
