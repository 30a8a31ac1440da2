using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace NewsExport.Epub.Container;

/// <summary>An entry as the central directory has it, with what its local header says besides.</summary>
internal sealed record ZipEntry(string Name, ushort Method, uint Crc, long PackedLength, long Length, long Offset, string? Tells, int LocalExtra)
{
    public bool IsFolder => Name.EndsWith('/');

    /// <summary>Whether it stands for a link of a file system, whose content is the way to another file.</summary>
    public bool IsLink { get; init; }
}

/// <summary>Reads the directory of a ZIP archive and its entries, and believes neither. (APPNOTE.TXT 6.3.3, 4.3.)</summary>
internal sealed class ZipDirectory
{
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int CentralLength = 46;
    private const int LocalLength = 30;

    private readonly Stream _stream;

    private ZipDirectory(Stream stream, List<ZipEntry> entries, bool hasComment) => (_stream, Entries, HasComment) = (stream, entries, hasComment);

    /// <summary>The entries in the order of their bytes.</summary>
    public IReadOnlyList<ZipEntry> Entries { get; }

    /// <summary>Whether a comment stands behind the directory.</summary>
    public bool HasComment { get; }

    /// <param name="stream">The archive; can be sought in.</param>
    /// <param name="maxEntries">The most entries.</param>
    /// <param name="maxBytes">The most bytes of the directory.</param>
    /// <exception cref="InvalidDataException">It is no archive, or of a kind that EPUB readers do not open.</exception>
    /// <exception cref="ArchiveLimitException">It has more entries than the limit.</exception>
    public static ZipDirectory Read(Stream stream, int maxEntries, long maxBytes)
    {
        long endAt = EndOf(stream);
        byte[] end = At(stream, endAt, EndLength);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(10));
        long size = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(12));
        long start = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(16));
        if (count == ushort.MaxValue || start == uint.MaxValue) throw new InvalidDataException("it is a ZIP64 archive");
        if (count > maxEntries) throw new ArchiveLimitException($"there are {count} entries");
        if (size > maxBytes) throw new ArchiveLimitException($"its directory has {size} bytes");
        if (start + size != endAt) throw new InvalidDataException("its directory does not stand where it should");
        byte[] directory = At(stream, start, checked((int)size));
        var entries = new List<ZipEntry>(count);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        int at = 0;
        for (int i = 0; i < count; i++)
        {
            if (at + CentralLength > directory.Length || BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(at)) != 0x02014b50) throw new InvalidDataException("its directory is cut short");
            ReadOnlySpan<byte> header = directory.AsSpan(at, CentralLength);
            int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
            int commentLength = BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
            if (at + CentralLength + nameLength + extraLength + commentLength > directory.Length) throw new InvalidDataException("its directory is cut short");
            string name = Encoding.UTF8.GetString(directory, at + CentralLength, nameLength);
            entries.Add(Entry(stream, header, name, extraLength, commentLength, start));
            // Files whose names differ in case only are one file on many disks (EPUB 3.3, 4.2.3).
            if (!names.Add(name)) throw new InvalidDataException($"'{name}' stands in it twice");
            at += CentralLength + nameLength + extraLength + commentLength;
        }

        if (at != directory.Length) throw new InvalidDataException("its directory is longer than its entries");
        entries.Sort((one, other) => one.Offset.CompareTo(other.Offset));
        long next = 0;
        foreach (ZipEntry entry in entries)
        {
            if (entry.Offset < next) throw new InvalidDataException($"'{entry.Name}' lies over another entry");
            next = entry.Offset + LocalLength + Encoding.UTF8.GetByteCount(entry.Name) + entry.LocalExtra + entry.PackedLength;
            if (next > start) throw new InvalidDataException($"'{entry.Name}' is cut short");
        }

        return new ZipDirectory(stream, entries, endAt + EndLength < stream.Length);
    }

    /// <summary>The entry's bytes, unpacked, no more than the directory promises.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="budget">How much may be unpacked.</param>
    /// <param name="archive">The archive, opened once more; null for the one that the directory was read from.</param>
    public EntryStream Open(ZipEntry entry, ByteBudget budget, Stream? archive = null)
    {
        archive ??= _stream;
        archive.Position = entry.Offset + LocalLength + Encoding.UTF8.GetByteCount(entry.Name) + entry.LocalExtra;
        var packed = new SubStream(archive, entry.PackedLength);
        return new EntryStream(entry, entry.Method == 0 ? packed : new DeflateStream(packed, CompressionMode.Decompress), budget);
    }

    /// <summary>Where the record at the archive's end stands: a comment of its own length may follow it.</summary>
    private static long EndOf(Stream stream)
    {
        if (stream.Length < EndLength) throw new InvalidDataException("it is shorter than an empty archive");
        int length = (int)Math.Min(stream.Length, EndLength + LongestComment);
        byte[] tail = At(stream, stream.Length - length, length);
        for (int at = length - EndLength; at >= 0; at--)
        {
            ReadOnlySpan<byte> record = tail.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(record) == 0x06054b50 && BinaryPrimitives.ReadUInt16LittleEndian(record[20..]) == record.Length - EndLength) return stream.Length - length + at;
        }

        throw new InvalidDataException("it has not the end of an archive");
    }

    private static ZipEntry Entry(Stream stream, ReadOnlySpan<byte> header, string name, int extraLength, int commentLength, long directory)
    {
        ushort flags = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        ushort method = BinaryPrimitives.ReadUInt16LittleEndian(header[10..]);
        uint time = BinaryPrimitives.ReadUInt32LittleEndian(header[12..]);
        uint crc = BinaryPrimitives.ReadUInt32LittleEndian(header[16..]);
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(header[20..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(header[24..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(header[42..]);
        if ((flags & 1) != 0) throw new InvalidDataException($"'{name}' is encrypted");
        if (method is not (0 or 8)) throw new InvalidDataException($"'{name}' is packed by method {method}");
        if (method == 0 && packed != length) throw new InvalidDataException($"'{name}' has two lengths");
        if (name.Length == 0 || name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal)
            || name.Contains('\uFFFD', StringComparison.Ordinal) || name.Any(char.IsControl) || name.TrimEnd('/').Split('/').Any(part => part is "" or "." or ".."))
        {
            throw new InvalidDataException($"'{name}' is no name within an archive");
        }

        if (offset + LocalLength > directory) throw new InvalidDataException($"'{name}' lies outside the archive");
        byte[] local = At(stream, offset, LocalLength);
        int localName = BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(26));
        int localExtra = BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(28));
        if (BinaryPrimitives.ReadUInt32LittleEndian(local) != 0x04034b50 || BinaryPrimitives.ReadUInt16LittleEndian(local.AsSpan(8)) != method
            || offset + LocalLength + localName > directory || Encoding.UTF8.GetString(At(stream, offset + LocalLength, localName)) != name)
        {
            throw new InvalidDataException($"'{name}' has two headers that differ");
        }

        uint localTime = BinaryPrimitives.ReadUInt32LittleEndian(local.AsSpan(10));
        string? tells = time != Container.ZipWriter.FixedTime || localTime != Container.ZipWriter.FixedTime ? "a time of its own"
            : commentLength > 0 ? "a comment"
            : extraLength > 0 || localExtra > 0 ? "an extra field"
            : BinaryPrimitives.ReadUInt32LittleEndian(header[38..]) != 0 ? "the attributes of a file on a disk"
            : null;
        // Archives made on Unix hold a file's kind in the upper half of its attributes (APPNOTE, 4.4.2 and 4.4.15).
        bool isLink = header[5] == 3 && (BinaryPrimitives.ReadUInt32LittleEndian(header[38..]) >> 28) == 0xA;
        return new ZipEntry(name, method, crc, packed, length, offset, tells, localExtra) { IsLink = isLink };
    }

    private static byte[] At(Stream stream, long position, int length)
    {
        if (position < 0 || position + length > stream.Length) throw new InvalidDataException("it is cut short");
        byte[] bytes = new byte[length];
        stream.Position = position;
        stream.ReadExactly(bytes);
        return bytes;
    }
}

/// <summary>How many unpacked bytes may still be read.</summary>
internal sealed class ByteBudget(long bytes)
{
    private long _left = bytes;

    /// <exception cref="ArchiveLimitException">There were too many.</exception>
    public void Take(int count)
    {
        _left -= count;
        if (_left < 0) throw new ArchiveLimitException("the entries unpack to more bytes than the limit");
    }
}

/// <summary>An archive holds more than a limit allows.</summary>
internal sealed class ArchiveLimitException(string message) : Exception(message);

/// <summary>An entry's bytes. Ends in an exception where they are not those of the directory.</summary>
internal sealed class EntryStream(ZipEntry entry, Stream content, ByteBudget budget) : Stream
{
    private readonly Crc32 _crc = new();
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        int count = content.Read(buffer);
        budget.Take(count);
        _position += count;
        if (_position > entry.Length) throw new InvalidDataException($"'{entry.Name}' is longer than its header says");
        _crc.Append(buffer[..count]);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Reads what is left and compares length and checksum.</summary>
    /// <exception cref="InvalidDataException">They differ.</exception>
    public void Finish()
    {
        Span<byte> rest = stackalloc byte[4096];
        while (Read(rest) > 0)
        {
        }

        if (_position != entry.Length || _crc.GetCurrentHashAsUInt32() != entry.Crc) throw new InvalidDataException($"'{entry.Name}' does not unpack to the bytes that its header promises");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>The next bytes of a stream, as many as given.</summary>
internal sealed class SubStream(Stream stream, long length) : Stream
{
    private long _left = length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        int count = stream.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
