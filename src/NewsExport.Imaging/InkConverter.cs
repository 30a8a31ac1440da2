using System.Buffers.Binary;
using NetVips;
using NewsExport.Imaging.Developing;
using NewsExport.Model;

namespace NewsExport.Imaging;

/// <summary>Brings photos to the inks of a press by its ICC profile, and counts how much ink they take.</summary>
internal sealed class InkConverter
{
    // Fewer pixels than one in a thousand are noise, not a place that stays wet.
    private const double Ignored = 0.001;

    private readonly string _path;

    private InkConverter(string path) => _path = path;

    /// <summary>The converter for a target; null if it needs none, or if the profile is none for a press, which is said.</summary>
    /// <param name="store">Where the profile is kept, for libvips reads it from a file.</param>
    public static InkConverter? Open(ImageTarget target, ImagingOptions options, PhotoStore store, DiagnosticSink sink)
    {
        if (target.Profile != Profile.Print || options.PrintProfile is not { } profile) return null;
        Vips.EnsureReady();
        if (Fault(profile.Span) is { } fault)
        {
            sink.Report(ImagingRules.BadPrintProfile, SourceSpan.None, fault);
            return null;
        }

        var converter = new InkConverter(store.KeepAside(profile.Span, "inks.icc"));
        try
        {
            converter.Run(new Pixels([10, 120, 240], 1, 1, 3)).Dispose();
            return converter;
        }
        catch (VipsException)
        {
            sink.Report(ImagingRules.BadPrintProfile, SourceSpan.None, "it cannot convert colours of sRGB");
            return null;
        }
    }

    /// <exception cref="VipsException">The profile cannot convert.</exception>
    public Pixels Run(Pixels photo)
    {
        using Image image = photo.ToImage();
        using Image inks = image.IccTransform(_path, intent: Enums.Intent.Relative, blackPointCompensation: true, embedded: false, inputProfile: "srgb", depth: 8);
        using Image eight = inks.Cast(Enums.BandFormat.Uchar);
        return eight.Bands == 4 ? Pixels.Of(eight) : throw new VipsException("The profile does not give four inks.");
    }

    /// <summary>The ink that a photo's darkest places take, in percent of one full ink: 400 at most.</summary>
    public static int InkOf(Pixels inks)
    {
        int[] histogram = new int[(4 * 255) + 1];
        ReadOnlySpan<byte> samples = inks.Bytes;
        for (int i = 0; i < samples.Length; i += 4) histogram[samples[i] + samples[i + 1] + samples[i + 2] + samples[i + 3]]++;
        double left = Ignored * inks.Width * inks.Height;
        int sum = histogram.Length - 1;
        while (sum > 0 && (left -= histogram[sum]) >= 0) sum--;
        return (int)Math.Round(sum * 100.0 / 255);
    }

    // ICC.1:2022, 7.2: size, class, colour space and signature of the header.
    private static string? Fault(ReadOnlySpan<byte> profile)
    {
        if (profile.Length < 132 || !profile[36..].StartsWith("acsp"u8)) return "it is no ICC profile";
        if (BinaryPrimitives.ReadUInt32BigEndian(profile) != profile.Length) return "it is cut short";
        if (!profile[16..].StartsWith("CMYK"u8)) return "it is not for cyan, magenta, yellow and black";
        return profile[12..].StartsWith("prtr"u8) ? null : "it is not for a press";
    }
}
