using System.Xml.Linq;
using NewsExport.Epub.Container;
using NewsExport.Model;

namespace NewsExport.Epub.Reading;

/// <summary>A page of a book that our writer did not write, for a reader of HTML.</summary>
/// <param name="Name">The name of the book and of the page in it, with forward slashes; what its photos' paths are relative to.</param>
/// <param name="Bytes">The page, in a form that a parser of HTML understands.</param>
/// <param name="Title">What the contents call it; null if they do not name it.</param>
public sealed record ForeignPage(string Name, ReadOnlyMemory<byte> Bytes, string? Title);

/// <summary>Reads a page as an article; null if it holds none.</summary>
/// <param name="page">The page.</param>
/// <param name="sink">Gets what is found on it.</param>
public delegate Article? ForeignPageReader(ForeignPage page, DiagnosticSink sink);

/// <summary>A book as an edition.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Resources">Hands out its photos.</param>
public sealed record EpubBook(Edition Edition, IResourceResolver Resources);

/// <summary>
/// Reads an EPUB, 2 or 3, as an edition. Pages of our own come back as the articles they were made of; those of others go to a reader
/// of HTML, which comes in as an argument, so that no parser of HTML is needed here.
/// </summary>
public static class EpubReader
{
    private const string ContainerName = "META-INF/container.xml";

    // EPUB 3.3, 4.4, and the method of older books: fonts alone, for whose sake a book is not locked.
    private static readonly string[] FontObfuscation = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

    private static readonly string[] Locks = ["META-INF/rights.xml", "META-INF/license.lcpl", "META-INF/sinf.xml"];

    /// <summary>Reads a book.</summary>
    /// <param name="open">Opens the file, each time from its beginning; the stream can be sought in. Photos are read from it later on.</param>
    /// <param name="name">The book's name: it stands in findings and before the locations of photos.</param>
    /// <param name="readPage">Reads pages that are not ours.</param>
    /// <param name="sink">Gets NE32xx findings, each at its file in the archive, and those of pages.</param>
    /// <param name="options">The limits; the usual ones if null.</param>
    /// <param name="cancellationToken">Ends the reading between two pages.</param>
    /// <returns>The book; null, with an error in the sink, if it cannot be read.</returns>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static EpubBook? Run(
        Func<Stream> open, string name, ForeignPageReader readPage, DiagnosticSink sink, EpubReaderOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(readPage);
        ArgumentNullException.ThrowIfNull(sink);
        options ??= new EpubReaderOptions();
        try
        {
            using Stream stream = open();
            var archive = new BookArchive(stream, name, options, sink);
            if (IsLocked(archive, sink) || Package(archive, sink) is not { } package) return null;
            Edition? edition = new EditionBuilder(archive, package, readPage, options, sink).Build(cancellationToken);
            if (edition is null) sink.Report(ReadingRules.NoPages, archive.PlaceOf(package.Path));
            return edition is null ? null : new EpubBook(edition, new BookResources(archive, open, options.MaxPhotoBytes));
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or OverflowException)
        {
            sink.Report(ReadingRules.BadArchive, new SourceSpan(name), exception is InvalidDataException ? exception.Message.TrimEnd('.') : "it is cut short");
        }
        catch (ArchiveLimitException exception)
        {
            sink.Report(ReadingRules.TooLarge, new SourceSpan(name), exception.Message);
        }

        return null;
    }

    /// <summary>Whether more than fonts is encrypted; says so.</summary>
    private static bool IsLocked(BookArchive archive, DiagnosticSink sink)
    {
        const string Encryption = "META-INF/encryption.xml";
        if (Locks.FirstOrDefault(archive.Has) is { } rights)
        {
            sink.Report(ReadingRules.Locked, archive.PlaceOf(rights), rights);
            return true;
        }

        if (!archive.Has(Encryption)) return false;
        XElement[]? methods = archive.Document(Encryption)?.Descendants().Where(element => element.Name.LocalName == "EncryptionMethod").ToArray();
        string? method = methods is null ? Encryption : methods.Select(element => (string?)element.Attribute("Algorithm") ?? "").FirstOrDefault(algorithm => !FontObfuscation.Contains(algorithm));
        if (method is not null) sink.Report(ReadingRules.Locked, archive.PlaceOf(Encryption), method);
        return method is not null;
    }

    private static BookPackage? Package(BookArchive archive, DiagnosticSink sink)
    {
        if (archive.Read("mimetype", 1024) is not { } type || !type.AsSpan().StartsWith("application/epub+zip"u8)) sink.Report(ReadingRules.BadMimetype, archive.PlaceOf("mimetype"));
        if (!archive.Has(ContainerName))
        {
            sink.Report(ReadingRules.NoPackage, archive.PlaceOf(ContainerName), "there is no container.xml");
            return null;
        }

        string? path = archive.Document(ContainerName)?.Descendants()
            .Where(element => element.Name.LocalName == "rootfile" && (string?)element.Attribute("media-type") == "application/oebps-package+xml")
            .Select(element => (string?)element.Attribute("full-path")).FirstOrDefault();
        BookPackage? package = path is null ? null : BookPackage.Read(archive, path);
        if (package is not null) return package;
        sink.Report(ReadingRules.NoPackage, archive.PlaceOf(ContainerName), path is null ? "container.xml names none" : archive.Has(path) ? $"'{path}' is none" : $"'{path}' is not in the archive");
        return null;
    }
}
