using System;

namespace OmicsTools.Engine.Calls;

/// <summary>How hard the service may be asked.</summary>
public sealed class CallLimits
{
    /// <summary>HealthOmics' default quota: requests per second for each operation, account and Region.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/omics/latest/dev/api-quotas.html"/></remarks>
    public const double DefaultRequestsPerSecond = 10;

    /// <summary>Requests in flight at once, unless told otherwise.</summary>
    public const int DefaultConcurrency = 16;

    /// <summary>How many requests may be in flight at once.</summary>
    public int Concurrency { get; set; } = DefaultConcurrency;

    /// <summary>How many requests of one operation may be sent in a second; null for what the service publishes for it.</summary>
    public double? RequestsPerSecond { get; set; }

    /// <summary>How long one attempt may take, from sending the request to the end of the answer: 30 seconds.</summary>
    /// <remarks>
    /// A program that hosts the engine can set another time for all of its calls: a <see cref="TimeSpan"/> under the name
    /// <c>OmicsTools.AttemptTimeout</c> in the application's data.
    /// </remarks>
    public TimeSpan AttemptTimeout { get; set; } =
        AppDomain.CurrentDomain.GetData("OmicsTools.AttemptTimeout") as TimeSpan? ?? TimeSpan.FromSeconds(30);
}
