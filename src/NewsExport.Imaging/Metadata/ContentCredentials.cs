using System.Buffers.Binary;

namespace NewsExport.Imaging.Metadata;

/// <summary>Tells whether a photo carries Content Credentials, which vouch for its history and for these very bytes.</summary>
/// <remarks>C2PA Technical Specification 2.1, A.3: where manifests stand in each format.</remarks>
internal static class ContentCredentials
{
    private static ReadOnlySpan<byte> BoxId => [0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81];

    public static bool Are(ReadOnlySpan<byte> photo, ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => InJpeg(photo),
        ImageFormat.Png => InChunks(photo, 8, "caBX"u8),
        ImageFormat.Webp => InChunks(photo, 12, "C2PA"u8),
        ImageFormat.Heif or ImageFormat.Avif => photo.IndexOf(BoxId) >= 0,
        ImageFormat.Svg => photo.IndexOf("c2pa:manifest"u8) >= 0,
        ImageFormat.Tiff => InTiff(photo),
        _ => false,
    };

    // APP11 with a JUMBF box whose label is c2pa.
    private static bool InJpeg(ReadOnlySpan<byte> photo)
    {
        for (int at = 2; at + 4 <= photo.Length && photo[at] == 0xFF;)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(photo[(at + 2)..]);
            if (photo[at + 1] == 0xDA || length < 2 || at + 2 + length > photo.Length) return false;
            ReadOnlySpan<byte> segment = photo.Slice(at + 4, length - 2);
            if (photo[at + 1] == 0xEB && segment.StartsWith("JP"u8) && segment.IndexOf("c2pa"u8) >= 0) return true;
            at += 2 + length;
        }

        return false;
    }

    private static bool InChunks(ReadOnlySpan<byte> photo, int at, ReadOnlySpan<byte> wanted)
    {
        bool isPng = wanted[0] == 'c';
        while (at + 8 <= photo.Length)
        {
            long length = isPng ? BinaryPrimitives.ReadUInt32BigEndian(photo[at..]) : BinaryPrimitives.ReadUInt32LittleEndian(photo[(at + 4)..]);
            if (photo.Slice(isPng ? at + 4 : at, 4).SequenceEqual(wanted)) return true;
            long next = at + (isPng ? 12 + length : 8 + ((length + 1) & ~1L));
            if (next > photo.Length) return false;
            at = (int)next;
        }

        return false;
    }

    // Tag 52545 of the first directory.
    private static bool InTiff(ReadOnlySpan<byte> photo)
    {
        bool isBig = photo[0] == 'M';
        if (photo.Length < 8) return false;
        long at = isBig ? BinaryPrimitives.ReadUInt32BigEndian(photo[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(photo[4..]);
        if (at + 2 > photo.Length) return false;
        int count = Short(photo, (int)at, isBig);
        for (at += 2; count > 0 && at + 12 <= photo.Length; count--, at += 12)
        {
            if (Short(photo, (int)at, isBig) == 52545) return true;
        }

        return false;
    }

    private static int Short(ReadOnlySpan<byte> photo, int at, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt16BigEndian(photo[at..]) : BinaryPrimitives.ReadUInt16LittleEndian(photo[at..]);
}
