namespace OmicsTools.Engine.Tasks;

/// <summary>The container image that a task ran in.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/api/API_ImageDetails.html"/></remarks>
public sealed class TaskImage
{
    /// <summary>Creates the details of an image.</summary>
    /// <param name="image">The image's URI.</param>
    /// <param name="imageDigest">Its digest.</param>
    /// <param name="sourceImage">Where the image was pulled through from.</param>
    public TaskImage(string? image, string? imageDigest, string? sourceImage)
    {
        Image = image;
        ImageDigest = imageDigest;
        SourceImage = sourceImage;
    }

    /// <summary>The URI of the container image; null where the service gives none.</summary>
    public string? Image { get; }

    /// <summary>The digest of the container image; null where the service gives none.</summary>
    public string? ImageDigest { get; }

    /// <summary>The URI in the source registry, when a pull-through cache transformed it; null otherwise.</summary>
    public string? SourceImage { get; }
}
