using NetVips;
using NewsExport.Imaging.Developing;
using NewsExport.Model;

namespace NewsExport.Imaging;

/// <summary>A photo as a target takes it.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="MediaType">image/jpeg or image/png.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Color">Its colours.</param>
/// <param name="IsOriginal">Whether they are the original's own bytes.</param>
internal sealed record EncodedPhoto(byte[] Bytes, string MediaType, int Width, int Height, ImageColor Color, bool IsOriginal = false)
{
    /// <summary>The ink that its darkest places take, in percent of one full ink; 0 for a photo that is not in inks.</summary>
    public int Ink { get; init; }
}

/// <summary>Makes the file of a photo for a target: JPEG for photos, PNG for drawings, the original itself where nothing could be better about it.</summary>
internal static class PhotoEncoder
{
    // To write a JPEG anew always loses something; a few bytes less are not worth it.
    private const double OriginalAllowance = 1.15;

    /// <summary>The pixels that are written.</summary>
    /// <exception cref="VipsException">The bytes are damaged.</exception>
    /// <exception cref="PhotoTooLargeException">It has more pixels than the limit.</exception>
    /// <exception cref="DrawingTooSlowException">It is a drawing and takes longer than the limit.</exception>
    public static Developed Develop(byte[] bytes, ImageFormat format, ImageTarget target, ImagingOptions options, InkConverter? inks)
    {
        Developed developed = PhotoDeveloper.Run(bytes, format, target, options);
        if (inks is null || developed.Pixels.Bands != 3) return developed;
        using (developed) return developed with { Pixels = inks.Run(developed.Pixels), IsUnchanged = false };
    }

    /// <summary>The file of pixels.</summary>
    /// <param name="developed">The pixels.</param>
    /// <param name="bytes">The original, which they were developed from.</param>
    /// <param name="format">Its format.</param>
    /// <param name="target">What it is for.</param>
    public static EncodedPhoto Write(Developed developed, byte[] bytes, ImageFormat format, ImageTarget target)
    {
        EncodedPhoto encoded = PhotoWriter.Run(developed, isFromLossy: format is ImageFormat.Jpeg or ImageFormat.Heif or ImageFormat.Avif, target);
        if (developed.Pixels.Bands == 4) encoded = encoded with { Ink = InkConverter.InkOf(developed.Pixels) };
        if (developed.IsUnchanged && bytes.Length <= encoded.Bytes.Length * OriginalAllowance && CleanOriginal.Is(bytes, format))
        {
            encoded = encoded with { Bytes = bytes, MediaType = format == ImageFormat.Png ? "image/png" : "image/jpeg", IsOriginal = true };
        }

        return encoded;
    }
}
