using System.Xml;
using System.Xml.Linq;
using NewsExport.Model;

namespace NewsExport.Epub.Reading;

/// <summary>Makes an edition of a book's package, contents and pages.</summary>
internal sealed class EditionBuilder
{
    private static readonly string[] PageTypes = ["application/xhtml+xml", "text/html", "text/x-oeb1-document"];

    // Longer words on the page of a cover are more than its title.
    private const int MostWordsOnCover = 200;

    private readonly BookArchive _archive;
    private readonly BookPackage _package;
    private readonly ForeignPageReader _readPage;
    private readonly EpubReaderOptions _options;
    private readonly DiagnosticSink _sink;
    private readonly BookContents _contents;
    private readonly BookMetadata _metadata;
    private readonly List<(string? Title, List<Article> Articles)> _sections = [];
    private readonly HashSet<string> _identifiers = new(StringComparer.Ordinal);
    private ContentsGroup? _group;
    private Photo? _masthead;

    public EditionBuilder(BookArchive archive, BookPackage package, ForeignPageReader readPage, EpubReaderOptions options, DiagnosticSink sink)
    {
        (_archive, _package, _readPage, _options, _sink) = (archive, package, readPage, options, sink);
        _metadata = BookMetadata.Read(package, archive);
        _contents = BookContents.Read(archive, package);
    }

    /// <summary>The edition; null if no page can be read.</summary>
    public Edition? Build(CancellationToken cancellationToken)
    {
        foreach (BookItem item in _package.Items.Where(item => !_archive.Has(item.Path))) _sink.Report(ReadingRules.Missing, _archive.PlaceOf(_package.Path), item.Path);
        List<BookItem> pages = [.. _package.Spine.Select(Readable).OfType<BookItem>().Distinct()];
        Dictionary<string, string> articles = _package.IsOurs ? Identifiers(pages) : [];
        foreach (BookItem item in pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Page(item, articles);
        }

        if (!_package.IsOurs && !_sections.Exists(section => section.Articles.Count > 0)) return null;
        return _metadata.Edition([.. _sections.Select(section => new Section(TitleOf(section.Title), [.. section.Articles], _archive.PlaceOf(_package.Path)))], CoverImage()) with { Masthead = _masthead };
    }

    /// <summary>The item, or what stands in for it where it is no page; null, and said, if nothing does.</summary>
    private BookItem? Readable(BookItem item)
    {
        var seen = new HashSet<BookItem>();
        for (BookItem? at = item; at is not null && seen.Add(at); at = _package.Find(at.Fallback))
        {
            if (PageTypes.Contains(at.MediaType)) return _archive.Has(at.Path) ? at : null;
        }

        _sink.Report(ReadingRules.WrongType, _archive.PlaceOf(_package.Path), item.Path, item.MediaType);
        return null;
    }

    private Dictionary<string, string> Identifiers(IEnumerable<BookItem> pages)
    {
        var articles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (BookItem item in pages)
        {
            if (Parse(item, out _, out _) is { } html && ArticlePageReader.IdentifierOf(html) is { } identifier) articles[item.Path] = identifier;
        }

        return articles;
    }

    private XElement? Parse(BookItem item, out byte[] bytes, out XmlException? fault)
    {
        bytes = _archive.Read(item.Path, _options.MaxDocumentBytes) ?? [];
        return _archive.Parse(bytes, item.Path, out fault)?.Root;
    }

    private void Page(BookItem item, Dictionary<string, string> articles)
    {
        if (item == _package.Navigation) return;
        XElement? html = Parse(item, out byte[] bytes, out XmlException? fault);
        if (html is not null && _package.IsOurs && IsAroundArticles(html, item)) return;
        if (html is not null && IsCover(html, item)) return;
        Article? own = html is not null && _package.IsOurs ? ArticlePageReader.Read(html, new PageMarkup(_archive, item.Path, articles)) : null;
        if (own is not null)
        {
            Add(own, item);
            return;
        }

        if (fault is not null) _sink.Report(ReadingRules.ReadAsHtml, _archive.PlaceOf(item.Path, fault.LineNumber, fault.LinePosition), fault.Message.TrimEnd('.'));
        if (Foreign(item, bytes) is { } article) Add(article, item);
    }

    /// <summary>Whether it is one of the pages that our writer puts around the articles; takes from it what only it says.</summary>
    private bool IsAroundArticles(XElement html, BookItem item)
    {
        XElement? section = html.Elements().Where(part => PageMarkup.Is(part, "body")).Elements().FirstOrDefault(part => PageMarkup.Is(part, "section"));
        switch (section is null ? null : PageMarkup.ClassOf(section))
        {
            case "front":
                string? src = section!.Elements().Where(part => PageMarkup.Is(part, "h1")).Elements().Where(part => PageMarkup.Is(part, "img")).Select(image => (string?)image.Attribute("src")).FirstOrDefault();
                if (src is not null && Checking.Reference.Resolve(item.Path, src) is { } path) _masthead = Photo.FromLocation($"{_archive.Name}/{path}", AltText.Decorative, _archive.PlaceOf(item.Path));
                return true;
            case "part":
                _group = _contents.Find(item.Path)?.Group;
                _sections.Add((_contents.Find(item.Path)?.Label ?? Xml.Line(section!.Value), []));
                return true;
            case "cover" or "colophon":
                return true;
            default:
                return false;
        }
    }

    private bool IsCover(XElement html, BookItem item)
    {
        if (_package.CoverImage is not { } cover) return false;
        int words = Xml.Line(html.Elements().LastOrDefault(part => part.Name.LocalName == "body")?.Value ?? "").Length;
        bool isNamed = item.Path == _package.CoverPage || item.Path == _contents.CoverPage;
        bool shows = html.Descendants().Where(element => element.Name.LocalName is "img" or "image").Attributes()
            .Any(attribute => attribute.Name.LocalName is "src" or "href" && Checking.Reference.Resolve(item.Path, attribute.Value) == cover.Path);
        return isNamed ? words <= MostWordsOnCover : shows && words == 0;
    }

    private Article? Foreign(BookItem item, byte[] bytes)
    {
        ContentsPlace? place = _contents.Find(item.Path);
        var sink = new DiagnosticSink();
        Article? read = _readPage(new ForeignPage($"{_archive.Name}/{item.Path}", HtmlForm.Of(bytes), place?.Label), sink);
        if (read is null)
        {
            // A page of a picture alone, a half title, an empty leaf: no fault of the book.
            _sink.Report(ReadingRules.NoWords, _archive.PlaceOf(item.Path));
            return null;
        }

        _sink.Add(sink.ToList().AsSpan());
        string? section = TitleOf(place?.Group.Title);
        // The title of a page without a heading is often that of the book, or the name of a file.
        bool isNamed = !read.Headline.IsEmpty && (place?.Label is null || HtmlForm.HasHeading(bytes));
        return read with
        {
            Identifier = $"{_metadata.Identifier}/{item.Path}",
            Headline = isNamed ? read.Headline : Inlines.FromText(place?.Label ?? ""),
            Bylines = read.Bylines.IsEmpty ? _metadata.Creators : read.Bylines,
            Language = read.Language.IsKnown ? read.Language : _metadata.Language,
            Direction = _package.IsRightToLeft ? TextDirection.RightToLeft : read.Direction,
            Publisher = read.Publisher ?? _metadata.Publisher,
            Section = read.Section ?? section,
        };
    }

    private void Add(Article article, BookItem item)
    {
        ContentsPlace? place = _contents.Find(item.Path);
        if (place is null && !_package.IsOurs && Continued(article)) return;
        if (_sections.Count == 0 || (place is not null && place.Group != _group))
        {
            _group = place?.Group;
            _sections.Add((place?.Group.Title, []));
        }

        string identifier = article.Identifier;
        for (int copy = 2; !_identifiers.Add(identifier); copy++) identifier = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{article.Identifier}-{copy}");
        _sections[^1].Articles.Add(identifier == article.Identifier ? article : article with { Identifier = identifier });
    }

    /// <summary>A page that the contents do not name goes on with what the page before it began: tools cut long chapters in pieces.</summary>
    private bool Continued(Article piece)
    {
        if (_group is null || _sections is not [.., { Articles: [.., { } begun] articles }] || !piece.Notes.IsEmpty) return false;
        Block[] blocks =
        [
            .. begun.Blocks,
            .. XhtmlIsBlank(piece.Headline) || piece.Headline.Equals(begun.Headline) ? Array.Empty<Block>() : [new Heading(2, piece.Headline, piece.Span)],
            .. piece.Standfirst,
            .. piece.LeadFigure is { } lead ? [lead] : Array.Empty<Block>(),
            .. piece.Blocks,
        ];
        articles[^1] = begun with { Blocks = Blocks.Create(blocks) };
        return true;
    }

    private static bool XhtmlIsBlank(Inlines inlines) => Content.XhtmlWriter.IsBlank(inlines);

    // A book whose contents stand below its own title is no section of itself.
    private string? TitleOf(string? section) => !_package.IsOurs && section == _metadata.Title ? null : section;

    private Photo? CoverImage() => _package.CoverImage is { } image && _archive.Has(image.Path)
        ? Photo.FromLocation($"{_archive.Name}/{image.Path}", AltText.Decorative, _archive.PlaceOf(_package.Path))
        : null;
}
