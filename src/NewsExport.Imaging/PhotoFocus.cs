using NetVips;
using NewsExport.Model;

namespace NewsExport.Imaging;

/// <summary>Finds what an eye falls on first: skin, colour and edges, by the measure of libvips.</summary>
public static class PhotoFocus
{
    // Enough to tell a face from a wall.
    private const int Side = 160;

    /// <summary>The point of a finished photo; null if it cannot be read.</summary>
    /// <param name="photo">The photo.</param>
    public static FocusPoint? Of(ImageAsset photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        Vips.EnsureReady();
        try
        {
            using Source source = Source.NewFromMemory(photo.Content.ReadAll().ToArray());
            using Image small = Image.ThumbnailSource(source, Side, height: Side);
            using Image flat = small.HasAlpha() ? small.Flatten(background: [255, 255, 255]) : small.Copy();
            using Image colored = flat.Colourspace(Enums.Interpretation.Srgb);
            using Image window = colored.Smartcrop(Math.Max(1, colored.Width / 2), Math.Max(1, colored.Height / 2), out int x, out int y, interesting: Enums.Interesting.Attention);
            return new FocusPoint(Math.Clamp((x + 0.5) / colored.Width, 0, 1), Math.Clamp((y + 0.5) / colored.Height, 0, 1));
        }
        catch (VipsException)
        {
            return null;
        }
    }
}
