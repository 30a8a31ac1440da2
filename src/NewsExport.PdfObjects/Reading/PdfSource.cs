namespace NewsExport.PdfObjects;

/// <summary>A file's bytes by place: a small one held as a whole, a large one read in parts.</summary>
internal sealed class PdfSource
{
    private const int HeldAsWhole = 48 << 20;
    private const int Part = 1 << 18;

    private readonly Stream? _stream;
    private byte[] _held;
    private long _heldAt;
    private int _heldLength;

    /// <exception cref="PdfFormatException">It cannot be read from any place and is too large to hold.</exception>
    /// <exception cref="IOException">The stream fails.</exception>
    public PdfSource(Stream stream)
    {
        if (stream.CanSeek && stream.Length > HeldAsWhole)
        {
            _stream = stream;
            Length = stream.Length;
            _held = new byte[Part];
            return;
        }

        if (stream.CanSeek)
        {
            stream.Position = 0;
            _held = new byte[stream.Length];
            Length = _heldLength = stream.ReadAtLeast(_held, _held.Length, throwOnEndOfStream: false);
            return;
        }

        using var copy = new MemoryStream(1 << 16);
        var buffer = new byte[1 << 16];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            if (copy.Length + count > 4L * HeldAsWhole) throw new PdfFormatException(PdfProblem.TooLarge, "it is too large to be read from a stream without places");
            copy.Write(buffer, 0, count);
        }

        _held = copy.GetBuffer();
        Length = _heldLength = (int)copy.Length;
    }

    public long Length { get; }

    /// <summary>Bytes from a place on, fewer where the file ends; good until the next call.</summary>
    public ReadOnlySpan<byte> Read(long offset, int count)
    {
        if (offset < 0 || offset >= Length || count <= 0) return default;
        count = (int)Math.Min(count, Length - offset);
        if (_stream is null) return _held.AsSpan((int)offset, count);
        if (offset < _heldAt || offset + count > _heldAt + _heldLength)
        {
            int wanted = (int)Math.Min(Math.Max(count, Part), Length - offset);
            if (_held.Length < wanted || (_held.Length > Part && wanted <= Part)) _held = new byte[Math.Max(wanted, Part)];
            _stream.Position = offset;
            _heldAt = offset;
            _heldLength = _stream.ReadAtLeast(_held.AsSpan(0, wanted), wanted, throwOnEndOfStream: false);
            count = Math.Min(count, _heldLength);
        }

        return _held.AsSpan((int)(offset - _heldAt), count);
    }

    /// <summary>Where a pattern stands next; -1 if nowhere.</summary>
    public long Find(ReadOnlySpan<byte> pattern, long from)
    {
        for (long at = from; at < Length;)
        {
            ReadOnlySpan<byte> part = Read(at, Part);
            int found = part.IndexOf(pattern);
            if (found >= 0) return at + found;
            if (part.Length < Part || at + part.Length >= Length) return -1;
            at += part.Length - pattern.Length + 1;
        }

        return -1;
    }
}
