using System.Buffers.Binary;
using System.Text;
using NewsExport.Model;

namespace NewsExport.Imaging.Metadata;

/// <summary>Reads description, artist and copyright from the first directory of EXIF or TIFF. Nothing else of it is looked at.</summary>
/// <remarks>TIFF 6.0, section 2; CIPA DC-008 (Exif 3.0), 4.6.5.</remarks>
internal static class ExifReader
{
    private const int ImageDescription = 0x010E;
    private const int Artist = 0x013B;
    private const int Copyright = 0x8298;
    private const int Xmp = 0x02BC;
    private const int Iim = 0x83BB;
    // Windows writes these beside or instead of the above, as UTF-16.
    private const int XpTitle = 0x9C9B;
    private const int XpAuthor = 0x9C9D;

    /// <summary>What cameras write into every photo in place of a description.</summary>
    private static readonly string[] OfCameras =
    [
        "OLYMPUS DIGITAL CAMERA", "SONY DSC", "DCIM", "DIGITAL CAMERA", "MINOLTA DIGITAL CAMERA", "KODAK DIGITAL STILL CAMERA", "SAMSUNG CAMERA PICTURES",
        "SAMSUNG DIGITAL CAMERA", "JPEG IMAGE", "EXIF_JPEG_PICTURE", "IMAGE", "CAMERA", "UNTITLED", "DEFAULT", "PROCESSED WITH VSCO", "SCREENSHOT",
    ];

    public static EmbeddedMetadata Run(ReadOnlySpan<byte> exif, out byte[] xmp, out byte[] iim)
    {
        xmp = iim = [];
        if (exif.Length < 8) return EmbeddedMetadata.None;
        bool isBig = exif[0] == 'M';
        long directory = Number(exif, 4, isBig);
        if (directory + 2 > exif.Length) return EmbeddedMetadata.None;
        int count = Short(exif, (int)directory, isBig);
        var values = new Dictionary<int, byte[]>();
        for (int i = 0; i < count; i++)
        {
            long at = directory + 2 + (i * 12L);
            if (at + 12 > exif.Length) break;
            int tag = Short(exif, (int)at, isBig);
            if (tag is not (ImageDescription or Artist or Copyright or Xmp or Iim or XpTitle or XpAuthor)) continue;
            int type = Short(exif, (int)at + 2, isBig);
            // BYTE, ASCII, UNDEFINED and UTF-8 have one byte each; IIM is often said to be of LONGs.
            long length = Number(exif, (int)at + 4, isBig) * (type switch { 1 or 2 or 7 or 129 => 1, 4 when tag == Iim => 4, _ => 0 });
            long start = length <= 4 ? at + 8 : Number(exif, (int)at + 8, isBig);
            if (length is > 0 and < 1 << 20 && start + length <= exif.Length) values.TryAdd(tag, exif.Slice((int)start, (int)length).ToArray());
        }

        xmp = values.GetValueOrDefault(Xmp, []);
        iim = values.GetValueOrDefault(Iim, []);
        string? description = Text(values, ImageDescription) ?? Wide(values, XpTitle);
        return new EmbeddedMetadata
        {
            Description = description is null || OfCameras.Contains(description, StringComparer.OrdinalIgnoreCase) ? null : description,
            Creator = Text(values, Artist) ?? Wide(values, XpAuthor),
            // The photographer's and the editor's notice stand behind one another, parted by a NUL.
            CopyrightNotice = Text(values, Copyright),
        };
    }

    private static string? Text(Dictionary<int, byte[]> values, int tag)
    {
        if (!values.TryGetValue(tag, out byte[]? bytes)) return null;
        int end = bytes.AsSpan().IndexOf((byte)0);
        return MetadataReader.Tidy(LegacyText.Decode(end < 0 ? bytes : bytes.AsSpan(0, end)));
    }

    private static string? Wide(Dictionary<int, byte[]> values, int tag) =>
        values.TryGetValue(tag, out byte[]? bytes) ? MetadataReader.Tidy(Encoding.Unicode.GetString(bytes).TrimEnd('\0').Replace(";", ", ", StringComparison.Ordinal)) : null;

    private static int Short(ReadOnlySpan<byte> bytes, int at, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static long Number(ReadOnlySpan<byte> bytes, int at, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
