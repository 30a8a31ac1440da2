using System.Text;
using System.Xml.Linq;
using NewsExport.Epub.Content;
using NewsExport.Model;

namespace NewsExport.Epub.Reading;

/// <summary>Reads running text of our pages: the counterpart of <see cref="InlineWriter"/>.</summary>
internal sealed class InlineReader(PageMarkup page)
{
    public Inlines Read(IEnumerable<XNode> nodes)
    {
        var inlines = new List<Inline>();
        var text = new StringBuilder();
        XNode? start = null;
        foreach (XNode node in nodes)
        {
            // A page that begins within a text divides it for the reader's eye alone.
            if (node is XElement element && PageMarkup.IsPageBreak(element)) continue;
            if (node is XText characters)
            {
                start ??= node;
                text.Append(characters.Value);
                continue;
            }

            End();
            if (node is XElement inline && Inline(inline) is { } read) inlines.Add(read);
        }

        End();
        return Inlines.Create([.. inlines]);

        void End()
        {
            if (text.Length > 0) inlines.Add(new Text(text.ToString(), page.SpanOf(start!)));
            text.Clear();
            start = null;
        }
    }

    public Inlines Read(XElement element) => Read(element.Nodes());

    private Inline? Inline(XElement element)
    {
        SourceSpan span = page.SpanOf(element);
        if (element.Name.NamespaceName != Xml.Xhtml) return page.Strange<Inline>();
        return element.Name.LocalName switch
        {
            "em" => new Emphasis(Read(element), span),
            "strong" => new Strong(Read(element), span),
            "a" => Link(element, span),
            "br" => new LineBreak(span),
            "sup" => Superscript(element, span),
            "sub" => new Subscript(Read(element), span),
            "code" => new Code(Read(element), span),
            "q" => new InlineQuote(Read(element), span),
            "s" => new Strike(Read(element), span),
            "mark" => new Mark(Read(element), span),
            "ruby" => Ruby(element, span),
            "abbr" => new Abbreviation(Read(element), (string?)element.Attribute("title"), span),
            "time" => new Time(Read(element), (string?)element.Attribute("data-value") ?? (string?)element.Attribute("datetime"), span),
            "span" => Span(element, span),
            _ => page.Strange<Inline>(),
        };
    }

    private Inline? Link(XElement element, SourceSpan span) =>
        (string?)element.Attribute("href") is { } href && page.TargetOf(href) is { } target ? new Link(Read(element), target, span) : page.Strange<Inline>();

    private Inline Superscript(XElement element, SourceSpan span)
    {
        if (element.Nodes().Take(2).ToArray() is not [XElement mark] || PageMarkup.TypeOf(mark) != "noteref") return new Superscript(Read(element), span);
        string? note = ((string?)mark.Attribute("href"))?.TrimStart('#') is { } id ? PageNames.NoteOf(id) : null;
        if (note is null) page.Strange<Inline>();
        return new NoteReference(note ?? "", PageMarkup.Has(mark, "numbered") ? Inlines.Empty : Read(mark), span);
    }

    private Inline? Ruby(XElement element, SourceSpan span)
    {
        XElement[] readings = [.. element.Elements().Where(child => PageMarkup.Is(child, "rt"))];
        return readings is [{ } reading]
            ? new Ruby(Read(element.Nodes().TakeWhile(node => node is not XElement { Name.LocalName: "rp" or "rt" })), Read(reading), span)
            : page.Strange<Inline>();
    }

    private Inline? Span(XElement element, SourceSpan span) => PageMarkup.ClassOf(element) switch
    {
        null => new InlineSpan(Read(element), span) { Anchor = PageMarkup.AnchorOf(element), Language = PageMarkup.LanguageOf(element), Direction = PageMarkup.DirectionOf(element) },
        "time" => new Time(Read(element), (string?)element.Attribute("data-value"), span),
        _ => page.Strange<Inline>(),
    };
}
