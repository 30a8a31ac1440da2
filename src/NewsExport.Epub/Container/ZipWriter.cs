using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace NewsExport.Epub.Container;

/// <summary>
/// Writes a ZIP archive from first to last byte, without going back and without data descriptors: each entry's size is known before it
/// is written. Times are the format's earliest, so that equal content gives equal bytes. (APPNOTE.TXT 6.3.3, 4.3 and 4.4.)
/// </summary>
internal sealed class ZipWriter(Stream output)
{
    private const uint LocalSignature = 0x04034b50;
    private const uint CentralSignature = 0x02014b50;
    private const uint EndSignature = 0x06054b50;
    private const ushort VersionNeeded = 20;
    private const ushort Utf8Names = 1 << 11;
    private const ushort Stored = 0;
    private const ushort Deflated = 8;
    // 1980-01-01, the first day of MS-DOS.
    private const ushort FirstDay = (1 << 5) | 1;

    /// <summary>Time and date of every entry, as its headers hold them.</summary>
    public const uint FixedTime = (uint)FirstDay << 16;

    private readonly List<Entry> _entries = [];
    private long _position;

    /// <summary>Adds bytes as they are.</summary>
    public void Store(string name, ReadOnlyMemory<byte> content) => Write(name, content.Span, Crc32.HashToUInt32(content.Span), content.Length, Stored);

    /// <summary>Adds bytes that were deflated before; see <see cref="Deflate"/>.</summary>
    public void Add(string name, DeflatedEntry entry) =>
        Write(name, entry.Bytes.AsSpan(0, entry.Length), entry.Crc, entry.OriginalLength, entry.IsStored ? Stored : Deflated);

    /// <summary>Deflates bytes; may run side by side for several entries. What deflating does not make smaller is stored.</summary>
    public static DeflatedEntry Deflate(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream(content.Length / 3);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(content);
        uint crc = Crc32.HashToUInt32(content);
        return packed.Length < content.Length
            ? new DeflatedEntry(packed.GetBuffer(), (int)packed.Length, content.Length, crc, false)
            : new DeflatedEntry(content.ToArray(), content.Length, content.Length, crc, true);
    }

    /// <summary>Writes the central directory.</summary>
    public void Finish()
    {
        long start = _position;
        Span<byte> header = stackalloc byte[46];
        foreach (Entry entry in _entries)
        {
            byte[] name = Encoding.UTF8.GetBytes(entry.Name);
            header.Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(header, CentralSignature);
            BinaryPrimitives.WriteUInt16LittleEndian(header[4..], VersionNeeded);
            Common(header[6..], entry, name.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(header[42..], (uint)entry.Offset);
            Put(header);
            Put(name);
        }

        Span<byte> end = stackalloc byte[22];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, EndSignature);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)_entries.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)_entries.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)(_position - start));
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], (uint)start);
        Put(end);
    }

    private void Write(string name, ReadOnlySpan<byte> bytes, uint crc, int originalLength, ushort method)
    {
        // Readers of EPUB are not required to know ZIP64 (EPUB 3.3, 4.2.2), and an edition of 4 GiB is none for a telephone.
        if (_position > uint.MaxValue - bytes.Length - 1024 || _entries.Count >= ushort.MaxValue) throw new IOException("The EPUB would be larger than 4 GiB, which readers cannot open");
        var entry = new Entry(name, (uint)bytes.Length, (uint)originalLength, crc, method, _position);
        byte[] nameBytes = Encoding.UTF8.GetBytes(name);
        Span<byte> header = stackalloc byte[30];
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, LocalSignature);
        Common(header[4..], entry, nameBytes.Length);
        Put(header);
        Put(nameBytes);
        Put(bytes);
        _entries.Add(entry);
    }

    private static void Common(Span<byte> at, Entry entry, int nameLength)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(at, VersionNeeded);
        BinaryPrimitives.WriteUInt16LittleEndian(at[2..], entry.Name.All(char.IsAscii) ? (ushort)0 : Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(at[4..], entry.Method);
        BinaryPrimitives.WriteUInt16LittleEndian(at[8..], FirstDay);
        BinaryPrimitives.WriteUInt32LittleEndian(at[10..], entry.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(at[14..], entry.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(at[18..], entry.OriginalLength);
        BinaryPrimitives.WriteUInt16LittleEndian(at[22..], (ushort)nameLength);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        _position += bytes.Length;
    }

    private sealed record Entry(string Name, uint Length, uint OriginalLength, uint Crc, ushort Method, long Offset);
}

/// <summary>An entry made small, ready to be written.</summary>
internal sealed record DeflatedEntry(byte[] Bytes, int Length, int OriginalLength, uint Crc, bool IsStored);
