namespace OmicsTools.Engine.Calls;

/// <summary>A request quota of the service: of one operation, in one account and Region.</summary>
/// <param name="name">The same for all calls that the service counts together.</param>
/// <param name="requestsPerSecond">What the service allows unless the account has more, in requests per second.</param>
internal readonly struct OperationQuota(string name, double requestsPerSecond = CallLimits.DefaultRequestsPerSecond)
{
    public string Name { get; } = name;

    public double RequestsPerSecond { get; } = requestsPerSecond;
}
