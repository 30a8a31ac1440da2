using NetVips;
using NewsExport.Model;

namespace NewsExport.Imaging;

/// <summary>The place of a photo on a cover, in pixels from the top; it goes from edge to edge.</summary>
/// <param name="Top">Where it begins, 0 or more.</param>
/// <param name="Height">How high it is, above 0.</param>
public sealed record CoverFrame(int Top, int Height);

/// <summary>Makes the picture of a cover: a drawing on white paper, and a photo across it.</summary>
public static class CoverPicture
{
    private const int Quality = 82;

    /// <summary>Makes the picture.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="drawing">SVG of the cover's size, made by us: letters as paths, no text, no address; opaque, for it brings its own paper. Where the photo stands it is not seen.</param>
    /// <param name="width">Pixels across, 16 to 4096.</param>
    /// <param name="height">Pixels down, 16 to 4096.</param>
    /// <param name="target">What it is for: whether it has greys only, and whether its bytes are worth time.</param>
    /// <param name="photo">A finished photo in colours of light; null for none. What does not fit the frame's shape is cut off farthest from its focus.</param>
    /// <param name="frame">Where the photo stands; needed if there is one.</param>
    /// <returns>A JPEG without any metadata.</returns>
    /// <exception cref="ArgumentException">There is a photo and no frame, or the frame leads off the cover, or the drawing is no SVG.</exception>
    public static ImageAsset Run(ImageId id, ReadOnlySpan<byte> drawing, int width, int height, ImageTarget target, ImageAsset? photo = null, CoverFrame? frame = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 16);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 4096);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 16);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, 4096);
        if (photo is not null && (frame is null || frame.Top < 0 || frame.Height <= 0 || frame.Top + frame.Height > height)) throw new ArgumentException("A photo needs a frame within the cover.", nameof(frame));
        Vips.EnsureReady();
        try
        {
            using Image letters = Image.SvgloadBuffer(drawing.ToArray());
            if (letters.Width != width || letters.Height != height) throw new ArgumentException($"The drawing has {letters.Width} × {letters.Height} pixels.", nameof(drawing));
            using Image paper = letters.ExtractBand(0, n: 3);
            using Source? source = photo is null ? null : Source.NewFromMemory(photo.Content.ReadAll().ToArray());
            using Image pictured = source is null ? paper.Copy() : With(paper, photo!, source, frame!, width);
            using Image colored = pictured.Colourspace(target.IsGray ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
            using Image eight = colored.Cast(Enums.BandFormat.Uchar);
            byte[] bytes = eight.JpegsaveBuffer(q: Quality, optimizeCoding: PhotoWriter.EffortFor(target) >= JpegEffort.Compact, keep: Enums.ForeignKeep.None);
            string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
            return new ImageAsset(id, "image/jpeg", width, height, target.IsGray ? ImageColor.Gray : ImageColor.Rgb, ImageContent.FromBytes(bytes), hash, EmbeddedMetadata.None);
        }
        catch (VipsException exception)
        {
            throw new ArgumentException("The cover's drawing or photo cannot be read.", exception);
        }
    }

    private static Image With(Image paper, ImageAsset photo, Source source, CoverFrame frame, int width)
    {
        double scale = Math.Max((double)width / photo.PixelWidth, (double)frame.Height / photo.PixelHeight);
        (int wide, int tall) = (Math.Max(width, (int)Math.Round(photo.PixelWidth * scale)), Math.Max(frame.Height, (int)Math.Round(photo.PixelHeight * scale)));
        using Image whole = Image.ThumbnailSource(source, wide, height: tall, size: Enums.Size.Force);
        (double x, double y) = FocusPoint.CornerOf(photo.Focus, wide, tall, width, frame.Height);
        using Image shown = whole.Crop((int)Math.Round(x), (int)Math.Round(y), width, frame.Height);
        using Image flat = shown.HasAlpha() ? shown.Flatten(background: [255, 255, 255]) : shown.Copy();
        using Image colored = flat.Colourspace(Enums.Interpretation.Srgb);
        using Image eight = colored.Cast(Enums.BandFormat.Uchar);
        return paper.Insert(eight, 0, frame.Top);
    }
}
