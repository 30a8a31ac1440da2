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
    ImageId Id, Profile Profile, PhotoOutcome Outcome, string? Location, long OriginalBytes, long Bytes, int PixelWidth, int PixelHeight);

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
