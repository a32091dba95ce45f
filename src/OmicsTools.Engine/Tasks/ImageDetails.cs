namespace OmicsTools;

/// <summary>The container image that a task ran in.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/omics/latest/api/API_ImageDetails.html"/></remarks>
public sealed class ImageDetails
{
    internal ImageDetails(string? image, string? imageDigest, string? sourceImage)
    {
        Image = image;
        ImageDigest = imageDigest;
        SourceImage = sourceImage;
    }

    /// <summary>The URI of the container image; null where the service gives none.</summary>
    public string? Image { get; }

    /// <summary>The digest of the container image, for example <c>sha256:…</c>; null where the service gives none.</summary>
    public string? ImageDigest { get; }

    /// <summary>The URI in the source registry, when a pull-through cache transformed it; null otherwise.</summary>
    public string? SourceImage { get; }

    /// <summary>The image's URI, so that a table or a CSV cell shows it.</summary>
    /// <returns>The URI; empty where there is none.</returns>
    public override string ToString() => Image ?? string.Empty;
}
