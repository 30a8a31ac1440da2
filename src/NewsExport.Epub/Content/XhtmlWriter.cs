using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Xml;
using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>
/// Writes the blocks and inlines of one article as XHTML: what all of its parts share. Used for one page. What the reader of
/// <see cref="Reading.ArticlePageReader"/> needs to tell nodes apart stands in classes, and in data- attributes where HTML has no word for it.
/// </summary>
internal sealed class XhtmlWriter
{
    private static readonly BlockWriter OfBlock = new();
    private static readonly InlineWriter OfInline = new();

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private (Dateline Dateline, Paragraph Paragraph)? _dateline;
    private string? _ownId;

    /// <param name="article">The article.</param>
    /// <param name="file">The page's file.</param>
    /// <param name="plan">The plan of the edition.</param>
    /// <param name="dead">Places that turned out not to exist.</param>
    public XhtmlWriter(Article article, string file, EditionPlan plan, IReadOnlySet<(string File, string Id)> dead)
    {
        Plan = plan;
        Names = new PageNames(plan, file);
        Links = new PageLinks(plan, file, Names, dead, Findings);
        Notes = new NoteWriter(article, this);
    }

    public EditionPlan Plan { get; }

    public PageNames Names { get; }

    public PageLinks Links { get; }

    public NoteWriter Notes { get; }

    public DiagnosticSink Findings { get; } = new();

    public XmlWriter Xml { get; private set; } = null!;

    public Labels Labels { get; private set; } = null!;

    /// <summary>The headings that what is written now stands under, by their levels in the model.</summary>
    public Stack<int> Headings { get; } = [];

    /// <summary>The places on this page that links can lead to.</summary>
    public IReadOnlySet<string> Ids => _ids;

    /// <summary>The pages of the paged edition that begin on this page, in order.</summary>
    public List<string> PageLabels { get; } = [];

    public void Start(XmlWriter writer, Labels labels) => (Xml, Labels) = (writer, labels);

    public void All(Blocks blocks)
    {
        foreach (Block block in blocks) block.Accept(OfBlock, this);
    }

    /// <summary>The article's own blocks; the dateline runs into the first paragraph.</summary>
    public void Body(Blocks blocks, Dateline? dateline)
    {
        if (dateline is not null && Epub.Xml.Line(dateline.Text).Length > 0)
        {
            if (blocks.OfType<Paragraph>().FirstOrDefault() is { } first) _dateline = (dateline, first);
            else Dateline("p", dateline);
        }

        foreach (Block block in blocks)
        {
            _ownId = Plan.IsStandalone || block.Anchor is not null ? null : IdOf(block);
            block.Accept(OfBlock, this);
            _ownId = null;
        }
    }

    /// <summary>The dateline, if this is the paragraph that it runs into.</summary>
    public void DatelineOf(Paragraph paragraph)
    {
        if (_dateline is not var (dateline, first) || !ReferenceEquals(first, paragraph)) return;
        _dateline = null;
        Dateline("span", dateline);
        if (!paragraph.Content.IsEmpty) Xml.WriteString(dateline.Separator);
    }

    public void Write(Inlines inlines)
    {
        foreach (Inline inline in inlines) inline.Accept(OfInline, this);
    }

    /// <summary>An element of one line; nothing if there are no words.</summary>
    public void Line(string name, string? className, Inlines content)
    {
        if (IsBlank(content)) return;
        Xml.WriteStartElement(name);
        if (className is not null) Xml.WriteAttributeString("class", className);
        Write(content);
        Xml.WriteEndElement();
    }

    public void Wrap(string name, Inlines content, string? attribute = null, string? value = null)
    {
        Xml.WriteStartElement(name);
        if (attribute is not null && value is not null) Xml.WriteAttributeString(attribute, Epub.Xml.Clean(value));
        Write(content);
        Xml.WriteEndElement();
    }

    /// <summary>Begins a block's element.</summary>
    public void Open(Block block, string name, string? className = null)
    {
        Xml.WriteStartElement(name);
        if (className is not null) Xml.WriteAttributeString("class", className);
        if (block.Anchor is not null) Id(block.Anchor);
        else if (_ownId is not null) Xml.WriteAttributeString("id", _ownId);
        _ownId = null;
        Language(block.Language, block.Direction);
    }

    public bool Close()
    {
        Xml.WriteEndElement();
        return true;
    }

    /// <summary>Takes a name for an element of the page; false if another has it.</summary>
    public bool Take(string id) => _ids.Add(id);

    public void Id(string? anchor)
    {
        if (anchor is not null && Take(Names.Anchor(anchor))) Xml.WriteAttributeString("id", Names.Anchor(anchor));
    }

    public void EpubType(string type)
    {
        if (!Plan.IsStandalone) Xml.WriteAttributeString("epub", "type", Epub.Xml.Ops, type);
    }

    public void Language(LanguageTag? language, TextDirection? direction)
    {
        if (language is { IsKnown: true } tag)
        {
            Xml.WriteAttributeString("lang", tag.Value);
            Xml.WriteAttributeString("xml", "lang", null, tag.Value);
        }

        if (direction is { } way) Xml.WriteAttributeString("dir", way == TextDirection.RightToLeft ? "rtl" : "ltr");
    }

    public void Number(string name, int value) => Xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Who said it; the dash before it is ours, unless the words bring one.</summary>
    public void Attribution(Inlines attribution)
    {
        if (IsBlank(attribution)) return;
        bool hasDash = attribution.PlainText.TrimStart() is ['—' or '–' or '-' or '―', ..];
        Xml.WriteStartElement("p");
        Xml.WriteAttributeString("class", hasDash ? "attribution dashed" : "attribution");
        if (!hasDash) Xml.WriteString(AttributionDash);
        Write(attribution);
        Xml.WriteEndElement();
    }

    /// <summary>Blocks of a cell or an item: one paragraph alone needs no element of its own.</summary>
    public void Flow(Blocks blocks)
    {
        if (blocks is [Paragraph { Anchor: null, Language: null, Direction: null, Content.IsEmpty: false } only]) Write(only.Content);
        else All(blocks);
    }

    /// <summary>Says where a page of the paged edition begins.</summary>
    public void PageBreak(string label)
    {
        if (!Take(PageNames.Page(label))) return;
        PageLabels.Add(label);
        EditionPages.PageBreak(Xml, label);
    }

    public static bool IsBlank(Inlines inlines) => inlines.IsEmpty || Epub.Xml.Line(inlines.PlainText).Length == 0;

    /// <summary>What stands before who said a quotation.</summary>
    public const string AttributionDash = "— ";

    private void Dateline(string name, Dateline dateline)
    {
        Xml.WriteStartElement(name);
        Xml.WriteAttributeString("class", "dateline");
        if (dateline.Place is { } place) Xml.WriteAttributeString("data-place", Epub.Xml.Clean(place));
        if (dateline.Agency is { } agency) Xml.WriteAttributeString("data-agency", Epub.Xml.Clean(agency));
        Xml.WriteString(Epub.Xml.Clean(dateline.Text));
        Xml.WriteEndElement();
    }

    /// <summary>A name that follows from the block's words, so that a reader finds the place again when the article changes elsewhere.</summary>
    private string IdOf(Block block)
    {
        string words = block is Paragraph paragraph ? paragraph.Content.PlainText : Blocks.Create([block]).PlainText;
        string id = PageNames.Block(XxHash64.HashToUInt64(MemoryMarshal.AsBytes(words.AsSpan())));
        string name = id;
        for (int copy = 2; !Take(name); copy++) name = string.Create(CultureInfo.InvariantCulture, $"{id}-{copy}");
        return name;
    }
}
