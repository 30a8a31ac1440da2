using System.Globalization;
using System.Xml.Linq;
using NewsExport.Epub.Content;
using NewsExport.Model;

namespace NewsExport.Epub.Reading;

/// <summary>Reads an article back from the page that <see cref="ArticlePage"/> made of it.</summary>
internal static class ArticlePageReader
{
    /// <summary>The identifier of the article that a page is of; null if it is no page of ours.</summary>
    public static string? IdentifierOf(XElement html) => Metas(html, ArticleHead.Identifier).Select(meta => (string?)meta.Attribute("content")).FirstOrDefault();

    /// <summary>Reads a page.</summary>
    /// <param name="html">The page.</param>
    /// <param name="page">Where it stands.</param>
    /// <returns>The article; null if anything on the page is not as our writer writes it.</returns>
    public static Article? Read(XElement html, PageMarkup page)
    {
        if (Child(html, "body") is not { } body || page.Elements(body.Nodes()).ToArray() is not [{ } element] || !PageMarkup.Is(element, "article")) return null;
        if (IdentifierOf(html) is not { } identifier || string.IsNullOrWhiteSpace(identifier)) return null;
        List<XElement> parts = [.. page.Elements(element.Nodes())];
        if (parts.Count == 0 || !PageMarkup.Is(parts[0], "header")) return null;
        var blocks = new BlockReader(page);
        Header header = ReadHeader(parts[0], page, blocks);
        parts.RemoveAt(0);
        Figure? lead = parts.Count > 0 && PageMarkup.Is(parts[0], "figure", "lead") ? blocks.Figure(parts[0]) : null;
        if (lead is not null) parts.RemoveAt(0);
        Dateline? dateline = parts.Count > 0 && PageMarkup.Is(parts[0], "p", "dateline") ? blocks.Dateline(parts[0]) : null;
        if (dateline is not null) parts.RemoveAt(0);
        XElement? notes = parts.Count > 0 && PageMarkup.Is(parts[^1], "section", "notes") ? parts[^1] : null;
        if (notes is not null) parts.RemoveAt(parts.Count - 1);
        var article = new Article(identifier, header.Headline, blocks.Read(parts), page.SpanOf(element))
        {
            Kicker = header.Kicker,
            Standfirst = header.Standfirst,
            Dateline = dateline ?? page.Dateline,
            LeadFigure = lead,
            Notes = notes is null ? [] : Notes(notes, page, blocks),
            Language = PageMarkup.LanguageOf(html) ?? default,
            Direction = PageMarkup.DirectionOf(html) ?? TextDirection.LeftToRight,
        };
        return page.IsStrange ? null : WithHead(article, html, page);
    }

    private static Header ReadHeader(XElement element, PageMarkup page, BlockReader blocks)
    {
        Header header = Header.None;
        foreach (XElement part in page.Elements(element.Nodes()))
        {
            header = (part.Name.LocalName, PageMarkup.ClassOf(part)) switch
            {
                ("p", "kicker") => header with { Kicker = blocks.Inlines(part) },
                ("h1", null) => header with { Headline = blocks.Inlines(part) },
                // What stands there because the article has no headline, and what the head of the page says better.
                ("h1", "derived") or ("p", "byline") or ("p", "dates") => header,
                ("div", "standfirst") => header with { Standfirst = blocks.Read(part.Nodes()) },
                _ => page.Strange<Header>() ?? header,
            };
        }

        return header;
    }

    private static ValueList<Note> Notes(XElement section, PageMarkup page, BlockReader blocks)
    {
        var notes = new List<Note>();
        foreach (XElement note in page.Elements(section.Nodes()).Where(part => !PageMarkup.Is(part, "h2")))
        {
            string? id = (string?)note.Attribute("id") ?? (string?)note.Attribute("data-note");
            if (!PageMarkup.Is(note, "aside") || id is null || PageNames.NoteOf(id) is not { } name)
            {
                page.Strange<Note>();
                continue;
            }

            notes.Add(new Note(name, blocks.Read(note.Nodes().Where(node => node is not XElement part || !PageMarkup.Is(part, "p", "back"))), page.SpanOf(note)));
        }

        return [.. notes];
    }

    private static Article WithHead(Article article, XElement html, PageMarkup page) => article with
    {
        Bylines = [.. Metas(html, ArticleHead.Author).Select(meta => new Byline((string?)meta.Attribute("content") ?? "", (string?)meta.Attribute(ArticleHead.Role), page.SpanOf(meta)))],
        Published = NewsDate.TryParse(Meta(html, ArticleHead.Issued), out NewsDate published) ? published : null,
        Modified = NewsDate.TryParse(Meta(html, ArticleHead.Modified), out NewsDate modified) ? modified : null,
        SourceUrl = Meta(html, ArticleHead.Source),
        Publisher = Meta(html, ArticleHead.Publisher),
        Rights = Inlines.FromText(Meta(html, ArticleHead.Rights) ?? ""),
        Section = Meta(html, ArticleHead.Section),
        Tags = [.. Metas(html, ArticleHead.Keyword).Select(meta => (string?)meta.Attribute("content") ?? "")],
        Weight = double.TryParse(Meta(html, ArticleHead.Weight), NumberStyles.Float, CultureInfo.InvariantCulture, out double weight) && weight is > 0 and < double.PositiveInfinity ? weight : null,
    };

    private static string? Meta(XElement html, string name) => Metas(html, name).Select(meta => (string?)meta.Attribute("content")).FirstOrDefault();

    private static IEnumerable<XElement> Metas(XElement html, string name) => Child(html, "head")?.Elements().Where(element => PageMarkup.Is(element, "meta") && (string?)element.Attribute("name") == name) ?? [];

    private static XElement? Child(XElement html, string name) => html.Elements().FirstOrDefault(element => PageMarkup.Is(element, name));

    private sealed record Header(Inlines Kicker, Inlines Headline, Blocks Standfirst)
    {
        public static Header None { get; } = new(Inlines.Empty, Inlines.Empty, Blocks.Empty);
    }
}
