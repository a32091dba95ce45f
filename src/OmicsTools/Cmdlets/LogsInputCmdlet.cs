using System.Management.Automation;

namespace OmicsTools.Cmdlets;

/// <summary>What the cmdlets have in common that read from CloudWatch Logs about runs: another service, and its endpoint.</summary>
public abstract class LogsInputCmdlet : RunInputCmdlet, IReadsLogs
{
    /// <summary>The endpoint to ask for logs, instead of the Region's own or that of <c>-EndpointUrl</c>.</summary>
    [Parameter]
    public string? LogsEndpointUrl { get; set; }
}
