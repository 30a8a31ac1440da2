using System.Buffers.Binary;
using System.Text;

namespace NewsExport.Epub.Checking;

/// <summary>Walks through the segments and chunks of a photo and names what tells more than pixels and colours. Holds one segment at most.</summary>
internal static class PhotoScan
{
    private static readonly HashSet<string> PngChunks = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs", "hIST", "sPLT", "acTL", "fcTL", "fdAT",
    };

    /// <summary>What the photo holds besides; empty if nothing.</summary>
    /// <exception cref="InvalidDataException">It is not of its media type, or cut short.</exception>
    public static List<string> Run(Stream photo, string mediaType)
    {
        var source = new ByteSource(photo);
        return mediaType switch
        {
            "image/jpeg" => Jpeg(source),
            "image/png" => Png(source),
            "image/webp" => Webp(source),
            _ => throw new InvalidDataException($"what {mediaType} may hide is not known"),
        };
    }

    // ITU-T T.81, B.1.1.
    private static List<string> Jpeg(ByteSource source)
    {
        var found = new List<string>();
        if (source.Next() != 0xFF || source.Next() != 0xD8) throw new InvalidDataException("it is no JPEG");
        bool hasPixels = false;
        int marker = Marker(source);
        while (marker != 0xD9)
        {
            int length = (source.Next() << 8) | source.Next();
            if (length < 2) throw new InvalidDataException("a segment has no length");
            byte[] head = source.Take(Math.Min(length - 2, 14));
            source.Skip(length - 2 - head.Length);
            if (marker is (>= 0xE0 and <= 0xEF) or 0xFE && Telling(marker, head, length) is { } what) found.Add(what);
            if (marker != 0xDA)
            {
                marker = Marker(source);
                continue;
            }

            // Entropy-coded bytes: FF 00 is a byte of them, FF D0 to D7 a restart.
            hasPixels = true;
            do
            {
                source.SkipPast(0xFF);
                do marker = source.Next();
                while (marker == 0xFF);
            }
            while (marker is 0 or (>= 0xD0 and <= 0xD7));
        }

        if (!hasPixels) throw new InvalidDataException("it has no pixels");
        if (!source.IsAtEnd) found.Add("bytes after its end");
        return found;
    }

    private static int Marker(ByteSource source)
    {
        if (source.Next() != 0xFF) throw new InvalidDataException("a segment does not begin where it should");
        int marker;
        do marker = source.Next();
        while (marker == 0xFF);
        return marker;
    }

    private static string? Telling(int marker, byte[] head, int length) => marker switch
    {
        // A JFIF thumbnail has its sides in bytes 12 and 13 of the segment.
        0xE0 when head.AsSpan().StartsWith("JFIF\0"u8) => head.Length >= 14 && head[12] * head[13] == 0 && length == 16 ? null : "a JFIF thumbnail",
        0xE1 when head.AsSpan().StartsWith("Exif\0"u8) => "EXIF",
        0xE1 => "XMP or other data of APP1",
        0xE2 when head.AsSpan().StartsWith("ICC_PROFILE\0"u8) => null,
        0xED => "IPTC or other data of APP13",
        0xEE when head.AsSpan().StartsWith("Adobe"u8) && length == 14 => null,
        0xFE => "a comment",
        _ => $"data of APP{marker - 0xE0}",
    };

    // PNG (Third Edition), 5.3.
    private static List<string> Png(ByteSource source)
    {
        var found = new List<string>();
        if (!source.Take(8).AsSpan().SequenceEqual((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) throw new InvalidDataException("it is no PNG");
        string type = "";
        for (bool hasPixels = false; type != "IEND";)
        {
            byte[] head = source.Take(8);
            uint length = BinaryPrimitives.ReadUInt32BigEndian(head);
            type = Encoding.Latin1.GetString(head, 4, 4);
            if (!type.All(char.IsAsciiLetter) || length > int.MaxValue) throw new InvalidDataException("a chunk does not begin where it should");
            if (!PngChunks.Contains(type)) found.Add($"a chunk {type}");
            hasPixels |= type == "IDAT";
            if (type == "IEND" && !hasPixels) throw new InvalidDataException("it has no pixels");
            source.Skip(length + 4L);
        }

        if (!source.IsAtEnd) found.Add("bytes after its end");
        return found;
    }

    // RFC 9649, 2.3 to 2.7.
    private static List<string> Webp(ByteSource source)
    {
        var found = new List<string>();
        byte[] head = source.Take(12);
        if (!head.AsSpan().StartsWith("RIFF"u8) || !head.AsSpan(8).SequenceEqual("WEBP"u8)) throw new InvalidDataException("it is no WebP");
        long left = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)) - 4L;
        while (left > 0)
        {
            byte[] chunk = source.Take(8);
            long length = BinaryPrimitives.ReadUInt32LittleEndian(chunk.AsSpan(4));
            string type = Encoding.Latin1.GetString(chunk, 0, 4);
            if (type is not ("VP8 " or "VP8L" or "VP8X" or "ALPH" or "ICCP" or "ANIM" or "ANMF")) found.Add($"a chunk {type.Trim()}");
            length += length & 1;
            source.Skip(length);
            left -= 8 + length;
        }

        if (!source.IsAtEnd) found.Add("bytes after its end");
        return found;
    }

    private sealed class ByteSource(Stream stream)
    {
        private readonly byte[] _buffer = new byte[16384];
        private int _at;
        private int _end;

        public bool IsAtEnd => _at == _end && !Fill();

        public int Next() => _at < _end || Fill() ? _buffer[_at++] : throw new InvalidDataException("it is cut short");

        /// <summary>Goes behind the next byte of that value.</summary>
        public void SkipPast(byte value)
        {
            do
            {
                int found = _buffer.AsSpan(_at, _end - _at).IndexOf(value);
                if (found >= 0)
                {
                    _at += found + 1;
                    return;
                }
            }
            while (Fill());
            throw new InvalidDataException("it is cut short");
        }

        public byte[] Take(int count)
        {
            byte[] bytes = new byte[count];
            for (int i = 0; i < count; i++) bytes[i] = (byte)Next();
            return bytes;
        }

        public void Skip(long count)
        {
            while (count > 0)
            {
                if (IsAtEnd) throw new InvalidDataException("it is cut short");
                int step = (int)Math.Min(count, _end - _at);
                _at += step;
                count -= step;
            }
        }

        private bool Fill()
        {
            (_at, _end) = (0, stream.Read(_buffer));
            return _end > 0;
        }
    }
}
