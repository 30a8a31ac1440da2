using System.Xml.Linq;
using NewsExport.Epub.Package;
using NewsExport.Model;

namespace NewsExport.Epub.Reading;

/// <summary>What a package says of the book as a whole.</summary>
internal sealed record BookMetadata
{
    public required string Identifier { get; init; }

    public required string Title { get; init; }

    public string? Subtitle { get; private init; }

    public LanguageTag Language { get; private init; }

    public TextDirection Direction { get; private init; }

    public string? Publisher { get; private init; }

    public string? Rights { get; private init; }

    public NewsDate? Date { get; private init; }

    public string? Number { get; private init; }

    public string? Series { get; private init; }

    public ValueList<Byline> Creators { get; private init; } = [];

    private SourceSpan Span { get; init; }

    public static BookMetadata Read(BookPackage package, BookArchive archive)
    {
        XElement[] titles = [.. package.Core("title")];
        XElement? subtitle = titles.FirstOrDefault(title => package.Refined(title, "title-type") == "subtitle");
        XElement? main = titles.FirstOrDefault(title => package.Refined(title, "title-type") == "main") ?? titles.FirstOrDefault(title => title != subtitle);
        (string? series, string? number) = SeriesOf(package);
        return new BookMetadata
        {
            Identifier = IdentifierOf(package) ?? archive.Name,
            Title = main is null ? Path.GetFileNameWithoutExtension(archive.Name) : Xml.Line(main.Value),
            Subtitle = subtitle is null ? null : Xml.Line(subtitle.Value),
            Language = LanguageTag.TryParse(package.First("language"), out LanguageTag language) ? language : default,
            Direction = package.IsRightToLeft ? TextDirection.RightToLeft : TextDirection.LeftToRight,
            Publisher = package.First("publisher"),
            Rights = package.First("rights"),
            Date = DateOf(package),
            Number = number,
            Series = series,
            Creators = [.. package.Core("creator").Where(creator => RoleOf(package, creator) is null or "aut").Select(creator => new Byline(Xml.Line(creator.Value)))],
            Span = archive.PlaceOf(package.Path),
        };
    }

    public Edition Edition(ValueList<Section> sections, Photo? cover) => new(Identifier, Title, sections, Span)
    {
        Subtitle = Subtitle,
        Date = Date,
        Number = Number,
        Series = Series,
        Language = Language,
        Direction = Direction,
        Publisher = Publisher,
        Rights = Inlines.FromText(Rights ?? ""),
        Cover = cover,
    };

    private static string? IdentifierOf(BookPackage package)
    {
        string? unique = (string?)package.Root.Attribute("unique-identifier");
        XElement[] all = [.. package.Core("identifier")];
        XElement? own = package.IsOurs ? all.FirstOrDefault(identifier => (string?)identifier.Attribute("id") == PackageDocument.OwnIdentifier) : null;
        return (own ?? all.FirstOrDefault(identifier => (string?)identifier.Attribute("id") == unique) ?? all.FirstOrDefault()) is { } found ? Xml.Line(found.Value) : null;
    }

    private static (string? Series, string? Number) SeriesOf(BookPackage package)
    {
        // Of our own the number may make a series of what has none.
        XElement? collection = package.Metas("belongs-to-collection")
            .FirstOrDefault(meta => package.IsOurs ? (string?)meta.Attribute("id") == PackageDocument.SeriesName : package.Refined(meta, "collection-type") is null or "series");
        string? number = package.Metas("schema:issueNumber").Select(meta => Xml.Line(meta.Value)).FirstOrDefault()
            ?? (collection is null ? null : package.Refined(collection, "group-position")) ?? package.Named("calibre:series_index");
        return (collection is null ? package.Named("calibre:series") : Xml.Line(collection.Value), number);
    }

    private static NewsDate? DateOf(BookPackage package)
    {
        // EPUB 2 tells dates of publication, of creation and of change apart by an attribute.
        XElement[] dates = [.. package.Core("date")];
        XElement? date = dates.FirstOrDefault(date => EventOf(date) is null or "publication") ?? dates.FirstOrDefault(date => EventOf(date) != "modification");
        return date is not null && NewsDate.TryParse(Xml.Line(date.Value), out NewsDate read) ? read : null;
    }

    private static string? EventOf(XElement date) => date.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "event")?.Value;

    private static string? RoleOf(BookPackage package, XElement creator) =>
        package.Refined(creator, "role") ?? creator.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "role")?.Value;
}
