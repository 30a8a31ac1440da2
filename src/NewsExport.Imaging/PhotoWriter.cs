using NetVips;
using NewsExport.Imaging.Developing;
using NewsExport.Model;

namespace NewsExport.Imaging;

/// <summary>What is spent on a JPEG's size.</summary>
internal enum JpegEffort
{
    /// <summary>The tables of ITU-T T.81, annex K, as most cameras write them.</summary>
    Quick,

    /// <summary>Huffman tables of its own: a photo is some three in a hundred smaller, and takes twice as long.</summary>
    Compact,

    /// <summary>The cheapest coefficients are searched for besides, which takes six times as long and gives a tenth of the bytes back.</summary>
    Thorough,
}

/// <summary>Writes pixels as JPEG or PNG, with no metadata at all.</summary>
internal static class PhotoWriter
{
    // A drawing may be this much larger as PNG than as JPEG: its edges are worth it.
    private const double PngAllowance = 1.25;
    // A palette is not seen that changes no sample by more than the first of these, and those that it changes by no more than the second on average.
    private const int MostPaletteError = 12;
    private const double MeanPaletteError = 3;
    private const int QualityOfDrawings = 90;
    private const int QualityWithoutSubsampling = 90;

    /// <summary>The file that suits what the picture is like.</summary>
    /// <param name="photo">The picture.</param>
    /// <param name="isFromLossy">Whether it comes with the noise of a lossy format already, which PNG would keep dearly.</param>
    /// <param name="target">What it is for.</param>
    public static EncodedPhoto Run(Developed photo, bool isFromLossy, ImageTarget target)
    {
        if (!photo.Kind.IsFlat || photo.Pixels.Bands == 4) return Jpeg(photo.Pixels, photo.Kind, target.JpegQuality, EffortFor(target));
        EncodedPhoto jpeg = Jpeg(photo.Pixels, photo.Kind, Math.Max(target.JpegQuality, QualityOfDrawings));
        EncodedPhoto png = Png(photo.Pixels);
        return png.Bytes.Length <= jpeg.Bytes.Length * (isFromLossy ? 1 : PngAllowance) ? png : jpeg;
    }

    /// <summary>What is spent on photos for a target. A computer's screen has a computer's disk behind it; elsewhere each byte is carried or paid for.</summary>
    public static JpegEffort EffortFor(ImageTarget target) => target.Profile == Profile.Screen ? JpegEffort.Quick : JpegEffort.Compact;

    /// <summary>The picture as JPEG.</summary>
    /// <param name="pixels">The picture.</param>
    /// <param name="kind">What it is like: flat ones and those with edges between colours keep the resolution of colour.</param>
    /// <param name="quality">1 to 100.</param>
    /// <param name="effort">What is spent on its size.</param>
    public static EncodedPhoto Jpeg(Pixels pixels, ContentKind kind, int quality, JpegEffort effort = JpegEffort.Compact)
    {
        bool keepColor = kind.IsFlat || kind.HasColorEdges || quality >= QualityWithoutSubsampling;
        using Image image = pixels.ToImage();
        byte[] bytes = image.JpegsaveBuffer(
            q: quality,
            optimizeCoding: effort >= JpegEffort.Compact,
            trellisQuant: effort == JpegEffort.Thorough,
            overshootDeringing: effort == JpegEffort.Thorough,
            subsampleMode: keepColor ? Enums.ForeignSubsample.Off : Enums.ForeignSubsample.On,
            keep: Enums.ForeignKeep.None);
        return new EncodedPhoto(bytes, "image/jpeg", pixels.Width, pixels.Height, ColorOf(pixels));
    }

    /// <summary>The picture as PNG; with a palette where its colours fit into one unseen.</summary>
    public static EncodedPhoto Png(Pixels pixels)
    {
        using Image image = pixels.ToImage();
        byte[] bytes = image.PngsaveBuffer(compression: 9, filter: Enums.ForeignPngFilter.All, keep: Enums.ForeignKeep.None);
        if (pixels.Bands == 3 && Palette(image, pixels) is { } palette && palette.Length < bytes.Length) bytes = palette;
        return new EncodedPhoto(bytes, "image/png", pixels.Width, pixels.Height, ColorOf(pixels));
    }

    /// <summary>The picture with a palette; null if that would be seen.</summary>
    private static byte[]? Palette(Image image, Pixels pixels)
    {
        byte[] bytes = image.PngsaveBuffer(compression: 9, filter: Enums.ForeignPngFilter.None, palette: true, q: 100, dither: 0, effort: 5, keep: Enums.ForeignKeep.None);
        using Image read = Image.NewFromBuffer(bytes);
        byte[] made = read.WriteToMemory<byte>();
        ReadOnlySpan<byte> samples = pixels.Bytes;
        if (made.Length != samples.Length) return null;
        long sum = 0;
        long changed = 0;
        for (int i = 0; i < made.Length; i++)
        {
            int error = Math.Abs(made[i] - samples[i]);
            if (error > MostPaletteError) return null;
            sum += error;
            if (error > 0) changed++;
        }

        return sum <= MeanPaletteError * changed ? bytes : null;
    }

    private static ImageColor ColorOf(Pixels pixels) => pixels.Bands switch { 1 => ImageColor.Gray, 4 => ImageColor.Cmyk, _ => ImageColor.Rgb };
}
