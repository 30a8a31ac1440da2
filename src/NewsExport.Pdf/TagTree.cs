using System.Globalization;
using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf;

/// <summary>
/// The logical structure: which marked content belongs to which element, and at the end the tree's objects (ISO 32000-1, 14.7 and 14.8).
/// </summary>
internal sealed class TagTree(PdfFile file, PagedDocument document, bool hasLinks = true)
{
    private readonly Dictionary<StructureElement, Node> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly List<(int Key, List<StructureElement> Elements)> _pages = [];
    private readonly List<(int Key, StructureElement Element)> _annotations = [];
    private int _keys;
    private int _sequence;

    /// <summary>Begins a page; gives its key in the parent tree.</summary>
    public int BeginPage()
    {
        _pages.Add((_keys, []));
        return _keys++;
    }

    /// <summary>Marks content of the current page as an element's; gives its number on the page.</summary>
    public int Mark(StructureElement element, int page, Rect bounds, LanguageTag language)
    {
        List<StructureElement> elements = _pages[^1].Elements;
        elements.Add(element);
        Node node = NodeOf(element);
        node.Kids.Add(new Kid(_sequence++, page, elements.Count - 1, null));
        node.Page ??= page;
        node.Bounds ??= bounds;
        if (!node.Language.IsKnown) node.Language = language;
        return elements.Count - 1;
    }

    /// <summary>Makes an annotation a part of its link element; gives its key in the parent tree.</summary>
    public int Annotate(StructureElement element, int page, int annotation)
    {
        _annotations.Add((_keys, element));
        NodeOf(element).Kids.Add(new Kid(_sequence++, page, -1, annotation));
        return _keys++;
    }

    public string TagOf(StructureElement element) => element.Role switch
    {
        StructureRole.Document => "Document",
        StructureRole.Part => "Part",
        StructureRole.Article => "Art",
        StructureRole.Section => "Sect",
        StructureRole.Heading => string.Create(CultureInfo.InvariantCulture, $"H{Math.Clamp(element.HeadingLevel, 1, 6)}"),
        StructureRole.Paragraph => "P",
        StructureRole.Figure => "Figure",
        StructureRole.Caption => "Caption",
        StructureRole.BlockQuote => "BlockQuote",
        StructureRole.List => "L",
        StructureRole.ListItem => "LI",
        StructureRole.Label => "Lbl",
        StructureRole.ListBody => "LBody",
        StructureRole.Table => "Table",
        StructureRole.TableHead => "THead",
        StructureRole.TableBody => "TBody",
        StructureRole.TableFoot => "TFoot",
        StructureRole.TableRow => "TR",
        StructureRole.HeaderCell => "TH",
        StructureRole.DataCell => "TD",
        StructureRole.Span => "Span",
        StructureRole.InlineQuote => "Quote",
        StructureRole.Code => "Code",
        // On paper nothing can be touched: an element that leads nowhere is no link.
        StructureRole.Link => hasLinks ? "Link" : "Span",
        StructureRole.Note => "Note",
        StructureRole.Reference => "Reference",
        StructureRole.Contents => "TOC",
        StructureRole.ContentsItem => "TOCI",
        _ => throw new ArgumentOutOfRangeException(nameof(element), element.Role, "Not a role."),
    };

    /// <summary>Writes the tree; gives the number of its root.</summary>
    public int Write(IReadOnlyList<PagePlace> pages)
    {
        int root = file.Reserve();
        int parents = file.Reserve();
        Node top = NodeOf(document.Structure);
        var ids = new List<(string Id, int Number)>();
        // Without recursion: an element's parent has its number before it.
        var open = new Stack<(StructureElement Element, int Parent)>();
        open.Push((document.Structure, root));
        while (open.TryPop(out (StructureElement Element, int Parent) next))
        {
            WriteElement(next.Element, next.Parent, pages, ids);
            for (int i = next.Element.Children.Count - 1; i >= 0; i--) open.Push((next.Element.Children[i], NodeOf(next.Element).Number));
        }

        PdfBuffer tree = new PdfBuffer().Raw("<</Type/StructTreeRoot/K ").Reference(top.Number).Raw("/ParentTree ").Reference(parents).Raw("/ParentTreeNextKey ").Integer(_keys);
        if (ids.Count > 0)
        {
            tree.Raw("/IDTree<</Kids[<</Limits[");
            ids.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
            tree.Literal(ids[0].Id).Literal(ids[^1].Id).Raw("]/Names[");
            foreach ((string id, int number) in ids) tree.Literal(id).Raw(" ").Reference(number).Raw(" ");
            tree.Raw("]>>]>>");
        }

        file.Write(root, tree.Raw(">>"));
        PdfBuffer numbers = new PdfBuffer().Raw("<</Nums[");
        var all = new SortedDictionary<int, Action>();
        foreach ((int key, List<StructureElement> elements) in _pages)
        {
            all[key] = () =>
            {
                numbers.Raw("[");
                foreach (StructureElement element in elements) numbers.Reference(NodeOf(element).Number).Raw(" ");
                numbers.Raw("]");
            };
        }

        foreach ((int key, StructureElement element) in _annotations) all[key] = () => numbers.Reference(NodeOf(element).Number);
        foreach ((int key, Action write) in all)
        {
            numbers.Integer(key).Raw(" ");
            write();
            numbers.Raw(" ");
        }

        file.Write(parents, numbers.Raw("]>>"));
        return root;
    }

    private Node NodeOf(StructureElement element)
    {
        if (_nodes.TryGetValue(element, out Node? node)) return node;
        return _nodes[element] = new Node(file.Reserve());
    }

    private void WriteElement(StructureElement element, int parent, IReadOnlyList<PagePlace> pages, List<(string, int)> ids)
    {
        Node node = NodeOf(element);
        PdfBuffer buffer = new PdfBuffer().Raw("<</Type/StructElem/S").Name(TagOf(element)).Raw("/P ").Reference(parent);
        if (node.Page is { } page) buffer.Raw("/Pg ").Reference(pages[page].Page);
        LanguageTag language = OwnLanguage(element);
        if (language.IsKnown && (element.Language is { IsKnown: true } || language != LanguageAround(element))) buffer.Raw("/Lang").Text(language.Value);
        if (element.Alt is { } alt) buffer.Raw("/Alt").Text(alt);
        if (element.Expansion is { } expansion) buffer.Raw("/E").Text(expansion);
        if (element.Role == StructureRole.Note)
        {
            // PDF/UA-1, 7.9: each note has an identifier.
            string id = string.Create(CultureInfo.InvariantCulture, $"note{node.Number:D8}");
            ids.Add((id, node.Number));
            buffer.Raw("/ID").Literal(id);
        }

        Attributes(buffer, element, node, pages);
        // Where an element has text of its own, its parts are read in the order of setting; else in that of the tree.
        IEnumerable<(int Order, Kid? Kid, StructureElement? Child)> kids = node.Kids.Count > 0
            ? node.Kids.Select(kid => (kid.Sequence, (Kid?)kid, (StructureElement?)null)).Concat(element.Children.Select(child => (FirstOf(child), (Kid?)null, (StructureElement?)child))).OrderBy(item => item.Item1)
            : element.Children.Select(child => (0, (Kid?)null, (StructureElement?)child));
        buffer.Raw("/K[");
        bool any = false;
        foreach ((_, Kid? kid, StructureElement? child) in kids)
        {
            if (any) buffer.Raw(" ");
            any = true;
            if (child is not null) buffer.Reference(NodeOf(child).Number);
            else if (kid!.Annotation is { } annotation) buffer.Raw("<</Type/OBJR/Obj ").Reference(annotation).Raw("/Pg ").Reference(pages[kid.Page].Page).Raw(">>");
            else if (kid.Page == node.Page && pages[kid.Page].Form == 0) buffer.Integer(kid.Mark);
            else pages[kid.Page].Write(buffer.Raw("<</Type/MCR")).Raw("/MCID ").Integer(kid.Mark).Raw(">>");
        }

        file.Write(node.Number, buffer.Raw("]>>"));
    }

    // What an element says, or else what its text is set in.
    private LanguageTag OwnLanguage(StructureElement element) => element.Language is { IsKnown: true } said ? said : _nodes.TryGetValue(element, out Node? node) ? node.Language : default;

    private LanguageTag LanguageAround(StructureElement element)
    {
        for (StructureElement? at = element.Parent; at is not null; at = at.Parent)
        {
            if (OwnLanguage(at) is { IsKnown: true } language) return language;
        }

        return DocumentFacts.LanguageOf(document.Edition);
    }

    private int FirstOf(StructureElement element)
    {
        int first = _nodes.TryGetValue(element, out Node? node) && node.Kids.Count > 0 ? node.Kids[0].Sequence : int.MaxValue;
        foreach (StructureElement child in element.Children) first = Math.Min(first, FirstOf(child));
        return first;
    }

    private void Attributes(PdfBuffer buffer, StructureElement element, Node node, IReadOnlyList<PagePlace> pages)
    {
        switch (element.Role)
        {
            case StructureRole.Figure when node.Bounds is { } bounds && node.Page is { } page:
                double height = document.Pages[page].Size.Height.Points;
                double shift = pages[page].Shift.Points;
                if (pages[page].IsTurned) (bounds, height) = (new Rect(bounds.Y, -bounds.Right, bounds.Height, bounds.Width), 0);
                buffer.Raw("/A<</O/Layout/Placement/Block/BBox[").Number(bounds.X.Points + shift).Raw(" ").Number(height - bounds.Bottom.Points).Raw(" ")
                    .Number(bounds.Right.Points + shift).Raw(" ").Number(height - bounds.Y.Points).Raw("]>>");
                break;
            case StructureRole.List when element.ListKind is { } kind:
                buffer.Raw("/A<</O/List/ListNumbering/").Raw(kind switch { ListKind.Ordered => "Decimal", ListKind.Unordered => "Disc", _ => "None" }).Raw(">>");
                break;
            case StructureRole.HeaderCell or StructureRole.DataCell:
                bool head = element.Role == StructureRole.HeaderCell;
                if (!head && element.ColumnSpan == 1 && element.RowSpan == 1) break;
                buffer.Raw("/A<</O/Table");
                if (head) buffer.Raw("/Scope").Raw(element.Scope == HeaderScope.Row ? "/Row" : "/Column");
                if (element.ColumnSpan > 1) buffer.Raw("/ColSpan ").Integer(element.ColumnSpan);
                if (element.RowSpan > 1) buffer.Raw("/RowSpan ").Integer(element.RowSpan);
                buffer.Raw(">>");
                break;
        }
    }

    private sealed record Kid(int Sequence, int Page, int Mark, int? Annotation);

    private sealed class Node(int number)
    {
        public int Number { get; } = number;

        public List<Kid> Kids { get; } = [];

        public int? Page { get; set; }

        public Rect? Bounds { get; set; }

        public LanguageTag Language { get; set; }
    }
}

/// <summary>Where a page of the document stands in the file.</summary>
/// <param name="Page">The object of the page that shows it.</param>
/// <param name="Form">The object of the form that holds its content; 0 if that is the page's own.</param>
/// <param name="Shift">How far right of the page's left edge it begins.</param>
internal readonly record struct PagePlace(int Page, int Form, Length Shift)
{
    /// <summary>Whether its content is turned by a quarter, its head to the left.</summary>
    public bool IsTurned { get; init; }

    /// <summary>Writes which page, and which stream of it, marked content is on (ISO 32000-1, table 324).</summary>
    public PdfBuffer Write(PdfBuffer reference)
    {
        reference.Raw("/Pg ").Reference(Page);
        return Form == 0 ? reference : reference.Raw("/Stm ").Reference(Form);
    }
}
