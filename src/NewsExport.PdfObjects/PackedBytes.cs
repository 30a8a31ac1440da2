using System.Buffers;
using System.IO.Compression;

namespace NewsExport.PdfObjects;

/// <summary>Bytes of a stream, deflated (ISO 32000-1, 7.4.4), or about to be by another thread: it can be written into a file as often as wanted.</summary>
/// <remarks>Bytes that deflating gives may change with the version of .NET: equal input gives equal bytes for one version of it.</remarks>
public sealed class PackedBytes
{
    private readonly Task<byte[]> _packing;

    internal PackedBytes(Task<byte[]> packing) => _packing = packing;

    /// <summary>The deflated bytes; waits for them.</summary>
    public ReadOnlySpan<byte> Bytes => _packing.GetAwaiter().GetResult();

    internal bool IsDone => _packing.IsCompleted;
}

/// <summary>Deflates streams side by side while the next are made. Of what is not deflated yet few wait at a time. Not safe to share between threads.</summary>
public sealed class StreamPacker
{
    private const int MostWaitingBytes = 8 << 20;

    // Below this, to hand the work to another thread takes longer than the work.
    private const int WorthAThread = 2048;

    private static readonly int MostWaiting = 2 * Environment.ProcessorCount;
    private static readonly bool IsAlone = Environment.ProcessorCount == 1;

    private readonly Queue<(PackedBytes Packed, int Length)> _waiting = new();
    private long _waitingBytes;

    /// <summary>Deflates bytes, of which it keeps none.</summary>
    /// <param name="content">The bytes; not empty, for of nothing the deflater makes nothing, which no reader can unpack.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public PackedBytes Pack(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty) throw new ArgumentException("There is nothing to deflate.", nameof(content));
        while (_waiting.TryPeek(out (PackedBytes Packed, int Length) first) && first.Packed.IsDone) _waitingBytes -= _waiting.Dequeue().Length;
        // Where the others are busy enough, the work is done here rather than waited for.
        if (IsAlone || content.Length < WorthAThread || _waiting.Count >= MostWaiting || _waitingBytes + content.Length > MostWaitingBytes) return new PackedBytes(Task.FromResult(Deflate(content)));
        var packed = new PackedBytes(Aside(content));
        _waiting.Enqueue((packed, content.Length));
        _waitingBytes += content.Length;
        return packed;
    }

    private static Task<byte[]> Aside(ReadOnlySpan<byte> content)
    {
        int length = content.Length;
        byte[] copy = ArrayPool<byte>.Shared.Rent(length);
        content.CopyTo(copy);
        return Task.Run(() =>
        {
            byte[] packed = Deflate(copy.AsSpan(0, length));
            ArrayPool<byte>.Shared.Return(copy);
            return packed;
        });
    }

    private static byte[] Deflate(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream((content.Length / 3) + 64);
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(content);
        return packed.ToArray();
    }
}
