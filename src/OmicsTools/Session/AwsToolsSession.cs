using System;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Reflection;

namespace OmicsTools.Session;

/// <summary>
/// What AWS Tools for PowerShell has put into the session: <c>Set-AWSCredential</c>, <c>Set-DefaultAWSRegion</c>,
/// <c>Initialize-AWSDefaultConfiguration</c> and <c>Set-AWSProxy</c> leave variables behind. Nothing of AWS Tools is
/// referenced: the objects are read by their members, whichever version they come from.
/// </summary>
internal sealed class AwsToolsSession
{
    // The value of AWS Tools' CredentialsSource for it.
    private const string Profile = "Profile";

    private readonly PSCmdlet _cmdlet;

    public AwsToolsSession(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
    }

    /// <summary>The Region's system name; null where none is set.</summary>
    public string? Region => RegionName.From(Variable("StoredAWSRegion"));

    /// <summary>The credentials, as some AWSSDK.Core's AWSCredentials object; null where none are set.</summary>
    public object? Credentials => Variable("StoredAWSCredentials") is { } stored
        ? FromCommand() ?? FromWrapper(stored) ?? stored
        : null;

    /// <summary>The name that AWS Tools gave the credentials: a profile's, where they come from one.</summary>
    public string? CredentialsName =>
        Variable("StoredAWSCredentials") is { } stored && IsWrapper(stored) && SourceOf(stored) is null or Profile ? stored.ToString() : null;

    /// <summary>Whether AWS Tools says that they come from a profile.</summary>
    public bool IsProfile => Variable("StoredAWSCredentials") is { } stored && SourceOf(stored) == Profile;

    /// <summary>The proxy; null where none is set.</summary>
    public WebProxy? Proxy
    {
        get
        {
            var settings = Variable("AWSProxy") is { } stored ? PSObject.AsPSObject(stored) : null;
            if (settings?.Properties["Hostname"]?.Value is not string { Length: > 0 } host
                || settings.Properties["Port"]?.Value is not int { } port || port <= 0)
            {
                return null;
            }

            var address = host.Contains("://") ? host : "http://" + host;
            return new WebProxy(new Uri($"{address.TrimEnd('/')}:{port}"))
            {
                Credentials = settings.Properties["Credentials"]?.Value as ICredentials,
                BypassList = LanguagePrimitives.ConvertTo<string[]>(settings.Properties["BypassList"]?.Value) ?? [],
                BypassProxyOnLocal = settings.Properties["BypassOnLocal"]?.Value is true,
            };
        }
    }

    private object? Variable(string name) => _cmdlet.GetVariableValue(name) is PSObject wrapped ? wrapped.BaseObject : _cmdlet.GetVariableValue(name);

    // The public way. Only where the command is there already: looking it up by name would import AWS Tools. The user's defaults
    // for the command are for the user's calls: with a default profile it would not say what the session holds.
    private object? FromCommand()
    {
        var command = _cmdlet.InvokeCommand.GetCommands("Get-AWSCredential", CommandTypes.Cmdlet, nameIsPattern: false).FirstOrDefault();
        return command is null
            ? null
            : _cmdlet.InvokeCommand.InvokeScript(_cmdlet.SessionState, ScriptBlock.Create("& { $PSDefaultParameterValues = @{}; & $args[0] -ErrorAction Ignore } $args[0]"), command)
                .Select(found => found.BaseObject)
                .FirstOrDefault();
    }

    /// <summary>The credentials in the object that AWS Tools wraps them in, which has no public members; null for any other.</summary>
    public static object? FromWrapper(object stored) => IsWrapper(stored)
        ? stored.GetType().GetProperty("Credentials", BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(stored)
        : null;

    private static string? SourceOf(object stored) => IsWrapper(stored)
        ? stored.GetType().GetProperty("Source", BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(stored)?.ToString()
        : null;

    private static bool IsWrapper(object stored) => stored.GetType().Name == "AWSPSCredentials";
}
