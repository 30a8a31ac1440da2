using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace NewsExport.Imaging;

/// <summary>
/// Tells whether an original holds its picture and not a byte besides, so that it may go into the output as it is. What is allowed is
/// listed, so that a kind of segment or chunk that nobody thought of is not passed on.
/// </summary>
internal static class CleanOriginal
{
    public static bool Is(byte[] bytes, ImageFormat format) => format switch
    {
        ImageFormat.Jpeg => JpegWalk.IsWhole(bytes),
        ImageFormat.Png => IsPng(bytes),
        _ => false,
    };

    // PNG (Third Edition), 5.6 and 11: head, palette, shape of pixels and data alone; no transparency, no interlacing, at most eight bits.
    private static bool IsPng(ReadOnlySpan<byte> bytes)
    {
        using var data = new MemoryStream();
        for (int at = 8; at + 12 <= bytes.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
            if (length < 0 || length > bytes.Length - at - 12) return false;
            ReadOnlySpan<byte> type = bytes.Slice(at + 4, 4);
            ReadOnlySpan<byte> chunk = bytes.Slice(at + 8, length);
            if (Crc32.HashToUInt32(bytes.Slice(at + 4, length + 4)) != BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 8 + length)..])) return false;
            at += 12 + length;
            if (type.SequenceEqual("IHDR"u8))
            {
                if (length != 13 || chunk[8] > 8 || chunk[9] is not (0 or 2 or 3) || chunk[12] != 0) return false;
            }
            else if (type.SequenceEqual("IDAT"u8))
            {
                data.Write(chunk);
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                return length == 0 && at == bytes.Length && EndsWithItsData(data.GetBuffer().AsSpan(0, (int)data.Length));
            }
            else if (!type.SequenceEqual("PLTE"u8) && !(type.SequenceEqual("pHYs"u8) && length == 9))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether the checksum of the unpacked data is the last of the packed: then nothing hides behind it (RFC 1950, 2.2).</summary>
    private static bool EndsWithItsData(ReadOnlySpan<byte> packed)
    {
        if (packed.Length < 6) return false;
        using var stream = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        uint low = 1;
        uint high = 0;
        byte[] buffer = new byte[5552];
        try
        {
            // 5552 is the most bytes whose sums fit into 32 bits (RFC 1950, 9, as zlib has it).
            for (int read; (read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0;)
            {
                foreach (byte value in buffer.AsSpan(0, read))
                {
                    low += value;
                    high += low;
                }

                low %= 65521;
                high %= 65521;
            }
        }
        catch (InvalidDataException)
        {
            return false;
        }

        return BinaryPrimitives.ReadUInt32BigEndian(packed[^4..]) == ((high << 16) | low);
    }
}
