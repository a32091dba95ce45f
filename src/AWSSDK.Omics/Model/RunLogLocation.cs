namespace Amazon.Omics.Model;

/// <summary>
/// Where a run logs.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_RunLogLocation.html">API reference</see>.
/// </summary>
public class RunLogLocation
{
    /// <summary>The ARN of the workflow engine's log stream.</summary>
    public string? EngineLogStream { get; set; }

    /// <summary>The ARN of the run's own log stream.</summary>
    public string? RunLogStream { get; set; }
}
