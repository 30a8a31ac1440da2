using System.Buffers.Binary;

namespace NewsExport.Pdf.Checking;

/// <summary>Looks through the segments of a JPEG for what was stored beside the picture (ITU-T T.81, annex B).</summary>
internal static class JpegCheck
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte Comment = 0xFE;

    /// <summary>Names of what it holds beside the picture, and how many bytes stand behind it.</summary>
    public static (IReadOnlyCollection<string> Held, long Behind) Run(ReadOnlySpan<byte> jpeg)
    {
        var held = new SortedSet<string>(StringComparer.Ordinal);
        if (jpeg.Length < 4 || jpeg[0] != 0xFF || jpeg[1] != StartOfImage) return (held, 0);
        int at = 2;
        while (at + 4 <= jpeg.Length)
        {
            if (jpeg[at] != 0xFF)
            {
                at++;
                continue;
            }

            byte marker = jpeg[at + 1];
            if (marker == EndOfImage) return (held, jpeg.Length - at - 2);
            if (marker is 0xFF or 0 or 1 or StartOfImage or (>= 0xD0 and <= 0xD7))
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            ReadOnlySpan<byte> segment = jpeg[Math.Min(jpeg.Length, at + 4)..Math.Min(jpeg.Length, at + 2 + Math.Max(2, length))];
            if (NameOf(marker, segment) is { } name) held.Add(name);
            at += 2 + Math.Max(2, length);
            if (marker == StartOfScan) at = AfterScan(jpeg, at);
        }

        return (held, 0);
    }

    private static int AfterScan(ReadOnlySpan<byte> jpeg, int at)
    {
        while (at < jpeg.Length)
        {
            int next = jpeg[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= jpeg.Length) return jpeg.Length;
            at += next;
            // A stuffed byte or a restart belongs to the picture's own data.
            if (jpeg[at + 1] is not (0 or (>= 0xD0 and <= 0xD7))) return at;
            at += 2;
        }

        return jpeg.Length;
    }

    private static string? NameOf(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        0xE1 when segment.StartsWith("Exif\0"u8) => "Exif",
        0xE1 when segment.StartsWith("http://ns.adobe.com/"u8) => "XMP",
        0xE1 => "an APP1 segment",
        // The colour profile, and the marks that decoders need to tell colours.
        0xE2 when segment.StartsWith("ICC_PROFILE\0"u8) => null,
        0xE2 when segment.StartsWith("MPF\0"u8) => "further pictures",
        0xED => "IPTC",
        0xE0 when segment.StartsWith("JFIF\0"u8) => segment.Length > 13 && (segment[12] > 0 && segment[13] > 0) ? "a thumbnail" : null,
        0xE0 when segment.StartsWith("JFXX\0"u8) => "a thumbnail",
        0xEE when segment.StartsWith("Adobe"u8) => null,
        >= 0xE0 and <= 0xEF => "an APP segment",
        Comment => "a comment",
        _ => null,
    };
}
