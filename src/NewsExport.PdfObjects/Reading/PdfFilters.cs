using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace NewsExport.PdfObjects;

/// <summary>Undoes the filters of streams (ISO 32000-1, 7.4), never into more bytes than it is allowed.</summary>
internal static class PdfFilters
{
    private const int MostAtFirst = 1 << 20;

    public static bool Knows(string filter) => filter is "FlateDecode" or "Fl" or "ASCIIHexDecode" or "AHx" or "ASCII85Decode" or "A85" or "RunLengthDecode" or "RL";

    /// <summary>The bytes without one filter.</summary>
    /// <param name="filter">One that <see cref="Knows"/> says yes to.</param>
    /// <param name="bytes">The packed bytes.</param>
    /// <param name="parameters">Predictor, Colors, BitsPerComponent and Columns of the stream.</param>
    /// <param name="limit">The largest number of bytes to give.</param>
    /// <param name="whole">Whether the packed bytes were sound to their end.</param>
    public static byte[] Undo(string filter, byte[] bytes, (int Predictor, int Colors, int Bits, int Columns) parameters, int limit, out bool whole)
    {
        whole = true;
        switch (filter)
        {
            case "ASCIIHexDecode" or "AHx": return AsciiHex(bytes);
            case "ASCII85Decode" or "A85": return Ascii85(bytes, limit, out whole);
            case "RunLengthDecode" or "RL": return RunLength(bytes, limit, out whole);
            default:
                byte[] data = Inflate(bytes, limit, out whole);
                return parameters.Predictor switch
                {
                    < 2 => data,
                    2 => TiffPredictor(data, parameters.Colors, parameters.Bits, parameters.Columns),
                    _ => PngPredictor(data, parameters.Colors, parameters.Bits, parameters.Columns),
                };
        }
    }

    private static byte[] Inflate(byte[] bytes, int limit, out bool whole)
    {
        byte[] result = Inflate(bytes, limit, 1 << 14, out whole);
        // What one call unpacks before it meets the damage is lost with the call: small calls lose little.
        return whole ? result : Inflate(bytes, limit, 32, out _);
    }

    private static byte[] Inflate(byte[] bytes, int limit, int step, out bool whole)
    {
        whole = true;
        // Room for what a page's content mostly grows to, and doubled as it comes: what is only claimed takes none.
        byte[] room = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(bytes.Length * 6L, 1024, MostAtFirst));
        int length = 0;
        byte[] unpacked;
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(bytes, writable: false), CompressionMode.Decompress);
            while (true)
            {
                if (length == room.Length) room = Larger(room, (int)Math.Min(Math.Min(limit + 1L, Array.MaxLength), length * 2L));
                int count = Read(zlib, room.AsSpan(length, Math.Min(step, room.Length - length)), ref whole);
                if (count == 0) break;
                length += count;
                if (length > limit) throw new PdfFormatException(PdfProblem.TooLarge, $"a stream unpacks to more than {limit} bytes");
            }

            unpacked = room.AsSpan(0, length).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }

        // Bytes that just stop are no error to zlib: whether the sum behind the last block was reached tells them apart (RFC 1950, 2.2).
        Span<byte> sum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sum, Adler32(unpacked));
        whole = whole && bytes.AsSpan(Math.Max(0, bytes.Length - 8)).IndexOf(sum) >= 0;
        return unpacked;
    }

    private static int Read(ZLibStream zlib, Span<byte> room, ref bool whole)
    {
        try
        {
            return zlib.Read(room);
        }
        catch (InvalidDataException)
        {
            whole = false;
            return 0;
        }
    }

    private static byte[] Larger(byte[] room, int length)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(length);
        room.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(room);
        return larger;
    }

    private static uint Adler32(ReadOnlySpan<byte> bytes)
    {
        const uint modulus = 65521;
        // What the sums take before they must be reduced, in whole steps of eight.
        const int longest = 5552;
        uint low = 1;
        uint high = 0;
        while (bytes.Length > 0)
        {
            ReadOnlySpan<byte> part = bytes[..Math.Min(longest, bytes.Length)];
            bytes = bytes[part.Length..];
            // Eight at a time: the second sum takes the first of them eight times, the last once, and none waits for the one before it.
            for (; part.Length >= 8; part = part[8..])
            {
                high += (8 * low) + (8u * part[0]) + (7u * part[1]) + (6u * part[2]) + (5u * part[3]) + (4u * part[4]) + (3u * part[5]) + (2u * part[6]) + part[7];
                low += (uint)(part[0] + part[1] + part[2] + part[3] + part[4] + part[5] + part[6] + part[7]);
            }

            foreach (byte value in part)
            {
                low += value;
                high += low;
            }

            low %= modulus;
            high %= modulus;
        }

        return (high << 16) | low;
    }

    private static byte[] PngPredictor(byte[] data, int colors, int bits, int columns)
    {
        int pixel = Math.Max(1, colors * bits / 8);
        int row = (int)Math.Min(int.MaxValue / 2, (((long)colors * bits * columns) + 7) / 8);
        if (row <= 0) return data;
        int rows = (data.Length + row) / (row + 1);
        var result = new byte[Math.Min(data.Length, (long)rows * row)];
        int target = 0;
        int written = 0;
        for (int source = 0; source < data.Length; source += row + 1)
        {
            int kind = data[source];
            int count = Math.Min(row, data.Length - source - 1);
            if (target + count > result.Length) count = result.Length - target;
            for (int i = 0; i < count; i++)
            {
                int left = i >= pixel ? result[target + i - pixel] : 0;
                int up = target >= row ? result[target + i - row] : 0;
                int corner = i >= pixel && target >= row ? result[target + i - pixel - row] : 0;
                int predicted = kind switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 };
                result[target + i] = (byte)(data[source + 1 + i] + predicted);
            }

            written = target + count;
            target += row;
            if (target > result.Length) break;
        }

        return written == result.Length ? result : result[..written];
    }

    private static int Paeth(int left, int up, int corner)
    {
        int estimate = left + up - corner;
        int toLeft = Math.Abs(estimate - left);
        int toUp = Math.Abs(estimate - up);
        int toCorner = Math.Abs(estimate - corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static byte[] TiffPredictor(byte[] data, int colors, int bits, int columns)
    {
        if (bits != 8) throw new PdfFormatException(PdfProblem.Unsupported, "a stream uses predictor 2 with other than 8 bits");
        long row = (long)colors * columns;
        for (long start = 0; row > 0 && start < data.Length; start += row)
        {
            for (long i = start + colors; i < start + row && i < data.Length; i++) data[i] += data[i - colors];
        }

        return data;
    }

    private static byte[] AsciiHex(byte[] bytes)
    {
        var result = new byte[(bytes.Length / 2) + 1];
        int count = 0;
        int high = -1;
        foreach (byte digit in bytes)
        {
            if (digit == (byte)'>') break;
            int value = PdfTokenReader.HexOf(digit);
            if (value < 0) continue;
            if (high < 0) high = value;
            else
            {
                result[count++] = (byte)((high << 4) | value);
                high = -1;
            }
        }

        if (high >= 0) result[count++] = (byte)(high << 4);
        return result[..count];
    }

    private static byte[] Ascii85(byte[] bytes, int limit, out bool whole)
    {
        whole = true;
        var result = new MemoryStream(bytes.Length);
        uint group = 0;
        int digits = 0;
        foreach (byte value in bytes)
        {
            if (value == (byte)'~') break;
            if (PdfTokenReader.IsWhite(value)) continue;
            if (result.Length > limit - 4) throw new PdfFormatException(PdfProblem.TooLarge, $"a stream unpacks to more than {limit} bytes");
            if (value == (byte)'z' && digits == 0)
            {
                result.Write([0, 0, 0, 0]);
                continue;
            }

            if (value is < (byte)'!' or > (byte)'u')
            {
                whole = false;
                break;
            }

            group = unchecked((group * 85) + (uint)(value - '!'));
            if (++digits < 5) continue;
            result.Write([(byte)(group >> 24), (byte)(group >> 16), (byte)(group >> 8), (byte)group]);
            (group, digits) = (0, 0);
        }

        if (digits > 1)
        {
            for (int i = digits; i < 5; i++) group = unchecked((group * 85) + 84);
            for (int i = 0; i < digits - 1; i++) result.WriteByte((byte)(group >> (24 - (8 * i))));
        }

        return result.ToArray();
    }

    private static byte[] RunLength(byte[] bytes, int limit, out bool whole)
    {
        whole = false;
        var result = new MemoryStream(bytes.Length * 2);
        for (int at = 0; at < bytes.Length;)
        {
            int length = bytes[at++];
            if (length == 128)
            {
                whole = true;
                break;
            }

            if (result.Length > limit - 128) throw new PdfFormatException(PdfProblem.TooLarge, $"a stream unpacks to more than {limit} bytes");
            if (length < 128)
            {
                int count = Math.Min(length + 1, bytes.Length - at);
                result.Write(bytes, at, count);
                at += count;
            }
            else if (at < bytes.Length)
            {
                byte value = bytes[at++];
                for (int i = 0; i < 257 - length; i++) result.WriteByte(value);
            }
        }

        return result.ToArray();
    }
}
