using System;
using System.Collections.Generic;

namespace OmicsTools.Engine.Logs;

/// <summary>Where HealthOmics writes logs, and how fast they may be read.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/omics/latest/dev/monitoring-cloudwatch-logs.html"/>,
/// <see href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html"/>
/// </remarks>
public static class LogStreams
{
    /// <summary>The log group of all runs of an account and Region.</summary>
    public const string GroupName = "/aws/omics/WorkflowLog";

    // Requests per second. A Region that is not here gets the lowest.
    private const double DescribeLogStreams = 25;

    private static readonly (double GetLogEvents, double FilterLogEvents) Lowest = (10, 5);

    private static readonly Dictionary<string, (double GetLogEvents, double FilterLogEvents)> Rates = new(StringComparer.Ordinal)
    {
        ["us-east-1"] = (25, 25),
        ["us-east-2"] = (25, 10),
        ["eu-west-2"] = (25, 10),
        ["ap-southeast-1"] = (25, 10),
        ["ap-northeast-1"] = (25, 10),
        ["ap-northeast-2"] = (25, 10),
        ["us-west-2"] = (10, 10),
        ["eu-west-1"] = (10, 10),
        ["eu-central-1"] = (10, 5),
        ["il-central-1"] = (10, 5),
    };

    /// <summary>The stream of what a task printed.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="taskId">The task.</param>
    /// <returns>The stream's name.</returns>
    public static string OfTask(string runId, string taskId) => $"run/{runId}/task/{taskId}";

    /// <summary>The stream of a run's states.</summary>
    /// <param name="runId">The run.</param>
    /// <returns>The stream's name.</returns>
    public static string OfRun(string runId) => $"run/{runId}";

    /// <summary>The stream of the workflow engine's output.</summary>
    /// <param name="runId">The run.</param>
    /// <returns>The stream's name.</returns>
    public static string OfEngine(string runId) => $"run/{runId}/engine";

    /// <summary>What the names of all manifests begin with.</summary>
    public const string OfManifests = "manifest/run/";

    /// <summary>The stream of a run's manifest, which is written when the run has ended.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="uuid">The run's universally unique identifier; empty for what all manifests of the id begin with.</param>
    /// <returns>The stream's name.</returns>
    public static string OfManifest(string runId, string uuid) => $"{OfManifests}{runId}/{uuid}";

    /// <summary>What the service publishes as an account's quota, in requests per second.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="region">The Region.</param>
    internal static double PublishedRate(string operation, string region)
    {
        var rates = Rates.TryGetValue(region, out var known) ? known : Lowest;
        return operation switch
        {
            nameof(DescribeLogStreams) => DescribeLogStreams,
            nameof(rates.FilterLogEvents) => rates.FilterLogEvents,
            _ => rates.GetLogEvents,
        };
    }
}
