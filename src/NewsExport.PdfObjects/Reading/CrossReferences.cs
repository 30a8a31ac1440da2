namespace NewsExport.PdfObjects;

/// <summary>Where an object stands.</summary>
/// <param name="Kind">0 nowhere, 1 at an offset, 2 in an object stream (ISO 32000-1, table 18).</param>
/// <param name="Where">The offset, or the number of the object stream.</param>
/// <param name="Index">The generation, or the place in the stream.</param>
internal readonly record struct CrossReference(int Kind, long Where, int Index);

/// <summary>
/// Finds where the objects of a file stand: by its cross-reference tables and streams, newest revision first (7.5.4, 7.5.8, 7.5.6), or,
/// where those are broken, by looking for objects through the whole file.
/// </summary>
internal sealed class CrossReferences
{
    private const int MaxNumber = 8388607;
    private const int MaxSections = 4096;
    private const int MaxEntries = 4_000_000;

    private readonly PdfDocument _document;
    private readonly PdfSource _source;
    private readonly HashSet<long> _seen = [];

    public CrossReferences(PdfDocument document, PdfSource source)
    {
        _document = document;
        _source = source;
    }

    public Dictionary<int, CrossReference> Entries { get; } = [];

    public PdfDictionary? Trailer { get; private set; }

    /// <summary>How many sections were read, newest first; a file that was never changed has one, or two if it is linearized.</summary>
    public int Sections => _seen.Count;

    /// <summary>Reads the chain of sections that ends the file.</summary>
    /// <exception cref="PdfFormatException">A section is broken.</exception>
    public void ReadChain(long start)
    {
        long next = start;
        do
        {
            if (!_seen.Add(next))
            {
                throw Broken("sections of cross-references lead in a circle");
            }

            if (_seen.Count > MaxSections) throw Broken("there are too many sections of cross-references");
            PdfDictionary trailer = ReadSection(next);
            Trailer ??= trailer;
            next = trailer["Prev"] is PdfNumber previous ? (long)previous.Value : -1;
        }
        while (next >= 0);
    }

    private PdfDictionary ReadSection(long offset)
    {
        ReadOnlySpan<byte> head = _source.Read(offset, 64);
        var reader = new PdfTokenReader(head);
        reader.Read();
        if (reader.Token == PdfToken.Keyword && reader.Slice.SequenceEqual("xref"u8)) return ReadTable(offset + reader.Position);
        if (reader.Token != PdfToken.Number) throw Broken("no cross-references stand where they should");
        return ReadStream(offset);
    }

    private PdfDictionary ReadTable(long offset)
    {
        // A subsection at a time: first number, count, then rows of 20 bytes, which some writers make 19 or 21.
        while (true)
        {
            var reader = new PdfTokenReader(_source.Read(offset, 256));
            reader.Read();
            if (reader.Token == PdfToken.Keyword && reader.Slice.SequenceEqual("trailer"u8)) break;
            if (reader.Token != PdfToken.Number) throw Broken("a cross-reference table has no trailer");
            double first = reader.Number;
            if (!reader.Read() || reader.Token != PdfToken.Number) throw Broken("a cross-reference table is broken");
            double count = reader.Number;
            offset += reader.Position;
            if (first < 0 || count < 0 || first + count > MaxNumber + 1) throw Broken("a cross-reference table counts what cannot be");
            offset = ReadRows(offset, (int)first, (int)count);
        }

        var parsed = (PdfDictionary?)null;
        long at = offset;
        _document.ParseAt(at, (ref PdfTokenReader reader, PdfObjectParser parser) =>
        {
            reader.Read();
            parsed = parser.Read(ref reader) as PdfDictionary;
        });
        if (parsed is null) throw Broken("a trailer is no dictionary");
        // A hybrid file says the rest in a stream, which counts before older sections (7.5.8.4).
        if (parsed["XRefStm"] is PdfNumber hybrid && _seen.Add((long)hybrid.Value)) ReadStream((long)hybrid.Value);
        return parsed;
    }

    private long ReadRows(long offset, int first, int count)
    {
        const int Batch = 4096;
        for (int done = 0; done < count;)
        {
            int rows = Math.Min(Batch, count - done);
            var reader = new PdfTokenReader(_source.Read(offset, rows * 24));
            int used = 0;
            for (int i = 0; i < rows; i++)
            {
                if (!reader.Read() || reader.Token != PdfToken.Number) throw Broken("a row of cross-references is broken");
                double where = reader.Number;
                if (!reader.Read() || reader.Token != PdfToken.Number) throw Broken("a row of cross-references is broken");
                double generation = reader.Number;
                if (!reader.Read() || reader.Token != PdfToken.Keyword) throw Broken("a row of cross-references is broken");
                bool inUse = reader.Slice.SequenceEqual("n"u8);
                if (!inUse && !reader.Slice.SequenceEqual("f"u8)) throw Broken("a row of cross-references is broken");
                used = reader.Position;
                Add(first + done + i, new CrossReference(inUse ? 1 : 0, (long)where, (int)Math.Clamp(generation, 0, 65535)));
            }

            done += rows;
            offset += used;
        }

        return offset;
    }

    private PdfDictionary ReadStream(long offset)
    {
        if (_document.ReadObjectAt(offset, out _) is not PdfStream stream) throw Broken("no cross-references stand where they should");
        PdfDictionary dictionary = stream.Dictionary;
        if (dictionary["Type"] is not PdfName { Value: "XRef" }) throw Broken("a stream of cross-references does not say that it is one");
        if (dictionary["W"] is not PdfArray { Count: >= 3 } widths) throw Broken("a stream of cross-references has no widths");
        Span<int> width = stackalloc int[3];
        for (int i = 0; i < 3; i++)
        {
            width[i] = widths[i] is PdfNumber { Value: >= 0 and <= 8 } number ? number.Integer : throw Broken("a stream of cross-references has odd widths");
        }

        int row = width[0] + width[1] + width[2];
        if (row == 0) throw Broken("a stream of cross-references has no widths");
        byte[] data = _document.Decode(stream);
        int size = dictionary["Size"] is PdfNumber declared ? Math.Clamp(declared.Integer, 0, MaxNumber + 1) : 0;
        PdfArray? index = dictionary["Index"] as PdfArray;
        int at = 0;
        for (int pair = 0; pair < (index?.Count ?? 2) - 1; pair += 2)
        {
            int first = index is null ? 0 : index[pair] is PdfNumber { Value: >= 0 and <= MaxNumber } start ? start.Integer : throw Broken("a stream of cross-references has an odd index");
            int count = index is null ? size : index[pair + 1] is PdfNumber { Value: >= 0 and <= MaxNumber } amount ? amount.Integer : throw Broken("a stream of cross-references has an odd index");
            for (int i = 0; i < count; i++, at += row)
            {
                if (at + row > data.Length) throw Broken("a stream of cross-references ends too early");
                long kind = width[0] == 0 ? 1 : Field(data, at, width[0]);
                long where = Field(data, at + width[0], width[1]);
                long third = Field(data, at + width[0] + width[1], width[2]);
                if (kind is >= 0 and <= 2 && first + (long)i <= MaxNumber) Add(first + i, new CrossReference((int)kind, where, (int)Math.Clamp(third, 0, int.MaxValue)));
            }
        }

        return dictionary;
    }

    private static long Field(byte[] data, int at, int width)
    {
        long value = 0;
        for (int i = 0; i < width; i++) value = (value << 8) | data[at + i];
        return value;
    }

    private void Add(int number, CrossReference entry)
    {
        if (Entries.Count >= MaxEntries) throw new PdfFormatException(PdfProblem.TooLarge, "it has too many objects");
        Entries.TryAdd(number, entry);
    }

    /// <summary>Looks for objects and trailers from the first byte to the last. Of two objects of one number the later counts.</summary>
    public void Rebuild()
    {
        Entries.Clear();
        Trailer = null;
        const int Part = 1 << 18;
        const int Overlap = 64;
        PdfDictionary? trailer = null;
        var trailers = new List<long>();
        var special = new List<long>();
        for (long from = 0; from < _source.Length; from += Part - Overlap)
        {
            ReadOnlySpan<byte> part = _source.Read(from, Part);
            for (int at = 0; at < part.Length;)
            {
                int found = part[at..].IndexOf("obj"u8);
                if (found < 0) break;
                found += at;
                at = found + 3;
                // What the overlap shows twice is the same place twice.
                if (!TryHeadBefore(part, found, out int number, out int generation, out int head)) continue;
                if (Entries.Count >= MaxEntries) throw new PdfFormatException(PdfProblem.TooLarge, "it has too many objects");
                Entries[number] = new CrossReference(1, from + head, generation);
                ReadOnlySpan<byte> start = part.Slice(found, Math.Min(400, part.Length - found));
                if (special.Count < 100_000 && (start.IndexOf("/ObjStm"u8) >= 0 || start.IndexOf("/XRef"u8) >= 0 || start.IndexOf("/Catalog"u8) >= 0)) special.Add(from + head);
            }

            for (int at = 0; at < part.Length && trailers.Count < 1000;)
            {
                int found = part[at..].IndexOf("trailer"u8);
                if (found < 0) break;
                trailers.Add(from + at + found);
                at += found + 7;
            }

            if (part.Length < Part) break;
        }

        foreach (long place in trailers)
        {
            PdfDictionary? parsed = null;
            try
            {
                _document.ParseAt(place, (ref PdfTokenReader reader, PdfObjectParser parser) =>
                {
                    reader.Read();
                    parsed = parser.Read(ref reader) as PdfDictionary;
                });
            }
            catch (PdfFormatException)
            {
                continue;
            }

            if (parsed is not null && (parsed.Has("Root") || parsed.Has("Encrypt"))) trailer = parsed;
        }

        int catalog = 0;
        var inStreams = new Dictionary<int, CrossReference>();
        foreach (long place in special)
        {
            try
            {
                PdfObject read = _document.ReadObjectAt(place, out int number);
                PdfDictionary? dictionary = read as PdfDictionary ?? (read as PdfStream)?.Dictionary;
                string? type = (dictionary?["Type"] as PdfName)?.Value;
                if (type == "Catalog") catalog = number;
                else if (type == "XRef" && dictionary!.Has("Root")) trailer = dictionary;
                else if (type == "ObjStm" && read is PdfStream stream)
                {
                    int[] numbers = _document.NumbersIn(stream);
                    for (int i = 0; i < numbers.Length; i++) inStreams[numbers[i]] = new CrossReference(2, number, i);
                }
            }
            catch (PdfFormatException exception) when (exception.Problem != PdfProblem.Encrypted)
            {
                // What cannot be read here is missing later, and said then.
            }
        }

        foreach ((int number, CrossReference entry) in inStreams)
        {
            if (Entries.Count < MaxEntries) Entries.TryAdd(number, entry);
        }

        if (trailer is null)
        {
            // The catalogue may stand in an object stream.
            if (catalog == 0)
            {
                foreach (int number in inStreams.Keys)
                {
                    if (_document.Get(number) is PdfDictionary dictionary && dictionary["Type"] is PdfName { Value: "Catalog" }) catalog = number;
                }
            }

            if (catalog == 0) throw new PdfFormatException(PdfProblem.NotPdf, "it has neither a trailer nor a catalogue");
            trailer = new PdfDictionary([new("Root", new PdfReference(catalog, 0))]);
        }

        Trailer = trailer;
    }

    // Goes back from "obj" over two numbers: "12 0 obj".
    private static bool TryHeadBefore(ReadOnlySpan<byte> part, int at, out int number, out int generation, out int head)
    {
        number = generation = head = 0;
        int i = at - 1;
        if (!Spaces(part, ref i) || !Digits(part, ref i, out generation) || !Spaces(part, ref i) || !Digits(part, ref i, out number)) return false;
        head = i + 1;
        return number is > 0 and <= MaxNumber && generation <= 65535 && (i < 0 || !PdfTokenReader.IsRegular(part[i]) || part[i] > 127);
    }

    private static bool Spaces(ReadOnlySpan<byte> part, ref int at)
    {
        int start = at;
        while (at >= 0 && PdfTokenReader.IsWhite(part[at])) at--;
        return at < start;
    }

    private static bool Digits(ReadOnlySpan<byte> part, ref int at, out int value)
    {
        value = 0;
        int scale = 1;
        int start = at;
        while (at >= 0 && part[at] is >= (byte)'0' and <= (byte)'9' && start - at < 8)
        {
            value += (part[at] - '0') * scale;
            scale *= 10;
            at--;
        }

        return at < start;
    }

    private static PdfFormatException Broken(string message) => new(PdfProblem.Damaged, message);
}
