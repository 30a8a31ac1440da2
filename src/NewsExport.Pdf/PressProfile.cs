using System.Buffers.Binary;
using System.Text;

namespace NewsExport.Pdf;

/// <summary>What an ICC profile of a press calls itself (ICC.1:2001-04, 6.5.17; ICC.1:2022, 10.15).</summary>
internal static class PressProfile
{
    private const int LongestName = 200;

    /// <summary>Its description in ASCII; null if it has none that can be read.</summary>
    public static string? NameOf(ReadOnlySpan<byte> icc)
    {
        ReadOnlySpan<byte> tag = Tag(icc, "desc"u8);
        string? name = tag.StartsWith("desc"u8) ? OfVersion2(tag) : tag.StartsWith("mluc"u8) ? OfVersion4(tag) : null;
        if (name is null) return null;
        string clean = string.Concat(name.Where(character => character is >= ' ' and < (char)0x7F).Take(LongestName)).Trim();
        return clean.Length > 0 ? clean : null;
    }

    private static ReadOnlySpan<byte> Tag(ReadOnlySpan<byte> icc, ReadOnlySpan<byte> name)
    {
        if (icc.Length < 132) return default;
        uint count = BinaryPrimitives.ReadUInt32BigEndian(icc[128..]);
        for (int i = 0; i < count && 144 + (i * 12) <= icc.Length; i++)
        {
            ReadOnlySpan<byte> row = icc.Slice(132 + (i * 12), 12);
            if (row.StartsWith(name)) return Part(icc, BinaryPrimitives.ReadUInt32BigEndian(row[4..]), BinaryPrimitives.ReadUInt32BigEndian(row[8..]));
        }

        return default;
    }

    private static string? OfVersion2(ReadOnlySpan<byte> tag) =>
        tag.Length < 12 ? null : Encoding.ASCII.GetString(Part(tag, 12, BinaryPrimitives.ReadUInt32BigEndian(tag[8..])));

    private static string? OfVersion4(ReadOnlySpan<byte> tag) =>
        tag.Length < 28 ? null : Encoding.BigEndianUnicode.GetString(Part(tag, BinaryPrimitives.ReadUInt32BigEndian(tag[24..]), BinaryPrimitives.ReadUInt32BigEndian(tag[20..])));

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> bytes, uint offset, uint length) =>
        (ulong)offset + length <= (ulong)bytes.Length ? bytes.Slice((int)offset, (int)length) : default;
}
