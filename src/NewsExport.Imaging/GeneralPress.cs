using NetVips;

namespace NewsExport.Imaging;

/// <summary>A press for those who do not know theirs yet: the proof profile that libvips brings, which its maker put into the public domain.</summary>
public static class GeneralPress
{
    private static readonly Lazy<ReadOnlyMemory<byte>?> Loaded = new(Load);

    /// <summary>Its ICC profile, for <see cref="ImagingOptions.PrintProfile"/>; null where libvips was built without.</summary>
    public static ReadOnlyMemory<byte>? Profile => Loaded.Value;

    private static ReadOnlyMemory<byte>? Load()
    {
        Vips.EnsureReady();
        try
        {
            return Image.ProfileLoad("cmyk");
        }
        catch (VipsException)
        {
            return null;
        }
    }
}
