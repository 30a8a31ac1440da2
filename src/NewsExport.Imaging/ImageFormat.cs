namespace NewsExport.Imaging;

/// <summary>The formats that photos are read in.</summary>
internal enum ImageFormat
{
    Unknown,
    Jpeg,
    Png,
    Gif,
    Webp,
    Tiff,
    Heif,
    Avif,
    Svg,
}

/// <summary>Tells a format by its first bytes; names and stated types are not believed.</summary>
internal static class FormatSniffer
{
    public static ImageFormat Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return ImageFormat.Jpeg;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return ImageFormat.Png;
        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8)) return ImageFormat.Gif;
        if (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8)) return ImageFormat.Webp;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x49, 0x49, 0x2A, 0x00]) || bytes.StartsWith((ReadOnlySpan<byte>)[0x4D, 0x4D, 0x00, 0x2A])) return ImageFormat.Tiff;
        if (bytes.Length > 12 && bytes[4..].StartsWith("ftyp"u8))
        {
            ReadOnlySpan<byte> brand = bytes.Slice(8, 4);
            if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8)) return ImageFormat.Avif;
            if (brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8)) return ImageFormat.Heif;
        }

        return IsSvg(bytes) ? ImageFormat.Svg : ImageFormat.Unknown;
    }

    private static bool IsSvg(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, 1024)].TrimStart("\uFEFF \t\r\n"u8);
        // A page may hold a drawing; it is none.
        int drawing = head.IndexOf("<svg"u8);
        return head.StartsWith("<"u8) && drawing >= 0 && head[..drawing].IndexOf("<html"u8) < 0;
    }
}
