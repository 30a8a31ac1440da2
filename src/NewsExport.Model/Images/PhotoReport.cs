namespace NewsExport.Model;

/// <summary>What became of a photo for one target.</summary>
/// <param name="Id">The photo.</param>
/// <param name="Profile">The target.</param>
/// <param name="Outcome">Whether it was made anew, passed on as it was, or is missing.</param>
/// <param name="Location">The source that was used; null if none could be.</param>
/// <param name="OriginalBytes">Size of that source in bytes; 0 if missing.</param>
/// <param name="Bytes">Size of the result in bytes; 0 if missing.</param>
/// <param name="PixelWidth">Width of the result in pixels; 0 if missing.</param>
/// <param name="PixelHeight">Height of the result in pixels; 0 if missing.</param>
public sealed record PhotoReport(
    ImageId Id, Profile Profile, PhotoOutcome Outcome, string? Location, long OriginalBytes, long Bytes, int PixelWidth, int PixelHeight)
{
    /// <summary>What it gave up so that its file meets a size; null if nothing.</summary>
    public PhotoLoss? Loss { get; init; }
}

/// <summary>What a photo gave up so that its file meets a size.</summary>
/// <param name="FullBytes">Its bytes without that.</param>
/// <param name="FullWidth">Its width in pixels without that.</param>
/// <param name="FullHeight">Its height in pixels without that.</param>
/// <param name="Quality">The quality of its JPEG, 1 to 100; null if it is PNG.</param>
/// <param name="Similarity">How like the full photo it looks: multi-scale structural similarity, 1 for the same.</param>
public sealed record PhotoLoss(long FullBytes, int FullWidth, int FullHeight, int? Quality, double Similarity);

/// <summary>What became of a photo.</summary>
public enum PhotoOutcome
{
    /// <summary>It could not be had; a frame that says so stands in its place.</summary>
    Missing,

    /// <summary>It was decoded, treated and written anew.</summary>
    Processed,

    /// <summary>It was right and clean as it was, and was passed on byte for byte.</summary>
    Passed,
}
