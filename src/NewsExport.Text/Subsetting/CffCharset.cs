using System.Buffers.Binary;

namespace NewsExport.Text;

/// <summary>Reads which CID each glyph of a CID-keyed CFF font has (Adobe Technical Note 5176, 13 and 18).</summary>
internal static class CffCharset
{
    private const int Charset = 15;
    private const int Ros = (12 << 8) | 30;

    /// <summary>The CIDs by glyph; null if the font is not CID-keyed, so that CIDs are the glyph numbers of the subset.</summary>
    public static ushort[]? CidsOf(byte[] cff, int glyphs)
    {
        if (cff.Length < 4) return null;
        int at = SkipIndex(cff, cff[2]);
        (int start, int end) = FirstOfIndex(cff, at);
        Dictionary<int, int> top = Dictionary(cff.AsSpan(start, Math.Max(0, end - start)));
        if (!top.ContainsKey(Ros)) return null;
        var cids = new ushort[glyphs];
        int charset = top.GetValueOrDefault(Charset);
        if (charset <= 2 || charset >= cff.Length)
        {
            for (int i = 0; i < glyphs; i++) cids[i] = (ushort)i;
            return cids;
        }

        int format = cff[charset];
        int position = charset + 1;
        for (int glyph = 1; glyph < glyphs && position + 1 < cff.Length;)
        {
            int first = BinaryPrimitives.ReadUInt16BigEndian(cff.AsSpan(position));
            position += 2;
            int left = 0;
            if (format == 1) left = cff[position++];
            else if (format == 2) (left, position) = (BinaryPrimitives.ReadUInt16BigEndian(cff.AsSpan(position)), position + 2);
            for (int i = 0; i <= left && glyph < glyphs; i++) cids[glyph++] = (ushort)(first + i);
        }

        return cids;
    }

    private static int SkipIndex(byte[] cff, int at)
    {
        int count = BinaryPrimitives.ReadUInt16BigEndian(cff.AsSpan(at));
        if (count == 0) return at + 2;
        int size = cff[at + 2];
        return at + 2 + (size * (count + 1)) + Offset(cff, at + 3 + (size * count), size);
    }

    private static (int Start, int End) FirstOfIndex(byte[] cff, int at)
    {
        int count = BinaryPrimitives.ReadUInt16BigEndian(cff.AsSpan(at));
        if (count == 0) return (at, at);
        int size = cff[at + 2];
        int data = at + 2 + (size * (count + 1));
        return (data + Offset(cff, at + 3, size), data + Offset(cff, at + 3 + size, size));
    }

    private static int Offset(byte[] cff, int at, int size)
    {
        int value = 0;
        for (int i = 0; i < size; i++) value = (value << 8) | cff[at + i];
        return value;
    }

    private static Dictionary<int, int> Dictionary(ReadOnlySpan<byte> data)
    {
        var entries = new Dictionary<int, int>();
        int last = 0;
        for (int i = 0; i < data.Length;)
        {
            int b = data[i];
            switch (b)
            {
                case 28 when i + 2 < data.Length:
                    last = BinaryPrimitives.ReadInt16BigEndian(data[(i + 1)..]);
                    i += 3;
                    break;
                case 29 when i + 4 < data.Length:
                    last = BinaryPrimitives.ReadInt32BigEndian(data[(i + 1)..]);
                    i += 5;
                    break;
                case 30:
                    i++;
                    while (i < data.Length && (data[i] & 0x0F) != 0x0F && (data[i] >> 4) != 0x0F) i++;
                    i++;
                    break;
                case >= 32 and <= 246:
                    last = b - 139;
                    i++;
                    break;
                case >= 247 and <= 250 when i + 1 < data.Length:
                    last = ((b - 247) * 256) + data[i + 1] + 108;
                    i += 2;
                    break;
                case >= 251 and <= 254 when i + 1 < data.Length:
                    last = (-(b - 251) * 256) - data[i + 1] - 108;
                    i += 2;
                    break;
                case 12 when i + 1 < data.Length:
                    entries[(12 << 8) | data[i + 1]] = last;
                    i += 2;
                    break;
                default:
                    entries[b] = last;
                    i++;
                    break;
            }
        }

        return entries;
    }
}
