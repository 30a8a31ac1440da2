using NetVips;

namespace NewsExport.Imaging.Developing;

/// <summary>A photo ready to be written, and what it is like.</summary>
/// <param name="Pixels">Its pixels; not sharpened if it is flat, for a halo is a colour that a drawing does not have.</param>
/// <param name="Kind">What it is like.</param>
/// <param name="IsUnchanged">Whether the original has the same pixels in the same places: upright, of this size, its colours not converted.</param>
internal sealed record Developed(Pixels Pixels, ContentKind Kind, bool IsUnchanged) : IDisposable
{
    public void Dispose() => Pixels.Dispose();
}

/// <summary>Decodes a picture no larger than the target shows it, turns it upright, brings it to sRGB or grey on white, and sharpens what it shrank.</summary>
internal static class PhotoDeveloper
{
    private const int LargestSide = 65_000;
    // Less of a shrinking takes nothing that the eye misses.
    private const double NoticeableShrink = 1.15;

    /// <exception cref="VipsException">The bytes are damaged.</exception>
    /// <exception cref="PhotoTooLargeException">It has more pixels than the limit.</exception>
    /// <exception cref="DrawingTooSlowException">It is a drawing and takes longer than the limit.</exception>
    public static Developed Run(byte[] bytes, ImageFormat format, ImageTarget target, ImagingOptions options)
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

    /// <summary>The most memory that developing and writing takes, roughly, in bytes; the original's own not counted.</summary>
    /// <exception cref="VipsException">The bytes are damaged.</exception>
    public static long MemoryFor(byte[] bytes, ImageFormat format, ImageTarget target)
    {
        Vips.EnsureReady();
        using Source source = Source.NewFromMemory(bytes);
        Head head = Head.Of(source);
        long shown = (long)target.MaxWidth * target.MaxHeight;
        long whole = (long)head.Width * head.Height;
        // Decoded and being written, three samples each.
        long made = 6 * (format == ImageFormat.Svg ? shown : Math.Min(shown, whole));
        bool isInLines = format is ImageFormat.Jpeg or ImageFormat.Png && !head.IsInterlaced;
        return format == ImageFormat.Svg || isInLines ? made : made + (4 * whole);
    }

    /// <summary>
    /// A drawing of a few lines can ask for hours of work: filters over filters, dashes without number. Nothing stops a drawing that has
    /// begun, so it is left behind on a thread of its own that no exit of the process waits for.
    /// </summary>
    private static Developed InTime(Func<Developed> draw, TimeSpan most)
    {
        var done = new TaskCompletionSource<Developed>();
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

    private static Developed Run(byte[] bytes, ImageFormat format, ImageTarget target, ImagingOptions options, string loaderOptions)
    {
        // Read where it lies: from a buffer, libvips would get a copy each time, of which the collector of garbage is told as if it were its own.
        using Source source = Source.NewFromMemory(bytes);
        Head head = Head.Of(source);
        if (format != ImageFormat.Svg && ((long)head.Width * head.Height > options.MaxPixels || head.Width > LargestSide || head.Height > LargestSide))
        {
            throw new PhotoTooLargeException($"it has {head.Width} × {head.Height} pixels");
        }

        // Colours without a profile are sRGB by the standards of the web; a conversion from sRGB to sRGB would take three times as long as all the rest.
        string? profile = head.HasProfile || head.IsInks ? "srgb" : null;
        using Image thumbnail = Image.ThumbnailSource(
            source,
            target.MaxWidth,
            height: target.MaxHeight,
            // A drawing has no size of its own; nothing else is ever enlarged.
            size: format == ImageFormat.Svg ? Enums.Size.Both : Enums.Size.Down,
            outputProfile: profile,
            intent: Enums.Intent.Perceptual,
            optionString: loaderOptions);
        using Image flat = thumbnail.HasAlpha() ? thumbnail.Flatten(background: [255, 255, 255]) : thumbnail.Copy();
        bool isGray = target.IsGray || (head.IsGray && format != ImageFormat.Svg) || flat.Bands == 1;
        using Image colored = flat.Colourspace(isGray ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
        using Image eight = colored.Cast(Enums.BandFormat.Uchar);
        Pixels pixels = Pixels.Of(eight);
        ContentKind kind = ContentKind.Of(pixels);
        double shrink = (double)Math.Max(head.Width, head.Height) / Math.Max(pixels.Width, pixels.Height);
        bool isUnchanged = profile is null && shrink == 1 && head.IsUpright && !head.HasAlpha && isGray == head.IsGray;
        if (shrink >= NoticeableShrink && !kind.IsFlat && format != ImageFormat.Svg) Sharpener.Run(pixels);
        return new Developed(pixels, kind, isUnchanged);
    }

    /// <summary>What a picture's head says.</summary>
    private sealed record Head(int Width, int Height, bool IsGray, bool IsInks, bool HasProfile, bool HasAlpha, bool IsUpright, bool IsInterlaced)
    {
        public static Head Of(Source source)
        {
            using Image head = Image.NewFromSource(source, access: Enums.Access.Sequential);
            return new Head(
                head.Width,
                head.Height,
                IsGray: head.Bands <= 2 && head.Interpretation is Enums.Interpretation.Bw or Enums.Interpretation.Grey16,
                IsInks: head.Interpretation == Enums.Interpretation.Cmyk,
                HasProfile: head.Contains("icc-profile-data"),
                HasAlpha: head.HasAlpha(),
                IsUpright: !head.Contains("orientation") || head.Get("orientation") is 0 or 1,
                IsInterlaced: head.Contains("interlaced"));
        }
    }
}

/// <summary>A photo has more pixels than the limit.</summary>
internal sealed class PhotoTooLargeException(string message) : Exception(message);

/// <summary>A drawing took longer than the limit.</summary>
internal sealed class DrawingTooSlowException(TimeSpan most) : Exception(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it takes longer than {most.TotalSeconds:0.#} s"));
