using System;

namespace OmicsTools.Engine.Calls;

/// <summary>How hard the service may be asked.</summary>
public sealed class CallLimits
{
    /// <summary>The service's default quota: requests per second for each operation, account and Region.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/api-quotas.html"/></remarks>
    public const double DefaultRequestsPerSecond = 10;

    /// <summary>Requests in flight at once, unless told otherwise.</summary>
    public const int DefaultConcurrency = 16;

    /// <summary>How many requests may be in flight at once.</summary>
    public int Concurrency { get; set; } = DefaultConcurrency;

    /// <summary>How many requests of one operation may be sent in a second.</summary>
    public double RequestsPerSecond { get; set; } = DefaultRequestsPerSecond;

    /// <summary>How long one attempt may take, from sending the request to the end of the answer.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
