using System.Text;

namespace NewsExport.PdfObjects;

/// <summary>Bounds of what reading a PDF may take.</summary>
public sealed record PdfReadLimits
{
    /// <summary>Bytes that one stream may unpack to.</summary>
    public int StreamBytes { get; init; } = 256 << 20;

    /// <summary>Bytes that one object that is no stream may have.</summary>
    public int ObjectBytes { get; init; } = 32 << 20;
}

/// <summary>
/// A PDF file that is read: any writer's, 1.0 to 2.0, with tables or streams of cross-references, object streams and revisions. An object is
/// read when it is asked for; where the cross-references are broken, objects are looked for through the file. Not safe to share between threads.
/// </summary>
public sealed class PdfDocument
{
    private const int KeptObjects = 20_000;
    private const int KeptObjectStreams = 16;
    private const int MaxReferences = 32;

    private readonly PdfSource _source;
    private readonly PdfReadLimits _limits;
    private readonly PdfObjectParser _parser = new();
    private readonly Dictionary<int, PdfObject> _objects = [];
    private readonly Dictionary<int, (byte[] Bytes, (int Number, int Offset)[] Index)> _objectStreams = [];
    private readonly HashSet<int> _open = [];
    private readonly List<string> _flaws = [];
    private CrossReferences _references;
    private long _unpacked;

    private PdfDocument(Stream stream, PdfReadLimits limits)
    {
        _source = new PdfSource(stream);
        _limits = limits;
        _references = new CrossReferences(this, _source);
    }

    internal delegate void Parsing(ref PdfTokenReader reader, PdfObjectParser parser);

    /// <summary>The trailer, or the dictionary of the cross-reference stream that stands for it.</summary>
    public PdfDictionary Trailer { get; private set; } = PdfDictionary.Empty;

    /// <summary>The version that its first line names, such as "1.7"; null if it names none.</summary>
    public string? HeaderVersion { get; private set; }

    /// <summary>The place of its first line; above 0 if other bytes stand before it.</summary>
    public long HeaderOffset { get; private set; }

    /// <summary>How many bytes it has.</summary>
    public long Length => _source.Length;

    /// <summary>Whether its objects were looked for through the file, since its cross-references are broken.</summary>
    public bool IsRebuilt { get; private set; }

    /// <summary>What was broken about its cross-references, so far as it was read.</summary>
    public IReadOnlyList<string> Flaws => _flaws;

    /// <summary>Sections of cross-references that it has: one, and one more for each change that was added to it.</summary>
    public int Sections => _references.Sections;

    /// <summary>The numbers of its objects, in order.</summary>
    public IEnumerable<int> Numbers => _references.Entries.Where(entry => entry.Value.Kind != 0 && entry.Key > 0).Select(entry => entry.Key).Order();

    /// <summary>Opens a file.</summary>
    /// <param name="stream">Its bytes; read from any place while the document is used, and not closed.</param>
    /// <param name="limits">Bounds; null for the usual ones.</param>
    /// <exception cref="PdfFormatException">It is no PDF, is encrypted, or is damaged beyond mending.</exception>
    /// <exception cref="IOException">The stream fails.</exception>
    public static PdfDocument Open(Stream stream, PdfReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var document = new PdfDocument(stream, limits ?? new PdfReadLimits());
        document.Begin();
        return document;
    }

    /// <summary>The object of a number; null's object if there is none.</summary>
    /// <exception cref="PdfFormatException">It is damaged.</exception>
    public PdfObject Get(int number)
    {
        if (_objects.TryGetValue(number, out PdfObject? known)) return known;
        PdfObject read = ReadNumbered(number);
        if (_objects.Count >= KeptObjects) _objects.Clear();
        _objects[number] = read;
        return read;
    }

    /// <summary>The object that a value is or refers to.</summary>
    /// <exception cref="PdfFormatException">It is damaged, or references lead in a circle.</exception>
    public PdfObject Resolve(PdfObject value)
    {
        for (int i = 0; value is PdfReference reference; i++)
        {
            if (i == MaxReferences) throw new PdfFormatException(PdfProblem.Damaged, "references lead in a circle");
            value = Get(reference.Number);
        }

        return value;
    }

    /// <summary>The value of a key, a reference resolved.</summary>
    /// <exception cref="PdfFormatException">It is damaged.</exception>
    public PdfObject Get(PdfDictionary dictionary, string key)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        return dictionary.TryGet(key, out PdfObject? value) ? Resolve(value) : PdfNull.Value;
    }

    /// <summary>The value of a key if it is of a type; null if it is not.</summary>
    /// <exception cref="PdfFormatException">It is damaged.</exception>
    public T? Get<T>(PdfDictionary dictionary, string key)
        where T : PdfObject => Get(dictionary, key) as T;

    /// <summary>The names of a stream's filters, first the one to undo first.</summary>
    public string[] FiltersOf(PdfStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Get(stream.Dictionary, "Filter") switch
        {
            PdfName name => [name.Value],
            PdfArray { Count: <= 32 } names => [.. names.Select(name => (Resolve(name) as PdfName)?.Value ?? "")],
            PdfArray => throw new PdfFormatException(PdfProblem.Damaged, "a stream has too many filters"),
            _ => [],
        };
    }

    /// <summary>The bytes of a stream as they stand in the file.</summary>
    /// <exception cref="IOException">The stream fails.</exception>
    public byte[] RawBytes(PdfStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return _source.Read(stream.Offset, stream.Length).ToArray();
    }

    /// <summary>Bytes of the file from a place on, fewer where it ends.</summary>
    /// <exception cref="IOException">The stream fails.</exception>
    public byte[] RawBytes(long offset, int count) => _source.Read(offset, count).ToArray();

    /// <summary>The bytes of a stream without its filters.</summary>
    /// <exception cref="PdfFormatException">A filter is not known (those of images are not), or they are too many.</exception>
    public byte[] Decode(PdfStream stream) => Decode(stream, out _);

    /// <summary>The bytes of a stream without its filters.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="whole">Whether they were sound to their end; else it is what could be read.</param>
    /// <exception cref="PdfFormatException">A filter is not known (those of images are not), or they are too many.</exception>
    public byte[] Decode(PdfStream stream, out bool whole)
    {
        byte[] bytes = RawBytes(stream);
        string[] filters = FiltersOf(stream);
        whole = true;
        for (int i = 0; i < filters.Length; i++)
        {
            if (!PdfFilters.Knows(filters[i])) throw new PdfFormatException(PdfProblem.Unsupported, $"a stream uses the filter {Printable(filters[i])}");
            bytes = PdfFilters.Undo(filters[i], bytes, Parameters(stream, i), _limits.StreamBytes, out bool sound);
            whole &= sound;
        }

        // A file of many small bombs is stopped as one large one is.
        if ((_unpacked += bytes.Length) > 64L * _limits.StreamBytes) throw new PdfFormatException(PdfProblem.TooLarge, "its streams unpack to too much");
        return bytes;
    }

    /// <summary>Whether the object of a number stands where the cross-references say.</summary>
    public bool StandsInPlace(int number)
    {
        if (!_references.Entries.TryGetValue(number, out CrossReference entry) || entry.Kind != 1) return true;
        var reader = new PdfTokenReader(_source.Read(entry.Where, 40));
        return reader.Read() && reader.Token == PdfToken.Number && reader.Start == 0 && reader.Number == number
            && reader.Read() && reader.Token == PdfToken.Number && reader.Read() && reader.Slice.StartsWith("obj"u8);
    }

    /// <summary>Numbers of the objects in an object stream, in the order of their places.</summary>
    internal int[] NumbersIn(PdfStream stream) => [.. IndexOf(stream, Decode(stream)).Select(item => item.Number)];

    /// <summary>Parses at a place with as many bytes as it takes.</summary>
    internal void ParseAt(long offset, Parsing parse)
    {
        if (offset < 0 || offset >= _source.Length) throw new PdfFormatException(PdfProblem.Damaged, "a place lies outside the file");
        for (long window = 2048; ; window *= 4)
        {
            ReadOnlySpan<byte> bytes = _source.Read(offset, (int)Math.Min(window, _limits.ObjectBytes));
            bool all = offset + bytes.Length >= _source.Length;
            var reader = new PdfTokenReader(bytes);
            try
            {
                parse(ref reader, _parser);
                // What touches the end of the window may go on behind it.
                if (reader.Position < bytes.Length || all) return;
            }
            catch (PdfFormatException) when (!all && window < _limits.ObjectBytes && reader.Position >= bytes.Length)
            {
                continue;
            }

            if (window >= _limits.ObjectBytes) throw new PdfFormatException(PdfProblem.TooLarge, "an object is too large");
        }
    }

    /// <summary>Reads "12 0 obj …" at a place.</summary>
    internal PdfObject ReadObjectAt(long offset, out int number)
    {
        PdfObject? value = null;
        int found = -1;
        long end = 0;
        bool isStream = false;
        ParseAt(offset, (ref PdfTokenReader reader, PdfObjectParser parser) =>
        {
            if (!reader.Read() || reader.Token != PdfToken.Number || !reader.IsInteger || reader.Number is < 0 or > int.MaxValue) throw NoObject();
            found = (int)reader.Number;
            if (!reader.Read() || reader.Token != PdfToken.Number) throw NoObject();
            if (!reader.Read() || reader.Token != PdfToken.Keyword || !reader.Slice.StartsWith("obj"u8)) throw NoObject();
            if (reader.Slice.Length > 3) reader.Position = reader.Start + 3;
            if (!reader.Read()) throw new PdfFormatException(PdfProblem.Damaged, "the file ends within an object");
            // An object may be empty: "12 0 obj endobj".
            value = reader.Token == PdfToken.Keyword && reader.Slice.SequenceEqual("endobj"u8) ? PdfNull.Value : parser.Current(ref reader);
            int after = reader.Position;
            isStream = value is PdfDictionary && reader.Read() && reader.Token == PdfToken.Keyword && reader.Slice.SequenceEqual("stream"u8);
            end = offset + (isStream ? reader.Position : after);
        });
        number = found;
        return isStream ? StreamAt((PdfDictionary)value!, end) : value!;
    }

    private static PdfFormatException NoObject() => new(PdfProblem.Damaged, "no object stands where one should");

    private static string Printable(string name) => new([.. name.Take(40).Where(character => character is > ' ' and < (char)0x7F)]);

    private void Begin()
    {
        FindHeader();
        try
        {
            long start = FindStart();
            _references.ReadChain(start);
            Trailer = _references.Trailer!;
            RefuseEncrypted();
            if (Get<PdfDictionary>(Trailer, "Root") is null) throw new PdfFormatException(PdfProblem.Damaged, "the trailer leads to no catalogue");
        }
        catch (PdfFormatException exception) when (exception.Problem is PdfProblem.Damaged or PdfProblem.Unsupported)
        {
            Rebuild(exception.Message);
            if (Get<PdfDictionary>(Trailer, "Root") is null) throw new PdfFormatException(PdfProblem.NotPdf, "it has no catalogue", exception);
        }
    }

    private void FindHeader()
    {
        ReadOnlySpan<byte> head = _source.Read(0, 1024);
        int at = head.IndexOf("%PDF-"u8);
        HeaderOffset = at;
        if (at < 0)
        {
            // A file that lost its first line may still be whole behind it.
            if (_source.Find("endobj"u8, 0) < 0) throw new PdfFormatException(PdfProblem.NotPdf, _source.Length == 0 ? "it is empty" : "it does not begin as a PDF does");
            return;
        }

        ReadOnlySpan<byte> version = head[(at + 5)..];
        int end = 0;
        while (end < version.Length && end < 8 && (version[end] == (byte)'.' || char.IsAsciiDigit((char)version[end]))) end++;
        HeaderVersion = end == 0 ? null : Encoding.ASCII.GetString(version[..end]);
    }

    private long FindStart()
    {
        long from = Math.Max(0, _source.Length - 4096);
        ReadOnlySpan<byte> tail = _source.Read(from, 4096);
        int at = tail.LastIndexOf("startxref"u8);
        if (at < 0) throw new PdfFormatException(PdfProblem.Damaged, "startxref is missing");
        var reader = new PdfTokenReader(tail[(at + 9)..]);
        if (!reader.Read() || reader.Token != PdfToken.Number) throw new PdfFormatException(PdfProblem.Damaged, "startxref has no number");
        return (long)reader.Number;
    }

    private void RefuseEncrypted()
    {
        if (Trailer.Has("Encrypt")) throw new PdfFormatException(PdfProblem.Encrypted, "it is encrypted");
    }

    private void Rebuild(string flaw)
    {
        _flaws.Add(flaw);
        IsRebuilt = true;
        _objects.Clear();
        _objectStreams.Clear();
        _open.Clear();
        _references = new CrossReferences(this, _source);
        _references.Rebuild();
        Trailer = _references.Trailer!;
        RefuseEncrypted();
    }

    private PdfObject ReadNumbered(int number)
    {
        if (!_references.Entries.TryGetValue(number, out CrossReference entry) || entry.Kind == 0) return PdfNull.Value;
        // A stream whose length is a stream whose length … would use up the stack.
        if (_open.Count > MaxReferences) throw new PdfFormatException(PdfProblem.Damaged, "objects need each other without end");
        if (!_open.Add(number)) throw new PdfFormatException(PdfProblem.Damaged, $"object {number} needs itself");
        try
        {
            if (entry.Kind == 2) return ReadFromStream(number, entry);
            PdfObject? value = null;
            string flaw = $"object {number} does not stand at its place";
            try
            {
                value = ReadObjectAt(entry.Where, out int found);
                if (found == number) return value;
            }
            catch (PdfFormatException exception) when (!IsRebuilt && exception.Problem == PdfProblem.Damaged)
            {
                flaw = $"object {number}: {exception.Message}";
            }

            if (IsRebuilt) throw NoObject();
            Rebuild(flaw);
            _open.Clear();
            return Get(number);
        }
        finally
        {
            _open.Remove(number);
        }
    }

    private PdfObject ReadFromStream(int number, CrossReference entry)
    {
        int container = (int)Math.Clamp(entry.Where, 0, int.MaxValue);
        if (!_objectStreams.TryGetValue(container, out (byte[] Bytes, (int Number, int Offset)[] Index) stream))
        {
            if (_references.Entries.TryGetValue(container, out CrossReference own) && own.Kind == 2) throw new PdfFormatException(PdfProblem.Damaged, "an object stream stands in another");
            if (Get(container) is not PdfStream packed) throw new PdfFormatException(PdfProblem.Damaged, $"object {number} stands in an object stream that is none");
            byte[] bytes = Decode(packed);
            stream = (bytes, IndexOf(packed, bytes));
            if (_objectStreams.Count >= KeptObjectStreams) _objectStreams.Clear();
            _objectStreams[container] = stream;
        }

        int at = entry.Index < stream.Index.Length && stream.Index[entry.Index].Number == number ? entry.Index : Array.FindIndex(stream.Index, item => item.Number == number);
        if (at < 0) throw new PdfFormatException(PdfProblem.Damaged, $"object {number} does not stand in its object stream");
        int offset = stream.Index[at].Offset;
        if (offset >= stream.Bytes.Length) throw new PdfFormatException(PdfProblem.Damaged, $"object {number} does not stand in its object stream");
        var reader = new PdfTokenReader(stream.Bytes, offset);
        return _parser.Read(ref reader);
    }

    private (int Number, int Offset)[] IndexOf(PdfStream stream, byte[] bytes)
    {
        int count = Get<PdfNumber>(stream.Dictionary, "N")?.Integer ?? -1;
        int first = Get<PdfNumber>(stream.Dictionary, "First")?.Integer ?? -1;
        // Each entry takes four bytes at least.
        if (count < 0 || first < 0 || first > bytes.Length || count > bytes.Length) throw new PdfFormatException(PdfProblem.Damaged, "an object stream counts what cannot be");
        var index = new (int, int)[count];
        var reader = new PdfTokenReader(bytes.AsSpan(0, first));
        for (int i = 0; i < count; i++)
        {
            if (!reader.Read() || reader.Token != PdfToken.Number) throw new PdfFormatException(PdfProblem.Damaged, "an object stream's index is broken");
            double number = reader.Number;
            if (!reader.Read() || reader.Token != PdfToken.Number || number is < 0 or > int.MaxValue || reader.Number < 0 || reader.Number > bytes.Length - first)
            {
                throw new PdfFormatException(PdfProblem.Damaged, "an object stream's index is broken");
            }

            index[i] = ((int)number, first + (int)reader.Number);
        }

        return index;
    }

    private PdfStream StreamAt(PdfDictionary dictionary, long afterKeyword)
    {
        ReadOnlySpan<byte> line = _source.Read(afterKeyword, 2);
        long start = afterKeyword + (line.Length == 2 && line[0] == (byte)'\r' && line[1] == (byte)'\n' ? 2 : line.Length > 0 && line[0] is (byte)'\n' or (byte)'\r' ? 1 : 0);
        double declared = -1;
        try
        {
            if (Get<PdfNumber>(dictionary, "Length") is { Value: >= 0 and <= int.MaxValue } length) declared = length.Value;
        }
        catch (PdfFormatException)
        {
            // The end is looked for below.
        }

        if (declared >= 0 && EndsAt(start + (long)declared)) return new PdfStream(dictionary, start, (int)declared, true);
        long end = _source.Find("endstream"u8, start);
        if (end < 0) end = _source.Length;
        ReadOnlySpan<byte> before = _source.Read(Math.Max(start, end - 2), (int)Math.Min(2, end - start));
        if (before.Length > 0 && before[^1] == (byte)'\n') end -= before.Length == 2 && before[0] == (byte)'\r' ? 2 : 1;
        else if (before.Length > 0 && before[^1] == (byte)'\r') end--;
        return new PdfStream(dictionary, start, (int)Math.Min(int.MaxValue, end - start), false);
    }

    private bool EndsAt(long end)
    {
        if (end > _source.Length) return false;
        ReadOnlySpan<byte> tail = _source.Read(end, 16);
        int at = 0;
        while (at < tail.Length && at < 2 && tail[at] is (byte)'\r' or (byte)'\n') at++;
        return tail[at..].StartsWith("endstream"u8);
    }

    private (int Predictor, int Colors, int Bits, int Columns) Parameters(PdfStream stream, int index)
    {
        PdfObject parameters = Get(stream.Dictionary, "DecodeParms");
        if (parameters is PdfNull) parameters = Get(stream.Dictionary, "DP");
        if (parameters is PdfArray list) parameters = index < list.Count ? Resolve(list[index]) : PdfNull.Value;
        else if (index > 0) parameters = PdfNull.Value;
        if (parameters is not PdfDictionary dictionary) return (1, 1, 8, 1);
        return (Value("Predictor", 1, 15), Value("Colors", 1, 32), Value("BitsPerComponent", 8, 16), Value("Columns", 1, 1 << 24));

        int Value(string key, int usual, int most) => Get<PdfNumber>(dictionary, key) is { } number ? Math.Clamp(number.Integer, 1, most) : usual;
    }
}
