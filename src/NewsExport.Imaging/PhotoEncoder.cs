using NetVips;
using NewsExport.Model;

namespace NewsExport.Imaging;

/// <summary>A photo as a target takes it.</summary>
internal sealed record EncodedPhoto(byte[] Bytes, string MediaType, int Width, int Height, ImageColor Color);

/// <summary>
/// Decodes a picture no larger than the target shows it, turns it upright, brings it to sRGB or grey on white, and writes it as JPEG
/// or PNG without any metadata.
/// </summary>
internal static class PhotoEncoder
{
    // A drawing may be this much larger as PNG than as JPEG: its edges are worth it.
    private const double PngAllowance = 1.25;
    private const int LargestSide = 65_000;

    /// <exception cref="VipsException">The bytes are damaged.</exception>
    /// <exception cref="PhotoTooLargeException">It has more pixels than the limit.</exception>
    /// <exception cref="DrawingTooSlowException">It is a drawing and takes longer than the limit.</exception>
    public static EncodedPhoto Run(byte[] bytes, ImageFormat format, ImageTarget target, ImagingOptions options)
    {
        Vips.EnsureReady();
        // The loader is told by its own option: the operation's failOn does not reach it, and a photo cut short would pass, grey where it ends.
        if (format == ImageFormat.Svg) return InTime(() => Run(bytes, format, target, options, "fail_on=error"), options.MaxDrawingTime);
        if (format != ImageFormat.Jpeg) return Run(bytes, format, target, options, "fail_on=truncated");
        try
        {
            return Run(bytes, format, target, options, "fail_on=truncated");
        }
        catch (VipsException)
        {
            // Some cameras and servers leave out the last two bytes, the end marker, and nothing else. With it such a photo has no fault at all.
            try
            {
                return Run([.. bytes, 0xFF, 0xD9], format, target, options, "fail_on=warning");
            }
            catch (VipsException)
            {
                // The first fault is the true one.
            }

            throw;
        }
    }

    /// <summary>
    /// A drawing of a few lines can ask for hours of work: filters over filters, dashes without number. Nothing stops a drawing that has
    /// begun, so it is left behind on a thread of its own that no exit of the process waits for.
    /// </summary>
    private static EncodedPhoto InTime(Func<EncodedPhoto> draw, TimeSpan most)
    {
        var done = new TaskCompletionSource<EncodedPhoto>();
        var thread = new Thread(() =>
        {
            try
            {
                done.SetResult(draw());
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        }, maxStackSize: 16 << 20)
        {
            IsBackground = true,
            Name = "drawing",
        };
        thread.Start();
        return Task.WaitAny([done.Task], most) == 0 ? done.Task.GetAwaiter().GetResult() : throw new DrawingTooSlowException(most);
    }

    private static EncodedPhoto Run(byte[] bytes, ImageFormat format, ImageTarget target, ImagingOptions options, string loaderOptions)
    {
        bool isGraySource;
        using (Image head = Image.NewFromBuffer(bytes, access: Enums.Access.Sequential))
        {
            isGraySource = format != ImageFormat.Svg && head.Bands <= 2 && head.Interpretation is Enums.Interpretation.Bw or Enums.Interpretation.Grey16;
            long pixels = (long)head.Width * head.Height;
            if (format != ImageFormat.Svg && (pixels > options.MaxPixels || head.Width > LargestSide || head.Height > LargestSide))
            {
                throw new PhotoTooLargeException($"it has {head.Width} × {head.Height} pixels");
            }
        }

        using Image thumbnail = Image.ThumbnailBuffer(
            bytes,
            target.MaxWidth,
            height: target.MaxHeight,
            // A drawing has no size of its own; nothing else is ever enlarged.
            size: format == ImageFormat.Svg ? Enums.Size.Both : Enums.Size.Down,
            outputProfile: "srgb",
            intent: Enums.Intent.Perceptual,
            optionString: loaderOptions);
        using Image flat = thumbnail.HasAlpha() ? thumbnail.Flatten(background: [255, 255, 255]) : thumbnail.Copy();
        bool gray = target.IsGray || isGraySource || flat.Bands == 1;
        using Image colored = flat.Colourspace(gray ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
        using Image eight = colored.Cast(Enums.BandFormat.Uchar);
        // Decoded once into memory: two encoders may read it.
        using Image pixelsOnly = eight.CopyMemory();
        ImageColor color = gray ? ImageColor.Gray : ImageColor.Rgb;
        byte[] jpeg = pixelsOnly.JpegsaveBuffer(q: target.JpegQuality, optimizeCoding: true, keep: Enums.ForeignKeep.None);
        if (format is not (ImageFormat.Jpeg or ImageFormat.Heif or ImageFormat.Avif))
        {
            byte[] png = pixelsOnly.PngsaveBuffer(compression: 9, filter: Enums.ForeignPngFilter.All, keep: Enums.ForeignKeep.None);
            if (png.Length <= jpeg.Length * PngAllowance) return new EncodedPhoto(png, "image/png", pixelsOnly.Width, pixelsOnly.Height, color);
        }

        return new EncodedPhoto(jpeg, "image/jpeg", pixelsOnly.Width, pixelsOnly.Height, color);
    }
}

/// <summary>A photo has more pixels than the limit.</summary>
internal sealed class PhotoTooLargeException(string message) : Exception(message);

/// <summary>A drawing took longer than the limit.</summary>
internal sealed class DrawingTooSlowException(TimeSpan most) : Exception(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it takes longer than {most.TotalSeconds:0.#} s"));
