using System.Buffers.Binary;
using System.Text;
using NetVips;
using NewsExport.Model;

namespace NewsExport.Imaging.Metadata;

/// <summary>
/// Reads what a photo says of itself, and of that only what a reader may be told: description, headline, creator, credit, copyright,
/// source and alternative text. XMP goes before IPTC-IIM, and IIM before EXIF.
/// </summary>
/// <remarks>Metadata Working Group, Guidelines for Handling Image Metadata 2.0, 3.3 and 5; IPTC Photo Metadata Standard 2023.1.</remarks>
internal static class MetadataReader
{
    // No caption is longer than a page; nothing above is looked at.
    private const int MostBytes = 1 << 20;

    public static EmbeddedMetadata Run(ReadOnlySpan<byte> photo, ImageFormat format)
    {
        var blocks = new MetadataBlocks();
        switch (format)
        {
            case ImageFormat.Jpeg:
                Jpeg(photo, blocks);
                break;
            case ImageFormat.Png:
                Png(photo, blocks);
                break;
            case ImageFormat.Webp:
                Webp(photo, blocks);
                break;
            case ImageFormat.Avif:
                Avif(photo, blocks);
                break;
        }

        EmbeddedMetadata exif = ExifReader.Run(format == ImageFormat.Tiff ? photo : blocks.Exif, out byte[] xmpOfTiff, out byte[] iimOfTiff);
        EmbeddedMetadata iim = IimReader.Run(blocks.Iim.Length > 0 ? blocks.Iim : iimOfTiff);
        EmbeddedMetadata xmp = XmpReader.Run(blocks.Xmp.Length > 0 ? blocks.Xmp : xmpOfTiff);
        return new EmbeddedMetadata
        {
            Description = xmp.Description ?? iim.Description ?? exif.Description,
            Headline = xmp.Headline ?? iim.Headline,
            Creator = xmp.Creator ?? iim.Creator ?? exif.Creator,
            CreditLine = xmp.CreditLine ?? iim.CreditLine,
            CopyrightNotice = xmp.CopyrightNotice ?? iim.CopyrightNotice ?? exif.CopyrightNotice,
            Source = xmp.Source ?? iim.Source,
            AltText = xmp.AltText,
            ExtendedDescription = xmp.ExtendedDescription,
        };
    }

    /// <summary>A value in one piece: no control characters, no white space at its ends; null if nothing is left.</summary>
    public static string? Tidy(string? value)
    {
        if (value is null) return null;
        var tidy = new StringBuilder(value.Length);
        foreach (Rune rune in value.EnumerateRunes())
        {
            // A half of a surrogate pair comes as U+FFFD, and so does a byte that is no character.
            if (rune.Value is '\n' or '\r' or '\t') tidy.Append(' ');
            else if (!Rune.IsControl(rune) && rune != Rune.ReplacementChar) tidy.Append(rune.ToString());
        }

        string text = string.Join(' ', tidy.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? null : text;
    }

    // ITU-T T.81, B.1.1: segments up to the first scan.
    private static void Jpeg(ReadOnlySpan<byte> photo, MetadataBlocks blocks)
    {
        for (int at = 2; at + 4 <= photo.Length && photo[at] == 0xFF;)
        {
            byte marker = photo[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(photo[(at + 2)..]);
            if (marker == 0xDA || length < 2 || at + 2 + length > photo.Length) return;
            ReadOnlySpan<byte> segment = photo.Slice(at + 4, length - 2);
            if (marker == 0xE1 && segment.StartsWith("Exif\0\0"u8)) blocks.Exif = segment[6..].ToArray();
            else if (marker == 0xE1 && segment.StartsWith("http://ns.adobe.com/xap/1.0/\0"u8)) blocks.Xmp = segment[29..].ToArray();
            else if (marker == 0xED && segment.StartsWith("Photoshop 3.0\0"u8)) blocks.Iim = ImageResource(segment[14..]);
            at += 2 + length;
        }
    }

    // Adobe Photoshop File Formats Specification, Image Resources Section: resource 0x0404 is IPTC-IIM.
    private static byte[] ImageResource(ReadOnlySpan<byte> resources)
    {
        while (resources.Length >= 12 && resources.StartsWith("8BIM"u8))
        {
            int id = BinaryPrimitives.ReadUInt16BigEndian(resources[4..]);
            int nameLength = (resources[6] + 2) & ~1;
            if (6 + nameLength + 4 > resources.Length) break;
            long length = BinaryPrimitives.ReadUInt32BigEndian(resources[(6 + nameLength)..]);
            int start = 6 + nameLength + 4;
            if (start + length > resources.Length) break;
            if (id == 0x0404) return resources.Slice(start, (int)length).ToArray();
            int next = start + (int)((length + 1) & ~1L);
            if (next >= resources.Length) break;
            resources = resources[next..];
        }

        return [];
    }

    // PNG (Third Edition), 11.3.3.4: XMP stands in an iTXt chunk of that keyword, as a rule not compressed.
    private static void Png(ReadOnlySpan<byte> photo, MetadataBlocks blocks)
    {
        for (int at = 8; at + 12 <= photo.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(photo[at..]);
            if (length > photo.Length - at - 12) return;
            ReadOnlySpan<byte> type = photo.Slice(at + 4, 4);
            ReadOnlySpan<byte> chunk = photo.Slice(at + 8, (int)length);
            if (type.SequenceEqual("eXIf"u8)) blocks.Exif = chunk.ToArray();
            if (type.SequenceEqual("iTXt"u8) && chunk.StartsWith("XML:com.adobe.xmp\0\0"u8) && length < MostBytes)
            {
                ReadOnlySpan<byte> rest = chunk[20..];
                int language = rest.IndexOf((byte)0);
                int keyword = language < 0 ? -1 : rest[(language + 1)..].IndexOf((byte)0);
                if (keyword >= 0) blocks.Xmp = rest[(language + keyword + 2)..].ToArray();
            }

            at += 12 + (int)length;
        }
    }

    // RFC 9649, 2.7.
    private static void Webp(ReadOnlySpan<byte> photo, MetadataBlocks blocks)
    {
        for (int at = 12; at + 8 <= photo.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(photo[(at + 4)..]);
            if (length > photo.Length - at - 8) return;
            ReadOnlySpan<byte> chunk = photo.Slice(at + 8, (int)length);
            if (photo.Slice(at, 4).SequenceEqual("EXIF"u8)) blocks.Exif = (chunk.StartsWith("Exif\0\0"u8) ? chunk[6..] : chunk).ToArray();
            if (photo.Slice(at, 4).SequenceEqual("XMP "u8) && length < MostBytes) blocks.Xmp = chunk.ToArray();
            at += 8 + (int)((length + 1) & ~1u);
        }
    }

    // Boxes of ISO 14496-12 lead to one another by offsets; the loader has followed them already.
    private static void Avif(ReadOnlySpan<byte> photo, MetadataBlocks blocks)
    {
        try
        {
            using Image image = Image.NewFromBuffer(photo.ToArray(), access: Enums.Access.Sequential);
            if (image.Contains("xmp-data") && image.Get("xmp-data") is byte[] xmp && xmp.Length < MostBytes) blocks.Xmp = xmp;
            if (image.Contains("exif-data") && image.Get("exif-data") is byte[] exif) blocks.Exif = exif.AsSpan().StartsWith("Exif\0\0"u8) ? exif[6..] : exif;
        }
        catch (VipsException)
        {
            // Whether the photo can be shown is not decided here.
        }
    }

    private sealed class MetadataBlocks
    {
        public byte[] Exif { get; set; } = [];

        public byte[] Xmp { get; set; } = [];

        public byte[] Iim { get; set; } = [];
    }
}
