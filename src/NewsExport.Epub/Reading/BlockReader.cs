using System.Xml.Linq;
using NewsExport.Epub.Content;
using NewsExport.Model;

namespace NewsExport.Epub.Reading;

/// <summary>Reads blocks of our pages: the counterpart of <see cref="BlockWriter"/>.</summary>
internal sealed class BlockReader
{
    private static readonly HashSet<string> BlockNames = new(StringComparer.Ordinal)
    {
        "p", "h2", "h3", "h4", "h5", "h6", "div", "figure", "blockquote", "aside", "ul", "ol", "dl", "table", "pre", "hr",
    };

    private readonly PageMarkup _page;
    private readonly InlineReader _inlines;
    private readonly FigureReader _figures;
    private readonly TableReader _tables;

    public BlockReader(PageMarkup page)
    {
        _page = page;
        _inlines = new InlineReader(page);
        _figures = new FigureReader(page, _inlines);
        _tables = new TableReader(page, this, _inlines);
    }

    public Inlines Inlines(XElement element) => _inlines.Read(element);

    public Blocks Read(IEnumerable<XNode> nodes) => Blocks.Create([.. _page.Elements(nodes).Select(Block).OfType<Block>()]);

    /// <summary>The content of a cell or an item, where one paragraph alone has no element.</summary>
    public Blocks Flow(IEnumerable<XNode> nodes)
    {
        XNode[] all = [.. nodes];
        if (Array.Exists(all, node => node is XElement element && BlockNames.Contains(element.Name.LocalName))) return Read(all);
        Inlines text = _inlines.Read(all);
        return text.IsEmpty ? Blocks.Empty : [new Paragraph(text, text[0].Span)];
    }

    public Figure Figure(XElement element) => With(_figures.Figure(element), element);

    private static T With<T>(T block, XElement element)
        where T : Block =>
        (T)(block with { Anchor = PageMarkup.AnchorOf(element), Language = PageMarkup.LanguageOf(element), Direction = PageMarkup.DirectionOf(element) });

    private Block? Block(XElement element)
    {
        if (element.Name.NamespaceName != Xml.Xhtml) return _page.Strange<Block>();
        SourceSpan span = _page.SpanOf(element);
        Block? block = element.Name.LocalName switch
        {
            "p" => Paragraph(element, span),
            "h2" or "h3" or "h4" or "h5" or "h6" or "div" when Level(element) is { } level => new Heading(level, _inlines.Read(element), span),
            "figure" => _figures.Figure(element),
            "blockquote" => Quote(element, span),
            "aside" => Aside(element, span),
            "ul" => new List(ListKind.Unordered, Items(element), span),
            "ol" => new List(ListKind.Ordered, Items(element), span),
            "dl" => new List(ListKind.Description, Terms(element), span),
            "table" => _tables.Read(element),
            "pre" => new Preformatted(_inlines.Read(element), span),
            "hr" => new ThematicBreak(span),
            "div" => Division(element, span),
            _ => null,
        };
        return block is null ? _page.Strange<Block>() : With(block, element);
    }

    private static int? Level(XElement element)
    {
        int? level = PageMarkup.Number(element, "data-level") ?? (element.Name.LocalName is ['h', var digit] ? digit - '0' : null);
        return level is >= 2 and <= 6 ? level : null;
    }

    private Paragraph? Paragraph(XElement element, SourceSpan span)
    {
        if (PageMarkup.ClassOf(element) is not null) return _page.Strange<Paragraph>();
        XNode[] nodes = [.. element.Nodes().SkipWhile(node => node is XElement child && PageMarkup.IsPageBreak(child))];
        if (nodes is not [XElement first, ..] || !PageMarkup.Is(first, "span", "dateline")) return new Paragraph(_inlines.Read(nodes), span);
        Dateline dateline = _page.Dateline = Dateline(first);
        Inlines rest = _inlines.Read(nodes[1..]);
        if (!rest.IsEmpty && rest[0] is Text text && text.Value.StartsWith(dateline.Separator, StringComparison.Ordinal))
        {
            Text left = text with { Value = text.Value[dateline.Separator.Length..] };
            rest = Model.Inlines.Create([.. left.Value.Length > 0 ? new Inline[] { left } : [], .. rest.Skip(1)]);
        }

        return new Paragraph(rest, span);
    }

    public Dateline Dateline(XElement element) =>
        new(element.Value, (string?)element.Attribute("data-place"), (string?)element.Attribute("data-agency"), _page.SpanOf(element));

    private Quote Quote(XElement element, SourceSpan span)
    {
        (IEnumerable<XNode> content, Inlines attribution) = Attributed(element);
        return new Quote(Read(content), attribution, span);
    }

    private (IEnumerable<XNode> Content, Inlines Attribution) Attributed(XElement element)
    {
        XNode[] nodes = [.. element.Nodes()];
        if (nodes is not [.., XElement last] || !PageMarkup.Is(last, "p", "attribution")) return (nodes, Model.Inlines.Empty);
        Inlines words = _inlines.Read(last);
        if (!PageMarkup.Has(last, "dashed") && !words.IsEmpty && words[0] is Text text && text.Value.StartsWith(XhtmlWriter.AttributionDash, StringComparison.Ordinal))
        {
            Text left = text with { Value = text.Value[XhtmlWriter.AttributionDash.Length..] };
            words = Model.Inlines.Create([.. left.Value.Length > 0 ? new Inline[] { left } : [], .. words.Skip(1)]);
        }

        return (nodes[..^1], words);
    }

    private Block? Aside(XElement element, SourceSpan span)
    {
        if (PageMarkup.Has(element, "pullquote"))
        {
            (IEnumerable<XNode> content, Inlines attribution) = Attributed(element);
            XElement[] lines = [.. _page.Elements(content)];
            return lines.Length <= 1 && lines.All(line => PageMarkup.Is(line, "p"))
                ? new PullQuote(lines.Length == 0 ? Model.Inlines.Empty : _inlines.Read(lines[0]), attribution, span)
                : null;
        }

        if (!PageMarkup.Has(element, "box")) return null;
        (XElement? title, IEnumerable<XNode> rest) = Headed(element, "box-title");
        return new Aside(title is null ? Model.Inlines.Empty : _inlines.Read(title), Read(rest), span);
    }

    /// <summary>The first element if it is a paragraph of that class, and what follows it.</summary>
    private static (XElement? Head, IEnumerable<XNode> Others) Headed(XElement element, string className)
    {
        XElement? first = element.Elements().FirstOrDefault();
        return first is not null && PageMarkup.Is(first, "p", className) ? (first, first.NodesAfterSelf()) : (null, element.Nodes());
    }

    private ValueList<ListItem> Items(XElement list)
    {
        var items = new List<ListItem>();
        int? start = PageMarkup.Number(list, "start");
        foreach (XElement item in _page.Elements(list.Nodes()))
        {
            if (!PageMarkup.Is(item, "li")) _page.Strange<ListItem>();
            XNode[] nodes = [.. item.Nodes()];
            Inlines term = Model.Inlines.Empty;
            if (nodes is [XElement first, XText { Value: [' ', .. string rest] } space, .. XNode[] others] && PageMarkup.Is(first, "b"))
            {
                term = _inlines.Read(first);
                nodes = rest.Length > 0 ? [new XText(rest), .. others] : others;
            }

            int? number = PageMarkup.Number(item, "value") ?? (items.Count == 0 ? start : null);
            items.Add(new ListItem(term, Flow(nodes), _page.SpanOf(item)) { Number = number });
        }

        return [.. items];
    }

    private ValueList<ListItem> Terms(XElement list)
    {
        var items = new List<ListItem>();
        bool isOpen = false;
        foreach (XElement part in _page.Elements(list.Nodes()))
        {
            if (PageMarkup.Is(part, "dt"))
            {
                items.Add(new ListItem(PageMarkup.Has(part, "no-term") ? Model.Inlines.Empty : _inlines.Read(part), Blocks.Empty, _page.SpanOf(part)));
                isOpen = true;
            }
            else if (PageMarkup.Is(part, "dd"))
            {
                Blocks content = Flow(part.Nodes());
                if (isOpen && !PageMarkup.Has(part, "no-term")) items[^1] = items[^1] with { Content = content };
                else items.Add(new ListItem(Model.Inlines.Empty, content, _page.SpanOf(part)));
                isOpen = false;
            }
            else
            {
                _page.Strange<ListItem>();
            }
        }

        return [.. items];
    }

    private Block? Division(XElement element, SourceSpan span) => BookPackage.Words(PageMarkup.ClassOf(element)) switch
    {
        ["editors-note", var kind] when Kind(kind) is { } note => new EditorsNote(note, Read(element.Nodes()), span),
        ["embed", var kind] when EmbedOf(kind) is { } embed => Embed(element, embed, span),
        _ => null,
    };

    private static EditorsNoteKind? Kind(string name) => Enum.TryParse(name, ignoreCase: true, out EditorsNoteKind kind) ? kind : null;

    private static EmbedKind? EmbedOf(string name) => Enum.TryParse(name, ignoreCase: true, out EmbedKind kind) ? kind : null;

    private Embed? Embed(XElement element, EmbedKind kind, SourceSpan span)
    {
        List<XElement> parts = [.. _page.Elements(element.Nodes())];
        Photo? still = parts.Count > 0 && FigureReader.IsPhoto(parts[0]) ? _figures.Photo(parts[0]) : null;
        if (still is not null) parts.RemoveAt(0);
        if (parts.Count == 0 || !PageMarkup.Is(parts[0], "p", "embed-kind")) return _page.Strange<Embed>();
        string? provider = parts[0].Elements().FirstOrDefault(part => PageMarkup.Is(part, "span", "provider"))?.Value;
        parts.RemoveAt(0);
        Inlines title = Model.Inlines.Empty;
        if (parts.Count > 0 && PageMarkup.Is(parts[0], "p", "embed-title"))
        {
            title = _inlines.Read(parts[0]);
            parts.RemoveAt(0);
        }

        string? url = null;
        if (parts.Count > 0 && PageMarkup.Is(parts[^1], "p", "embed-address"))
        {
            url = parts[^1].Value;
            parts.RemoveAt(parts.Count - 1);
        }

        return new Embed(kind, provider, title, url, still, Read(parts), span);
    }
}
