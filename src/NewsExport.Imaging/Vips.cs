using NetVips;

namespace NewsExport.Imaging;

/// <summary>
/// Sets libvips up once for the process: loaders that are not made for strangers' files are blocked, nothing is cached between
/// photos, and each photo takes one thread, because several are treated side by side.
/// </summary>
internal static class Vips
{
    private static readonly Lazy<bool> Ready = new(SetUp);

    // What is wrong with a photo is said once, by its rule; the libraries would say it on standard error, line by line.
    private static readonly Log.LogDelegate Silence = static (_, _, _) => { };

    public static void EnsureReady() => _ = Ready.Value;

    private static bool SetUp()
    {
        foreach (string domain in new[] { "VIPS", "GLib", "GLib-GObject", "GLib-GIO", "librsvg" }) Log.SetLogHandler(domain, Enums.LogLevelFlags.Warning | Enums.LogLevelFlags.Critical | Enums.LogLevelFlags.Message, Silence);
        NetVips.NetVips.BlockUntrusted = true;
        // The one such loader that is used: from memory it resolves no outside reference, and runs no script.
        Operation.Block("VipsForeignLoadSvg", false);
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        return true;
    }
}

/// <summary>The photo formats that this build reads.</summary>
public static class Codecs
{
    private static readonly (string Name, string Loader)[] All =
    [
        ("JPEG", "jpegload_buffer"), ("PNG", "pngload_buffer"), ("GIF", "gifload_buffer"), ("WebP", "webpload_buffer"),
        ("TIFF", "tiffload_buffer"), ("AVIF", "heifload_buffer"), ("SVG", "svgload_buffer"),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Readable
    {
        get
        {
            Vips.EnsureReady();
            return [.. All.Where(codec => NetVips.NetVips.TypeFind("VipsOperation", codec.Loader) != 0).Select(codec => codec.Name)];
        }
    }
}
