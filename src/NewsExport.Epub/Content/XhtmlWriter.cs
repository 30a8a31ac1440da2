using System.Globalization;
using System.Text;
using System.Xml;
using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>Writes blocks and inlines of one article as XHTML. Used for one page.</summary>
internal sealed class XhtmlWriter(Article article, string file, EditionPlan plan, HashSet<string> dead)
{
    private readonly BlockWriter _blocks = new();
    private readonly InlineWriter _inlines = new();
    private readonly DiagnosticSink _findings = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _targets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _noteMarks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _noteNumbers = NumbersOf(article);
    private XmlWriter _writer = null!;
    private Labels _labels = null!;
    private Dateline? _dateline;
    private bool _inLink;

    public ValueList<Diagnostic> Findings => _findings.ToList();

    public void Start(XmlWriter writer, Labels labels) => (_writer, _labels) = (writer, labels);

    /// <summary>Targets on this page that no element was written for.</summary>
    public IEnumerable<string> MissingTargets() => _targets.Where(target => !_ids.Contains(target)).Order(StringComparer.Ordinal);

    public void All(Blocks blocks)
    {
        foreach (Block block in blocks) block.Accept(_blocks, this);
    }

    /// <summary>The article's own blocks; the dateline runs into the first paragraph.</summary>
    public void Body(Blocks blocks, Dateline? dateline)
    {
        _dateline = dateline;
        if (dateline is not null && !blocks.Any(block => block is Paragraph))
        {
            _writer.Element("p", dateline.Text, "dateline");
            _dateline = null;
        }

        All(blocks);
    }

    public void Line(string name, string? className, Inlines content)
    {
        if (content.IsEmpty) return;
        _writer.WriteStartElement(name);
        if (className is not null) _writer.WriteAttributeString("class", className);
        Write(content);
        _writer.WriteEndElement();
    }

    public void Figure(Figure figure, string? className)
    {
        Open(figure, "figure", className ?? (figure.Photos.Count > 1 ? "gallery" : null));
        foreach (Photo photo in figure.Photos)
        {
            bool own = figure.Photos.Count > 1 && !(photo.Caption.IsEmpty && photo.Credit.IsEmpty);
            if (own) _writer.WriteStartElement("figure");
            Photo(photo, figure.Photos.Count == 1 ? figure.Caption : photo.Caption);
            if (own || figure.Photos.Count == 1) Caption(own || figure.Caption.IsEmpty ? photo.Caption : figure.Caption, own || figure.Credit.IsEmpty ? photo.Credit : figure.Credit);
            if (own) _writer.WriteEndElement();
        }

        if (figure.Photos.Count != 1) Caption(figure.Caption, figure.Credit);
        _writer.WriteEndElement();
    }

    public void Notes(ValueList<Note> notes)
    {
        if (notes.IsEmpty) return;
        _writer.WriteStartElement("section");
        _writer.WriteAttributeString("class", "notes");
        _writer.WriteAttributeString("epub", "type", Xml.Ops, "footnotes");
        _writer.WriteAttributeString("aria-labelledby", "notes-title");
        _writer.WriteStartElement("h2");
        _writer.WriteAttributeString("id", "notes-title");
        _writer.WriteString(_labels.Notes);
        _writer.WriteEndElement();
        foreach (Note note in notes)
        {
            _writer.WriteStartElement("aside");
            _writer.WriteAttributeString("id", NoteAnchor(note.Id));
            _ids.Add(NoteAnchor(note.Id));
            _writer.WriteAttributeString("epub", "type", Xml.Ops, "footnote");
            _writer.WriteAttributeString("role", "doc-footnote");
            All(note.Content);
            if (_noteMarks.ContainsKey(note.Id))
            {
                _writer.WriteStartElement("p");
                _writer.WriteAttributeString("class", "back");
                _writer.WriteStartElement("a");
                _writer.WriteAttributeString("role", "doc-backlink");
                _writer.WriteAttributeString("href", "#" + MarkAnchor(note.Id, 1));
                _writer.WriteAttributeString("aria-label", _labels.BackToText);
                _writer.WriteString(_noteNumbers.TryGetValue(note.Id, out int number) ? $"↑ {number.ToString(CultureInfo.InvariantCulture)}" : "↑");
                _writer.WriteEndElement();
                _writer.WriteEndElement();
            }

            _writer.WriteEndElement();
        }

        _writer.WriteEndElement();
    }

    /// <summary>A link out of the edition.</summary>
    /// <returns>Whether the address is one that readers open; if not, the text alone was written.</returns>
    public static bool External(XmlWriter writer, string url, string text)
    {
        bool good = Address(url) is { } address;
        if (good)
        {
            writer.WriteStartElement("a");
            writer.WriteAttributeString("href", Address(url));
        }

        writer.WriteString(text);
        if (good) writer.WriteEndElement();
        return good;
    }

    private static string? Address(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" or "mailto" or "tel" && (address.Host.Length > 0 || address.Scheme is "mailto" or "tel")
            ? Xml.Clean(address.AbsoluteUri) : null;

    private static Dictionary<string, int> NumbersOf(Article article)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Note note in article.Notes) numbers.TryAdd(note.Id, numbers.Count + 1);
        return numbers;
    }

    private static string NoteAnchor(string id) => "note-" + Safe(id);

    private static string MarkAnchor(string id, int use) => use == 1 ? "ref-" + Safe(id) : string.Create(CultureInfo.InvariantCulture, $"ref-{Safe(id)}-{use}");

    private static string Anchor(string anchor) => "x-" + Safe(anchor);

    /// <summary>A name as an XML id can have it; other characters as their numbers.</summary>
    private static string Safe(string name)
    {
        var safe = new StringBuilder(name.Length);
        foreach (char character in name)
        {
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '_') safe.Append(character);
            else safe.Append(CultureInfo.InvariantCulture, $".{(int)character:x}");
        }

        return safe.ToString();
    }

    private void Id(string? anchor)
    {
        if (anchor is not null && _ids.Add(Anchor(anchor))) _writer.WriteAttributeString("id", Anchor(anchor));
    }

    private void Language(LanguageTag? language, TextDirection? direction)
    {
        if (language is { IsKnown: true } tag)
        {
            _writer.WriteAttributeString("lang", tag.Value);
            _writer.WriteAttributeString("xml", "lang", null, tag.Value);
        }

        if (direction is { } way) _writer.WriteAttributeString("dir", way == TextDirection.RightToLeft ? "rtl" : "ltr");
    }

    private void Open(Block block, string name, string? className = null)
    {
        _writer.WriteStartElement(name);
        if (className is not null) _writer.WriteAttributeString("class", className);
        Id(block.Anchor);
        Language(block.Language, block.Direction);
    }

    private void Write(Inlines inlines)
    {
        foreach (Inline inline in inlines) inline.Accept(_inlines, this);
    }

    private void Photo(Photo photo, Inlines caption)
    {
        string alt = photo.Alt.Kind == AltTextKind.Decorative ? "" : photo.Alt.Text ?? (caption.IsEmpty ? _labels.Photo : caption.PlainText);
        if (plan.Images.TryGet(photo.Id, out ImageAsset? asset))
        {
            _writer.WriteStartElement("img");
            _writer.WriteAttributeString("src", "../images/" + plan.FileOf(asset));
            _writer.WriteAttributeString("alt", Xml.Clean(alt));
            if (alt.Length == 0) _writer.WriteAttributeString("role", "presentation");
            _writer.WriteAttributeString("width", asset.PixelWidth.ToString(CultureInfo.InvariantCulture));
            _writer.WriteAttributeString("height", asset.PixelHeight.ToString(CultureInfo.InvariantCulture));
            _writer.WriteEndElement();
            return;
        }

        _writer.WriteStartElement("div");
        _writer.WriteAttributeString("class", "photo-missing");
        _writer.Element("p", _labels.PhotoMissing);
        if (photo.Alt.Text is { } text && text != caption.PlainText) _writer.Element("p", text, "photo-alt");
        _writer.WriteEndElement();
    }

    private void Caption(Inlines caption, Inlines credit)
    {
        if (caption.IsEmpty && credit.IsEmpty) return;
        _writer.WriteStartElement("figcaption");
        Write(caption);
        if (!credit.IsEmpty)
        {
            if (!caption.IsEmpty) _writer.WriteString(" ");
            _writer.WriteStartElement("span");
            _writer.WriteAttributeString("class", "credit");
            Write(credit);
            _writer.WriteEndElement();
        }

        _writer.WriteEndElement();
    }

    private void Attribution(Inlines attribution)
    {
        if (attribution.IsEmpty) return;
        _writer.WriteStartElement("p");
        _writer.WriteAttributeString("class", "attribution");
        _writer.WriteString("— ");
        Write(attribution);
        _writer.WriteEndElement();
    }

    /// <summary>Blocks of a cell or an item: one paragraph alone needs no element of its own.</summary>
    private void Flow(Blocks blocks)
    {
        if (blocks is [Paragraph { Anchor: null, Language: null, Direction: null } only]) Write(only.Content);
        else All(blocks);
    }

    private void Wrap(string name, Inlines content, string? attribute = null, string? value = null)
    {
        _writer.WriteStartElement(name);
        if (attribute is not null && value is not null) _writer.WriteAttributeString(attribute, Xml.Clean(value));
        Write(content);
        _writer.WriteEndElement();
    }

    /// <summary>Where a target stands, seen from this page; null, and said, if nowhere.</summary>
    private string? Href(LinkTarget target, SourceSpan span)
    {
        switch (target)
        {
            case ExternalTarget external:
                string? address = Address(external.Url);
                if (address is null) _findings.Report(EpubRules.BadAddress, span, external.Url);
                return address;
            case InternalTarget { ArticleId: null or "" } here:
                return here.Anchor is null ? null : OnPage(Anchor(here.Anchor));
            case InternalTarget there:
                string? page = plan.FileOf(there.ArticleId!);
                if (page == file && there.Anchor is not null) return OnPage(Anchor(there.Anchor));
                if (page is null) _findings.Report(EpubRules.DeadLink, span, there.ArticleId);
                return page;
            default:
                throw new ArgumentException($"Not a kind of target: {target.GetType().Name}.", nameof(target));
        }
    }

    private string? OnPage(string id)
    {
        if (dead.Contains(id)) return null;
        _targets.Add(id);
        return "#" + id;
    }

    private sealed class BlockWriter : BlockVisitor<XhtmlWriter, bool>
    {
        public override bool Paragraph(Paragraph block, XhtmlWriter input)
        {
            input.Open(block, "p");
            if (input._dateline is { } dateline)
            {
                input._dateline = null;
                input._writer.Element("span", dateline.Text + " —", "dateline");
                input._writer.WriteString(" ");
            }

            input.Write(block.Content);
            return Close(input);
        }

        public override bool Heading(Heading block, XhtmlWriter input)
        {
            input.Open(block, string.Create(CultureInfo.InvariantCulture, $"h{block.Level}"));
            input.Write(block.Content);
            return Close(input);
        }

        public override bool Figure(Figure block, XhtmlWriter input)
        {
            input.Figure(block, null);
            return true;
        }

        public override bool Quote(Quote block, XhtmlWriter input)
        {
            input.Open(block, "blockquote");
            input.All(block.Content);
            input.Attribution(block.Attribution);
            return Close(input);
        }

        public override bool PullQuote(PullQuote block, XhtmlWriter input)
        {
            input.Open(block, "aside", "pullquote");
            input._writer.WriteAttributeString("epub", "type", Xml.Ops, "pullquote");
            input._writer.WriteAttributeString("role", "doc-pullquote");
            input.Line("p", null, block.Content);
            input.Attribution(block.Attribution);
            return Close(input);
        }

        public override bool List(List block, XhtmlWriter input)
        {
            if (block.Kind == ListKind.Description) return Description(block, input);
            input.Open(block, block.Kind == ListKind.Ordered ? "ol" : "ul");
            if (block.Kind == ListKind.Ordered && block.Items is [{ Number: { } start and not 1 }, ..]) input._writer.WriteAttributeString("start", start.ToString(CultureInfo.InvariantCulture));
            for (int i = 0; i < block.Items.Count; i++)
            {
                ListItem item = block.Items[i];
                input._writer.WriteStartElement("li");
                if (i > 0 && block.Kind == ListKind.Ordered && item.Number is { } number) input._writer.WriteAttributeString("value", number.ToString(CultureInfo.InvariantCulture));
                if (!item.Term.IsEmpty)
                {
                    input.Wrap("b", item.Term);
                    input._writer.WriteString(" ");
                }

                input.Flow(item.Content);
                input._writer.WriteEndElement();
            }

            return Close(input);
        }

        public override bool Table(Table block, XhtmlWriter input)
        {
            input.Open(block, "table");
            input.Line("caption", null, block.Caption);
            TableSection? open = null;
            foreach (TableRow row in block.Rows)
            {
                if (row.Section != open)
                {
                    if (open is not null) input._writer.WriteEndElement();
                    input._writer.WriteStartElement(row.Section switch { TableSection.Head => "thead", TableSection.Foot => "tfoot", _ => "tbody" });
                    open = row.Section;
                }

                input._writer.WriteStartElement("tr");
                foreach (TableCell cell in row.Cells) Cell(cell, input);
                input._writer.WriteEndElement();
            }

            if (open is not null) input._writer.WriteEndElement();
            return Close(input);
        }

        public override bool Preformatted(Preformatted block, XhtmlWriter input)
        {
            input.Open(block, "pre");
            input.Write(block.Content);
            return Close(input);
        }

        public override bool Aside(Aside block, XhtmlWriter input)
        {
            input.Open(block, "aside", "box");
            input.Line("p", "box-title", block.Title);
            input.All(block.Content);
            return Close(input);
        }

        public override bool Embed(Embed block, XhtmlWriter input)
        {
            input.Open(block, "div", "embed");
            if (block.Still is { } still) input.Photo(still, block.Title);
            string label = input._labels.Kind(block.Kind);
            string head = block.Provider is null ? label : $"{label} · {block.Provider}";
            input._writer.Element("p", head, "embed-kind");
            input.Line("p", "embed-title", block.Title);
            input.All(block.Content);
            if (block.Url is { } url)
            {
                input._writer.WriteStartElement("p");
                input._writer.WriteAttributeString("class", "embed-address");
                if (!External(input._writer, url, Xml.Clean(url))) input._findings.Report(EpubRules.BadAddress, block.Span, url);
                input._writer.WriteEndElement();
            }

            return Close(input);
        }

        public override bool ThematicBreak(ThematicBreak block, XhtmlWriter input)
        {
            input.Open(block, "hr");
            return Close(input);
        }

        public override bool EditorsNote(EditorsNote block, XhtmlWriter input)
        {
            input.Open(block, "div", "editors-note " + block.Kind.ToString().ToLowerInvariant());
            input._writer.WriteAttributeString("role", "note");
            input.All(block.Content);
            return Close(input);
        }

        private static bool Description(List block, XhtmlWriter input)
        {
            input.Open(block, "dl");
            foreach (ListItem item in block.Items)
            {
                if (!item.Term.IsEmpty) input.Wrap("dt", item.Term);
                // HTML wants a name before each value, and a value after each name.
                if (item.Term.IsEmpty && item == block.Items[0]) input._writer.Element("dt", "–");
                if (item.Content.IsEmpty && item != block.Items[^1]) continue;
                input._writer.WriteStartElement("dd");
                input.Flow(item.Content);
                input._writer.WriteEndElement();
            }

            return Close(input);
        }

        private static void Cell(TableCell cell, XhtmlWriter input)
        {
            XmlWriter writer = input._writer;
            writer.WriteStartElement(cell.Scope == HeaderScope.None ? "td" : "th");
            if (cell.Scope != HeaderScope.None) writer.WriteAttributeString("scope", cell.Scope == HeaderScope.Row ? "row" : "col");
            if (cell.ColumnSpan > 1) writer.WriteAttributeString("colspan", cell.ColumnSpan.ToString(CultureInfo.InvariantCulture));
            if (cell.RowSpan > 1) writer.WriteAttributeString("rowspan", cell.RowSpan.ToString(CultureInfo.InvariantCulture));
            if (cell.Alignment != CellAlignment.Start) writer.WriteAttributeString("class", cell.Alignment == CellAlignment.End ? "end" : "center");
            input.Flow(cell.Content);
            writer.WriteEndElement();
        }

        private static bool Close(XhtmlWriter input)
        {
            input._writer.WriteEndElement();
            return true;
        }
    }

    private sealed class InlineWriter : InlineVisitor<XhtmlWriter, bool>
    {
        public override bool Text(Text inline, XhtmlWriter input)
        {
            input._writer.WriteString(Xml.Clean(inline.Value));
            return true;
        }

        public override bool Emphasis(Emphasis inline, XhtmlWriter input) => Wrap("em", inline.Content, input);

        public override bool Strong(Strong inline, XhtmlWriter input) => Wrap("strong", inline.Content, input);

        public override bool Link(Link inline, XhtmlWriter input)
        {
            string? href = input._inLink ? null : input.Href(inline.Target, inline.Span);
            if (href is null)
            {
                input.Write(inline.Content);
                return true;
            }

            input._inLink = true;
            input.Wrap("a", inline.Content, "href", href);
            input._inLink = false;
            return true;
        }

        public override bool LineBreak(LineBreak inline, XhtmlWriter input)
        {
            input._writer.WriteStartElement("br");
            input._writer.WriteEndElement();
            return true;
        }

        public override bool Superscript(Superscript inline, XhtmlWriter input) => Wrap("sup", inline.Content, input);

        public override bool Subscript(Subscript inline, XhtmlWriter input) => Wrap("sub", inline.Content, input);

        public override bool Code(Code inline, XhtmlWriter input) => Wrap("code", inline.Content, input);

        public override bool InlineQuote(InlineQuote inline, XhtmlWriter input) => Wrap("q", inline.Content, input);

        public override bool Strike(Strike inline, XhtmlWriter input) => Wrap("s", inline.Content, input);

        public override bool Mark(Mark inline, XhtmlWriter input) => Wrap("mark", inline.Content, input);

        public override bool Ruby(Ruby inline, XhtmlWriter input)
        {
            XmlWriter writer = input._writer;
            writer.WriteStartElement("ruby");
            input.Write(inline.Base);
            writer.WriteElementString("rp", "(");
            input.Wrap("rt", inline.Annotation);
            writer.WriteElementString("rp", ")");
            writer.WriteEndElement();
            return true;
        }

        public override bool Abbreviation(Abbreviation inline, XhtmlWriter input)
        {
            input.Wrap("abbr", inline.Content, "title", inline.Expansion);
            return true;
        }

        public override bool Time(Time inline, XhtmlWriter input)
        {
            // Only what HTML takes for a date and time may stand in the attribute (HTML Standard, 4.5.14).
            string? value = NewsDate.TryParse(inline.Value, out NewsDate date) ? date.ToString() : null;
            input.Wrap(value is null ? "span" : "time", inline.Content, "datetime", value);
            return true;
        }

        public override bool NoteReference(NoteReference inline, XhtmlWriter input)
        {
            XmlWriter writer = input._writer;
            writer.WriteStartElement("sup");
            if (!input._noteNumbers.ContainsKey(inline.NoteId) || input._inLink)
            {
                input.Write(inline.Content);
            }
            else
            {
                int use = input._noteMarks[inline.NoteId] = input._noteMarks.GetValueOrDefault(inline.NoteId) + 1;
                writer.WriteStartElement("a");
                writer.WriteAttributeString("id", MarkAnchor(inline.NoteId, use));
                writer.WriteAttributeString("epub", "type", Xml.Ops, "noteref");
                writer.WriteAttributeString("role", "doc-noteref");
                writer.WriteAttributeString("href", "#" + NoteAnchor(inline.NoteId));
                input.Write(inline.Content);
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
            return true;
        }

        public override bool InlineSpan(InlineSpan inline, XhtmlWriter input)
        {
            input._writer.WriteStartElement("span");
            input.Id(inline.Anchor);
            input.Language(inline.Language, inline.Direction);
            input.Write(inline.Content);
            input._writer.WriteEndElement();
            return true;
        }

        private static bool Wrap(string name, Inlines content, XhtmlWriter input)
        {
            input.Wrap(name, content);
            return true;
        }
    }
}
