namespace OmicsTools.Cmdlets;

/// <summary>A cmdlet that reads from CloudWatch Logs about runs: another service, with an endpoint of its own.</summary>
internal interface IReadsLogs
{
    /// <summary>The endpoint to ask for logs; null for the Region's own or that of <c>-EndpointUrl</c>.</summary>
    public string? LogsEndpointUrl { get; }
}
