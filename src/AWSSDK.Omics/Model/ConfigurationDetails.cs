namespace Amazon.Omics.Model;

/// <summary>
/// The named configuration that a run was started with.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_ConfigurationDetails.html">API reference</see>.
/// </summary>
public class ConfigurationDetails
{
    /// <summary>The configuration's ARN.</summary>
    public string? Arn { get; set; }

    /// <summary>The configuration's name.</summary>
    public string? Name { get; set; }

    /// <summary>The configuration's universally unique id.</summary>
    public string? Uuid { get; set; }
}
