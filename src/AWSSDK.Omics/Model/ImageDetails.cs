namespace Amazon.Omics.Model;

/// <summary>
/// The container image of a task.
/// <see href="https://docs.aws.amazon.com/omics/latest/api/API_ImageDetails.html">API reference</see>.
/// </summary>
public class ImageDetails
{
    /// <summary>URI of the image that ran.</summary>
    public string? Image { get; set; }

    /// <summary>Digest of that image.</summary>
    public string? ImageDigest { get; set; }

    /// <summary>URI that the workflow names, where a pull-through cache rule rewrote it; null otherwise.</summary>
    public string? SourceImage { get; set; }
}
