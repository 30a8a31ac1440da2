using System.Buffers.Binary;

namespace NewsExport.Text;

/// <summary>Changes within a font file that HarfBuzz has written (OpenType, Organization of an OpenType Font).</summary>
internal static class SfntFile
{
    private const int DirectoryAt = 12;
    private const int RecordSize = 16;
    private const int VendorAt = 58;
    private const int AdjustmentAt = 8;
    private const uint WholeSum = 0xB1B0AFBA;

    /// <summary>The file with the maker's mark (OS/2, achVendID) made of spaces, and with the sums that follow from it.</summary>
    public static byte[] WithoutVendor(byte[] file)
    {
        int tables = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4));
        Span<byte> adjustment = [];
        for (int i = 0; i < tables; i++)
        {
            Span<byte> record = file.AsSpan(DirectoryAt + (RecordSize * i), RecordSize);
            Span<byte> table = file.AsSpan((int)BinaryPrimitives.ReadUInt32BigEndian(record[8..]), (int)BinaryPrimitives.ReadUInt32BigEndian(record[12..]));
            if (record[..4].SequenceEqual("head"u8) && table.Length >= 54) adjustment = table.Slice(AdjustmentAt, 4);
            if (!record[..4].SequenceEqual("OS/2"u8) || table.Length < VendorAt + 4) continue;
            table.Slice(VendorAt, 4).Fill((byte)' ');
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Sum(table));
        }

        if (adjustment.IsEmpty) return file;
        // The sum of the whole file is taken with this field zero (OpenType, head).
        adjustment.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(adjustment, WholeSum - Sum(file));
        return file;
    }

    /// <summary>The sum of the 32-bit numbers of some bytes, the last filled up with zeros.</summary>
    internal static uint Sum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (; bytes.Length >= 4; bytes = bytes[4..]) sum += BinaryPrimitives.ReadUInt32BigEndian(bytes);
        Span<byte> rest = stackalloc byte[4];
        rest.Clear();
        bytes.CopyTo(rest);
        return sum + BinaryPrimitives.ReadUInt32BigEndian(rest);
    }
}
