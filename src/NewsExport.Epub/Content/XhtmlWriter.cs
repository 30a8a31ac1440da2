using System.Globalization;
using System.Text;
using System.Xml;
using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>Writes blocks and inlines of one article as XHTML. Used for one page.</summary>
internal sealed class XhtmlWriter(Article article, string file, EditionPlan plan, IReadOnlySet<(string File, string Id)> dead)
{
    private readonly BlockWriter _blocks = new();
    private readonly InlineWriter _inlines = new();
    private readonly DiagnosticSink _findings = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<(string File, string Id)> _targets = [];
    private readonly Stack<int> _headings = [];
    private readonly Dictionary<string, int> _noteMarks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _noteNumbers = NumbersOf(article);
    private XmlWriter _writer = null!;
    private Labels _labels = null!;
    private (Dateline Dateline, Paragraph Paragraph)? _dateline;
    private bool _inLink;

    public ValueList<Diagnostic> Findings => _findings.ToList();

    public void Start(XmlWriter writer, Labels labels) => (_writer, _labels) = (writer, labels);

    /// <summary>The places on this page that links can lead to.</summary>
    public IReadOnlySet<string> Ids => _ids;

    /// <summary>The places in the edition that links of this page lead to.</summary>
    public IReadOnlySet<(string File, string Id)> Targets => _targets;

    public void All(Blocks blocks)
    {
        foreach (Block block in blocks) block.Accept(_blocks, this);
    }

    /// <summary>The article's own blocks; the dateline runs into the first paragraph.</summary>
    public void Body(Blocks blocks, Dateline? dateline)
    {
        if (dateline is not null && Xml.Line(dateline.Text).Length > 0)
        {
            if (blocks.OfType<Paragraph>().FirstOrDefault() is { } first) _dateline = (dateline, first);
            else _writer.Element("p", dateline.Text, "dateline");
        }

        All(blocks);
    }

    public void Line(string name, string? className, Inlines content)
    {
        if (IsBlank(content)) return;
        _writer.WriteStartElement(name);
        if (className is not null) _writer.WriteAttributeString("class", className);
        Write(content);
        _writer.WriteEndElement();
    }

    public void Figure(Figure figure, string? className)
    {
        bool isGallery = figure.Photos.Count > 1;
        Open(figure, "figure", className ?? (isGallery ? "gallery" : null));
        foreach (Photo photo in figure.Photos)
        {
            bool hasWords = !(IsBlank(photo.Caption) && IsBlank(photo.Credit));
            if (isGallery && hasWords) _writer.WriteStartElement("figure");
            Photo(photo, hasCaption: !IsBlank(photo.Caption) || !IsBlank(figure.Caption));
            if (!isGallery || !hasWords) continue;
            Caption([photo.Caption], [photo.Credit]);
            _writer.WriteEndElement();
        }

        // A photo alone may bring words of its own beside the figure's.
        if (isGallery || figure.Photos.IsEmpty) Caption([figure.Caption], [figure.Credit]);
        else Caption([figure.Caption, figure.Photos[0].Caption], [figure.Credit, figure.Photos[0].Credit]);
        _writer.WriteEndElement();
    }

    public void Notes(ValueList<Note> notes)
    {
        if (notes.IsEmpty) return;
        _writer.WriteStartElement("section");
        _writer.WriteAttributeString("class", "notes");
        EpubType("footnotes");
        _writer.WriteAttributeString("aria-labelledby", "notes-title");
        _writer.WriteStartElement("h2");
        _writer.WriteAttributeString("id", "notes-title");
        _writer.WriteString(_labels.Notes);
        _writer.WriteEndElement();
        foreach (Note note in notes)
        {
            _writer.WriteStartElement("aside");
            // Of two notes with one name the first is led to.
            bool isFirst = _ids.Add(NoteAnchor(note.Id));
            if (isFirst) _writer.WriteAttributeString("id", NoteAnchor(note.Id));
            EpubType("footnote");
            _writer.WriteAttributeString("role", "doc-footnote");
            All(note.Content);
            if (isFirst && _noteMarks.ContainsKey(note.Id))
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

    private static Dictionary<string, int> NumbersOf(Article article)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Note note in article.Notes) numbers.TryAdd(note.Id, numbers.Count + 1);
        return numbers;
    }

    // On a page of several articles each has names of its own.
    private readonly string _prefix = plan is { IsStandalone: true, ArticleFiles.Count: > 1 } ? file + "-" : "";

    private string NoteAnchor(string id) => $"{_prefix}note-{Safe(id)}";

    private string MarkAnchor(string id, int use) => string.Create(CultureInfo.InvariantCulture, $"{_prefix}ref{use}-{Safe(id)}");

    private string Anchor(string anchor) => $"{_prefix}x-{Safe(anchor)}";

    private void EpubType(string type)
    {
        if (!plan.IsStandalone) _writer.WriteAttributeString("epub", "type", Xml.Ops, type);
    }

    /// <summary>A name as an XML id can have it; other characters as their numbers, so that no two names become one.</summary>
    private static string Safe(string name)
    {
        var safe = new StringBuilder(name.Length);
        foreach (char character in name)
        {
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '_') safe.Append(character);
            else safe.Append(CultureInfo.InvariantCulture, $".{(int)character:x4}");
        }

        return safe.ToString();
    }

    private static bool IsBlank(Inlines inlines) => inlines.IsEmpty || Xml.Line(inlines.PlainText).Length == 0;

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

    private void Photo(Photo photo, bool hasCaption)
    {
        if (plan.IsStandalone && !photo.Sources.IsEmpty)
        {
            _writer.WriteStartElement("img");
            _writer.WriteAttributeString("src", Xml.Clean(string.Join('/', photo.Sources[0].Location.Split('/').Select(part => photo.Sources[0].Location.Contains(':', StringComparison.Ordinal) ? part : Uri.EscapeDataString(Xml.Clean(part))))));
            if (photo.Alt.Kind != AltTextKind.Missing) _writer.WriteAttributeString("alt", Xml.Clean(photo.Alt.Text ?? ""));
            _writer.WriteEndElement();
            return;
        }

        if (!photo.Sources.IsEmpty && plan.Images.TryGet(photo.Id, out ImageAsset? asset))
        {
            // The caption stands beside the photo and is read out anyway: it is no alternative text.
            string alt = photo.Alt.Kind == AltTextKind.Decorative ? "" : Xml.Line(photo.Alt.Text ?? "") is { Length: > 0 } text ? text : _labels.Photo;
            _writer.WriteStartElement("img");
            _writer.WriteAttributeString("src", "../images/" + plan.FileOf(asset));
            _writer.WriteAttributeString("alt", alt);
            if (alt.Length == 0) _writer.WriteAttributeString("role", "presentation");
            _writer.WriteAttributeString("width", asset.PixelWidth.ToString(CultureInfo.InvariantCulture));
            _writer.WriteAttributeString("height", asset.PixelHeight.ToString(CultureInfo.InvariantCulture));
            _writer.WriteEndElement();
            return;
        }

        // What decorates and has no caption leaves no gap behind.
        if (photo.Alt.Kind == AltTextKind.Decorative && !hasCaption) return;
        _writer.WriteStartElement("div");
        _writer.WriteAttributeString("class", "photo-missing");
        _writer.Element("p", _labels.PhotoMissing);
        if (Xml.Line(photo.Alt.Text ?? "") is { Length: > 0 } shown) _writer.Element("p", shown, "photo-alt");
        _writer.WriteEndElement();
    }

    private void Caption(ReadOnlySpan<Inlines> captions, ReadOnlySpan<Inlines> credits)
    {
        bool isOpen = false;
        Parts(captions, null, ref isOpen);
        Parts(credits, "credit", ref isOpen);
        if (isOpen) _writer.WriteEndElement();
    }

    private void Parts(ReadOnlySpan<Inlines> parts, string? className, ref bool isOpen)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            if (IsBlank(parts[i]) || parts[..i].Contains(parts[i])) continue;
            if (isOpen) _writer.WriteString(" ");
            else _writer.WriteStartElement("figcaption");
            isOpen = true;
            if (className is null)
            {
                Write(parts[i]);
                continue;
            }

            _writer.WriteStartElement("span");
            _writer.WriteAttributeString("class", className);
            Write(parts[i]);
            _writer.WriteEndElement();
        }
    }

    private void Attribution(Inlines attribution)
    {
        if (IsBlank(attribution)) return;
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
                string? address = WebAddress.Of(external.Url);
                if (address is null) _findings.Report(EpubRules.BadAddress, span, Shown(external.Url));
                return address;
            case InternalTarget { ArticleId: null or "" } here:
                return here.Anchor is null ? null : Place(file, here.Anchor, span);
            case InternalTarget there:
                string? page = plan.FileOf(there.ArticleId!);
                if (page is null) _findings.Report(EpubRules.DeadLink, span, Shown(there.ArticleId!));
                return page is null || string.IsNullOrEmpty(there.Anchor) ? plan.IsStandalone && page is not null ? "#" + page : page : Place(page, there.Anchor, span);
            default:
                throw new ArgumentException($"Not a kind of target: {target.GetType().Name}.", nameof(target));
        }
    }

    /// <summary>The way to a place; where it turned out not to exist, to its page, or nowhere on this page.</summary>
    private string? Place(string page, string anchor, SourceSpan span)
    {
        if (plan.IsStandalone && page != file) return "#" + page;
        string id = Anchor(anchor);
        string? beginning = page == file ? null : page;
        if (dead.Contains((page, id)))
        {
            _findings.Report(EpubRules.DeadLink, span, Shown(anchor));
            return beginning;
        }

        _targets.Add((page, id));
        return $"{beginning}#{id}";
    }

    private static string Shown(string text) => text.Length <= 120 ? text : text[..117] + "...";

    /// <summary>The level a heading has in the tree of headings: one below what it stands under, with no level left out.</summary>
    private int Level(int level)
    {
        while (_headings.TryPeek(out int above) && above >= level) _headings.Pop();
        _headings.Push(level);
        return _headings.Count + 1;
    }

    private sealed class BlockWriter : BlockVisitor<XhtmlWriter, bool>
    {
        public override bool Paragraph(Paragraph block, XhtmlWriter input)
        {
            input.Open(block, "p");
            if (input._dateline is var (dateline, first) && ReferenceEquals(first, block))
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
            // An empty heading is a place in the list of headings where nothing stands.
            bool isBlank = IsBlank(block.Content);
            if (isBlank && block.Anchor is null) return true;
            input.Open(block, isBlank ? "div" : string.Create(CultureInfo.InvariantCulture, $"h{input.Level(block.Level)}"));
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
            input.EpubType("pullquote");
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
            // A page of a telephone has room for the words of five columns; below more the words give way.
            int columns = block.Rows.Select(row => row.Cells.Sum(cell => cell.ColumnSpan)).DefaultIfEmpty(0).Max();
            input.Open(block, "table", columns > 5 ? "wide" : null);
            input.Line("caption", null, block.Caption);
            TableSection? open = null;
            int lastOfBody = -1;
            for (int i = 0; i < block.Rows.Count; i++)
            {
                if (block.Rows[i].Section != TableSection.Foot) lastOfBody = i;
            }

            for (int i = 0; i < block.Rows.Count; i++)
            {
                // HTML wants one head before and one foot after all bodies (HTML Standard, 4.9.1); rows elsewhere count as body.
                TableSection section = block.Rows[i].Section switch
                {
                    TableSection.Head when open is null or TableSection.Head => TableSection.Head,
                    TableSection.Foot when i > lastOfBody => TableSection.Foot,
                    _ => TableSection.Body,
                };
                if (section != open)
                {
                    if (open is not null) input._writer.WriteEndElement();
                    input._writer.WriteStartElement(section switch { TableSection.Head => "thead", TableSection.Foot => "tfoot", _ => "tbody" });
                    open = section;
                }

                input._writer.WriteStartElement("tr");
                foreach (TableCell cell in block.Rows[i].Cells) Cell(cell, input);
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
            if (block.Still is { } still) input.Photo(still, hasCaption: true);
            string label = input._labels.Kind(block.Kind);
            string head = block.Provider is null ? label : $"{label} · {block.Provider}";
            input._writer.Element("p", head, "embed-kind");
            input.Line("p", "embed-title", block.Title);
            input.All(block.Content);
            if (block.Url is { Length: > 0 } url)
            {
                input._writer.WriteStartElement("p");
                input._writer.WriteAttributeString("class", "embed-address");
                if (!WebAddress.Write(input._writer, url)) input._findings.Report(EpubRules.BadAddress, block.Span, Shown(url));
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
            for (int i = 0; i < block.Items.Count; i++)
            {
                ListItem item = block.Items[i];
                // HTML wants a name before the first value, and a value after the last name (HTML Standard, 4.4.9).
                if (!item.Term.IsEmpty) input.Wrap("dt", item.Term);
                else if (i == 0) input._writer.Element("dt", "–");
                if (item.Content.IsEmpty && i < block.Items.Count - 1) continue;
                input._writer.WriteStartElement("dd");
                input.Flow(item.Content);
                input._writer.WriteEndElement();
            }

            return Close(input);
        }

        private static void Cell(TableCell cell, XhtmlWriter input)
        {
            XmlWriter writer = input._writer;
            // A head that says nothing is the head of nothing: the corner of a table of figures.
            bool isHead = cell.Scope != HeaderScope.None && Xml.Line(cell.Content.PlainText).Length > 0;
            writer.WriteStartElement(isHead ? "th" : "td");
            if (isHead) writer.WriteAttributeString("scope", cell.Scope == HeaderScope.Row ? "row" : "col");
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
            string? href = input._inLink || IsBlank(inline.Content) ? null : input.Href(inline.Target, inline.Span);
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
            string? value = NewsDate.TryParse(inline.Value, out NewsDate date)
                ? (date.Time is { } time ? date with { Time = new TimeOnly(time.Hour, time.Minute, time.Second) } : date).ToString()
                : null;
            input.Wrap(value is null ? "span" : "time", inline.Content, "datetime", value);
            return true;
        }

        public override bool NoteReference(NoteReference inline, XhtmlWriter input)
        {
            XmlWriter writer = input._writer;
            writer.WriteStartElement("sup");
            if (!input._noteNumbers.TryGetValue(inline.NoteId, out int number) || input._inLink)
            {
                input.Write(inline.Content);
            }
            else
            {
                int use = input._noteMarks[inline.NoteId] = input._noteMarks.GetValueOrDefault(inline.NoteId) + 1;
                writer.WriteStartElement("a");
                writer.WriteAttributeString("id", input.MarkAnchor(inline.NoteId, use));
                input.EpubType("noteref");
                writer.WriteAttributeString("role", "doc-noteref");
                writer.WriteAttributeString("href", "#" + input.NoteAnchor(inline.NoteId));
                input._inLink = true;
                if (IsBlank(inline.Content)) writer.WriteString(number.ToString(CultureInfo.InvariantCulture));
                else input.Write(inline.Content);
                input._inLink = false;
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
