using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using NewsExport.Epub.Container;
using NewsExport.Model;

namespace NewsExport.Epub.Reading;

/// <summary>The entries of a book, each read within its limits. Nothing is ever unpacked to a disk.</summary>
internal sealed class BookArchive
{
    private const long RatioMatters = 1L << 20;

    private readonly ZipDirectory _zip;
    private readonly ByteBudget _budget;
    private readonly EpubReaderOptions _options;
    private readonly DiagnosticSink _sink;
    private readonly Dictionary<string, ZipEntry> _files = new(StringComparer.Ordinal);

    /// <param name="stream">The archive; can be sought in.</param>
    /// <param name="name">The book's name: what stands before the names of its files.</param>
    /// <param name="options">The limits.</param>
    /// <param name="sink">Gets NE3205.</param>
    /// <exception cref="InvalidDataException">It is no archive that can be read.</exception>
    /// <exception cref="ArchiveLimitException">There is more than a limit allows.</exception>
    public BookArchive(Stream stream, string name, EpubReaderOptions options, DiagnosticSink sink)
    {
        (Name, _options, _sink) = (name, options, sink);
        _zip = ZipDirectory.Read(stream, options.MaxEntries, options.MaxDocumentBytes);
        _budget = new ByteBudget(options.MaxTotalBytes);
        long total = 0;
        foreach (ZipEntry entry in _zip.Entries.Where(entry => !entry.IsFolder))
        {
            total += entry.Length;
            if (total > options.MaxTotalBytes) throw new ArchiveLimitException(Said($"its entries unpack to more than {options.MaxTotalBytes} bytes"));
            if (entry.Length > RatioMatters && entry.Length / Math.Max(1, entry.PackedLength) > options.MaxRatio)
            {
                throw new ArchiveLimitException(Said($"'{entry.Name}' unpacks to {entry.Length / Math.Max(1, entry.PackedLength)} times its size"));
            }

            if (entry.IsLink) sink.Report(ReadingRules.Link, PlaceOf(entry.Name), entry.Name);
            else _files[entry.Name] = entry;
        }
    }

    /// <summary>The book's name.</summary>
    public string Name { get; }

    public bool Has(string path) => _files.ContainsKey(path);

    /// <summary>The bytes of a file; null if there is none of that name.</summary>
    /// <param name="path">Its path in the archive.</param>
    /// <param name="most">The most bytes.</param>
    /// <param name="archive">The archive, opened once more; null for the one that it was opened with.</param>
    /// <exception cref="InvalidDataException">The bytes are not those that the directory promises.</exception>
    /// <exception cref="ArchiveLimitException">There are more than the limit.</exception>
    public byte[]? Read(string path, long most, Stream? archive = null)
    {
        if (!_files.TryGetValue(path, out ZipEntry? entry)) return null;
        if (entry.Length > most) throw new ArchiveLimitException(Said($"'{path}' has {entry.Length} bytes, more than {most}"));
        // What is read again, such as a photo for each format, is not counted twice.
        using EntryStream stream = _zip.Open(entry, archive is null ? _budget : new ByteBudget(most), archive);
        byte[] bytes = new byte[entry.Length];
        stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        stream.Finish();
        return bytes;
    }

    /// <summary>A document of the book; null, and said, if it is not there or no XML.</summary>
    public XDocument? Document(string path)
    {
        if (Read(path, _options.MaxDocumentBytes) is not { } bytes) return null;
        XDocument? document = Parse(bytes, path, out XmlException? fault);
        if (fault is not null) _sink.Report(ReadingRules.NotWellFormed, PlaceOf(path, fault.LineNumber, fault.LinePosition), fault.Message.TrimEnd('.'));
        return document;
    }

    /// <summary>Parses a document under settings by which none can fetch, swell or nest without end.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="path">Its path, for findings.</param>
    /// <param name="fault">What is wrong with it; null if nothing, or if it was said already.</param>
    public XDocument? Parse(byte[] bytes, string path, out XmlException? fault)
    {
        fault = null;
        try
        {
            if (IsTooDeep(bytes, path)) return null;
            using XmlReader reader = Reader(bytes);
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo);
        }
        catch (XmlException exception)
        {
            fault = exception;
            return null;
        }
    }

    public SourceSpan PlaceOf(string path, int line = 0, int column = 0) => new($"{Name}/{path}", line, column);

    /// <summary>Whether the document nests too deep or declares entities; says so.</summary>
    private bool IsTooDeep(byte[] bytes, string path)
    {
        using XmlReader reader = Reader(bytes);
        var at = (IXmlLineInfo)reader;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.DocumentType && reader.Value.Length > 0)
            {
                _sink.Report(ReadingRules.Declares, PlaceOf(path, at.LineNumber, at.LinePosition));
                return true;
            }

            if (reader.Depth > _options.MaxDepth) throw new XmlException(Said($"elements lie more than {_options.MaxDepth} deep in one another"), null, at.LineNumber, at.LinePosition);
        }

        return false;
    }

    // A document type that only names one, as each page of EPUB 2 does, is let be and never fetched.
    private XmlReader Reader(byte[] bytes) => XmlReader.Create(new MemoryStream(bytes, writable: false), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Parse,
        XmlResolver = null,
        MaxCharactersFromEntities = 1,
        MaxCharactersInDocument = _options.MaxDocumentBytes,
    });

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
