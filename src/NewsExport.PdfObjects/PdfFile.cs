using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NewsExport.PdfObjects;

/// <summary>
/// Writes a PDF file from first to last byte: each object as it is finished, small ones gathered in object streams (ISO 32000-1,
/// 7.5.7), then a cross-reference stream (7.5.8). Streams are deflated side by side while the next are made; few wait at a time, and they
/// stand in the file in the order of writing. It knows nothing of what the objects mean. Not safe to share between threads.
/// </summary>
/// <remarks>Deflated bytes may change with the version of .NET, see <see cref="PackedBytes"/>.</remarks>
public sealed class PdfFile : IDisposable
{
    private const int ObjectsInStream = 200;
    private static readonly int MostWaiting = 2 * Environment.ProcessorCount;

    private readonly Stream _output;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<Place> _places = [default];
    private readonly List<(int Number, int Offset)> _gathered = [];
    private readonly PdfBuffer _gatheredBytes = new();
    private readonly PdfBuffer _scratch = new();
    private readonly StreamPacker _packer = new();
    private readonly Queue<Waiting> _waiting = new();
    private long _position;

    /// <summary>Begins a file.</summary>
    /// <param name="output">Gets the bytes; is not closed.</param>
    /// <param name="version">The version that its first line names, 1.5 to 1.7: cross-reference streams are of 1.5.</param>
    /// <exception cref="ArgumentException">The version is another.</exception>
    public PdfFile(Stream output, string version = "1.7")
    {
        ArgumentNullException.ThrowIfNull(output);
        if (version is not ("1.5" or "1.6" or "1.7")) throw new ArgumentException("A file is written in version 1.5 to 1.7.", nameof(version));
        _output = output;
        // Four bytes above 127 tell programs that guess that the file is not text (7.5.2).
        Put([.. "%PDF-"u8, .. Encoding.ASCII.GetBytes(version), (byte)'\n', (byte)'%', 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>Bytes that the output has got so far; what is still being deflated is not among them.</summary>
    public long Position => _position;

    /// <summary>A number for an object that will be written later.</summary>
    public int Reserve()
    {
        _places.Add(default);
        return _places.Count - 1;
    }

    /// <summary>Writes an object that is no stream.</summary>
    /// <param name="number">Its reserved number.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="InvalidOperationException">The object was written before.</exception>
    public void Write(int number, PdfBuffer value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Once(number);
        _places[number] = new Place(2, -1, _gathered.Count);
        _gathered.Add((number, _gatheredBytes.Length));
        _gatheredBytes.Raw(value.Bytes).Raw("\n");
        if (_gathered.Count == ObjectsInStream) FlushGathered();
    }

    /// <summary>Writes a stream.</summary>
    /// <param name="number">Its reserved number.</param>
    /// <param name="entries">Entries of its dictionary, without brackets, Length and the Filter that <paramref name="compress"/> adds.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="compress">Whether to deflate them.</param>
    /// <exception cref="InvalidOperationException">The object was written before.</exception>
    public void WriteStream(int number, string entries, ReadOnlySpan<byte> content, bool compress)
    {
        // Of nothing, the deflater makes nothing.
        if (compress && !content.IsEmpty)
        {
            WriteStream(number, entries, _packer.Pack(content));
            return;
        }

        Once(number);
        // What it stands behind in the file comes first, however long it takes: large streams, such as photos, are not kept for it.
        while (_waiting.Count > 0) PutFirst();
        PutStream(number, entries, content, isPacked: false);
    }

    /// <summary>Writes a stream that was deflated already, or is being deflated.</summary>
    /// <param name="number">Its reserved number.</param>
    /// <param name="entries">Entries of its dictionary, without brackets, Length and Filter.</param>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="InvalidOperationException">The object was written before.</exception>
    public void WriteStream(int number, string entries, PackedBytes content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Once(number);
        _places[number] = Place.Begun;
        _waiting.Enqueue(new Waiting(number, entries, content));
        while (_waiting.Count > MostWaiting || (_waiting.TryPeek(out Waiting first) && first.Content.IsDone)) PutFirst();
    }

    private void PutFirst()
    {
        Waiting first = _waiting.Dequeue();
        PutStream(first.Number, first.Entries, first.Content.Bytes, isPacked: true);
    }

    private void PutStream(int number, string entries, ReadOnlySpan<byte> bytes, bool isPacked)
    {
        _places[number] = new Place(1, _position, 0);
        _scratch.Clear();
        _scratch.Integer(number).Raw(" 0 obj\n<<").Raw(entries);
        if (isPacked) _scratch.Raw("/Filter/FlateDecode");
        _scratch.Raw("/Length ").Integer(bytes.Length).Raw(">>\nstream\n");
        Put(_scratch.Bytes);
        Put(bytes);
        Put("\nendstream\nendobj\n"u8);
    }

    /// <summary>Writes what is left, the cross-references and the trailer.</summary>
    /// <param name="root">The catalogue.</param>
    /// <param name="info">The information dictionary.</param>
    /// <exception cref="InvalidOperationException">A reserved object was never written.</exception>
    public void Finish(int root, int info)
    {
        FlushGathered();
        while (_waiting.Count > 0) PutFirst();
        int self = Reserve();
        _places[self] = new Place(1, _position, 0);
        for (int i = 1; i < _places.Count; i++)
        {
            if (_places[i].Type == 0) throw new InvalidOperationException($"Object {i} was reserved and never written.");
        }

        long start = _position;
        var table = new byte[_places.Count * 8];
        for (int i = 0; i < _places.Count; i++)
        {
            Span<byte> row = table.AsSpan(i * 8, 8);
            Place place = _places[i];
            row[0] = (byte)place.Type;
            // Offsets have five bytes: a file may be larger than 4 GiB.
            row[1] = (byte)(place.Where >> 32);
            BinaryPrimitives.WriteUInt32BigEndian(row[2..], (uint)place.Where);
            BinaryPrimitives.WriteUInt16BigEndian(row[6..], i == 0 ? ushort.MaxValue : (ushort)place.Index);
        }

        byte[] digest = _hash.GetCurrentHash();
        string id = Convert.ToHexString(digest.AsSpan(0, 16));
        string entries = $"/Type/XRef/Size {_places.Count}/W[1 5 2]/Root {root} 0 R/Info {info} 0 R/ID[<{id}><{id}>]";
        ReadOnlySpan<byte> packed = _packer.Pack(table).Bytes;
        _scratch.Clear();
        _scratch.Integer(self).Raw(" 0 obj\n<<").Raw(entries).Raw("/Filter/FlateDecode/Length ").Integer(packed.Length).Raw(">>\nstream\n");
        Put(_scratch.Bytes);
        Put(packed);
        Put(Encoding.ASCII.GetBytes($"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n"));
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void FlushGathered()
    {
        if (_gathered.Count == 0) return;
        int self = Reserve();
        _scratch.Clear();
        for (int i = 0; i < _gathered.Count; i++)
        {
            (int number, int offset) = _gathered[i];
            _places[number] = new Place(2, self, i);
            _scratch.Integer(number).Raw(" ").Integer(offset).Raw(" ");
        }

        int first = _scratch.Length;
        var all = new byte[first + _gatheredBytes.Length];
        _scratch.Bytes.CopyTo(all);
        _gatheredBytes.Bytes.CopyTo(all.AsSpan(first));
        int count = _gathered.Count;
        _gathered.Clear();
        _gatheredBytes.Clear();
        WriteStream(self, $"/Type/ObjStm/N {count}/First {first}", all, compress: true);
    }

    private void Once(int number)
    {
        if (_places[number].Type != 0) throw new InvalidOperationException($"Object {number} was written before.");
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        _output.Write(bytes);
        _hash.AppendData(bytes);
        _position += bytes.Length;
    }

    // Type 0 is not written, 1 stands at an offset, 2 in an object stream at an index (ISO 32000-1, table 18).
    private readonly record struct Place(int Type, long Where, int Index)
    {
        /// <summary>Given to be written, and not yet at its place.</summary>
        public static Place Begun => new(1, -1, 0);
    }

    private readonly record struct Waiting(int Number, string Entries, PackedBytes Content);
}
