using NetVips;

namespace NewsExport.Imaging.Developing;

/// <summary>A decoded photo, upright, in sRGB, in greys or in four inks; eight bits a sample, rows from the top without gaps.</summary>
/// <param name="Bytes">The samples; whoever made them may change them before they are handed on.</param>
/// <param name="Width">Pixels across, above 0.</param>
/// <param name="Height">Pixels down, above 0.</param>
/// <param name="Bands">1 grey, 3 sRGB, 4 inks.</param>
internal sealed record Pixels(byte[] Bytes, int Width, int Height, int Bands)
{
    public static Pixels Of(Image image) => new(image.WriteToMemory<byte>(), image.Width, image.Height, image.Bands);

    /// <summary>The same pixels for libvips, which reads them where they are.</summary>
    public Image ToImage()
    {
        using Image raw = Image.NewFromMemory(Bytes, Width, Height, Bands, Enums.BandFormat.Uchar);
        return raw.Copy(interpretation: Bands switch { 1 => Enums.Interpretation.Bw, 4 => Enums.Interpretation.Cmyk, _ => Enums.Interpretation.Srgb });
    }

    /// <summary>The photo made smaller; itself for a scale of 1.</summary>
    /// <param name="scale">Above 0, at most 1.</param>
    public Pixels Shrunk(double scale)
    {
        if (scale >= 1) return this;
        using Image image = ToImage();
        using Image small = image.ThumbnailImage(Math.Max(1, (int)Math.Round(Width * scale)), height: Math.Max(1, (int)Math.Round(Height * scale)), size: Enums.Size.Force);
        using Image eight = small.Cast(Enums.BandFormat.Uchar);
        return Of(eight);
    }
}
