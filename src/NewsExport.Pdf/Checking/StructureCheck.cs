using System.Globalization;
using NewsExport.Model;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Checking;

/// <summary>The structure tree, its parent tree and what they say of the content (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7).</summary>
internal sealed class StructureCheck(CheckedFile file)
{
    private const int MaxNodes = 5_000_000;

    private static readonly HashSet<string> Standard = new(StringComparer.Ordinal)
    {
        "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI",
        "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP",
        "Warichu", "WT", "WP", "Figure", "Formula", "Form",
    };

    private readonly PdfDocument _pdf = file.Pdf;
    private readonly Findings _findings = file.Findings;
    private readonly Dictionary<string, string> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Container, int Mark), (StructureNode Owner, int Count)> _marks = [];
    private readonly Dictionary<int, PdfObject> _parentTree = [];
    private readonly HashSet<string> _notes = new(StringComparer.Ordinal);
    private readonly List<StructureNode> _tables = [];
    private readonly List<StructureNode> _captioned = [];
    private readonly List<StructureNode> _links = [];
    private PdfDictionary _roleMap = PdfDictionary.Empty;
    private PdfDictionary _classes = PdfDictionary.Empty;
    private int _lastLevel;
    private bool _hasNumbered;
    private bool _hasPlain;

    /// <summary>The element that refers to each annotation.</summary>
    public Dictionary<int, StructureNode> Annotations { get; } = [];

    /// <summary>Whether there is a tree.</summary>
    public bool Exists { get; private set; }

    /// <summary>Reads the tree and judges its elements.</summary>
    public void Read()
    {
        PdfDictionary? marked = _pdf.Get<PdfDictionary>(file.Catalog, "MarkInfo");
        if (marked is null || _pdf.Get(marked, "Marked") is not PdfBoolean { Value: true }) _findings.Report(PdfUaRules.NotMarked);
        if (marked is not null && _pdf.Get(marked, "Suspects") is PdfBoolean { Value: true }) _findings.Report(PdfUaRules.Suspects);
        if (_pdf.Get<PdfDictionary>(file.Catalog, "StructTreeRoot") is not { } root)
        {
            _findings.Report(PdfUaRules.NoStructure);
            return;
        }

        Exists = true;
        _classes = _pdf.Get<PdfDictionary>(root, "ClassMap") ?? PdfDictionary.Empty;
        ReadRoles(root);
        Walk(root, (file.Catalog["StructTreeRoot"] as PdfReference)?.Number ?? 0);
        _findings.Guard("The parent tree", () => ReadParentTree(root));
        if (_hasNumbered && _hasPlain) _findings.Report(PdfUaRules.MixedHeadings);
        foreach (StructureNode table in _tables) TableCheck.Run(table, _findings);
        foreach (StructureNode node in _captioned) Captions(node);
        foreach (StructureNode link in _links)
        {
            if (!link.HasAnnotation && !link.Children.Any(child => child.HasAnnotation)) _findings.Report(PdfUaRules.LinkWithoutAnnotation, file.PlaceOf(link.Page));
        }
    }

    /// <summary>Compares the tree with the marks of the content.</summary>
    public void Compare(IReadOnlyDictionary<int, HashSet<int>> marks)
    {
        if (!Exists) return;
        foreach ((int container, HashSet<int> own) in marks)
        {
            _findings.Guard(file.PlaceOf(container), () => ComparePage(container, own));
        }

        foreach (((int container, int mark), (StructureNode owner, _)) in _marks)
        {
            if (!marks.TryGetValue(container, out HashSet<int>? own) || !own.Contains(mark)) _findings.Report(PdfUaRules.MarkWithoutContent, file.PlaceOf(container), mark);
        }
    }

    /// <summary>The element to which the parent tree leads from a key; 0 if it leads nowhere.</summary>
    public int ParentOf(int key) => _parentTree.TryGetValue(key, out PdfObject? value) && value is PdfReference reference ? reference.Number : 0;

    private void ComparePage(int container, HashSet<int> marks)
    {
        PdfObject holder = _pdf.Get(container);
        PdfDictionary dictionary = holder as PdfDictionary ?? (holder as PdfStream)?.Dictionary ?? PdfDictionary.Empty;
        int key = _pdf.Get<PdfNumber>(dictionary, "StructParents")?.Integer ?? -1;
        PdfArray? parents = key >= 0 && _parentTree.TryGetValue(key, out PdfObject? value) ? _pdf.Resolve(value) as PdfArray : null;
        foreach (int mark in marks.Order())
        {
            bool isIn = _marks.TryGetValue((container, mark), out (StructureNode Owner, int Count) use);
            if (!isIn || use.Count != 1) _findings.Report(PdfUaRules.MarkNotInTree, file.PlaceOf(container), mark, isIn ? use.Count : 0);
            if (!isIn || use.Owner.Number == 0) continue;
            int said = parents is not null && mark < parents.Count && parents[mark] is PdfReference reference ? reference.Number : 0;
            if (said != use.Owner.Number) _findings.Report(PdfUaRules.ParentTreeDiffers, string.Create(CultureInfo.InvariantCulture, $"the marked content {mark} of {file.PlaceOf(container)}"));
        }
    }

    private void ReadRoles(PdfDictionary root)
    {
        if (_pdf.Get<PdfDictionary>(root, "RoleMap") is not { } map) return;
        _roleMap = map;
        foreach ((string from, _) in map)
        {
            if (Standard.Contains(from)) _findings.Report(PdfUaRules.StandardTypeRemapped, Findings.Short(from));
        }
    }

    private string RoleOf(string type)
    {
        if (Standard.Contains(type)) return type;
        if (_roles.TryGetValue(type, out string? known)) return known;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string at = type;
        while (!Standard.Contains(at))
        {
            if (!seen.Add(at))
            {
                _findings.Report(PdfUaRules.CircularRoleMap, Findings.Short(type));
                break;
            }

            if (_pdf.Get(_roleMap, at) is not PdfName next)
            {
                _findings.Report(PdfUaRules.UnknownStructureType, Findings.Short(type));
                break;
            }

            at = next.Value;
        }

        return _roles[type] = at;
    }

    private void Walk(PdfDictionary root, int rootNumber)
    {
        var seen = new HashSet<int>();
        // Without recursion: hostile trees are as deep as they are large.
        var open = new Stack<(PdfObject Kid, StructureNode? Parent, int ParentNumber, int Page)>();
        Push(open, root["K"], null, rootNumber, 0);
        int count = 0;
        while (open.TryPop(out (PdfObject Kid, StructureNode? Parent, int ParentNumber, int Page) next))
        {
            if (++count > MaxNodes) throw new PdfFormatException(PdfProblem.TooLarge, "the structure tree has too many elements");
            int number = (next.Kid as PdfReference)?.Number ?? 0;
            string place = number > 0 ? string.Create(CultureInfo.InvariantCulture, $"object {number}") : "an element";
            _findings.Guard(place, () => Visit(next.Kid, number, place, next.Parent, next.ParentNumber, next.Page, seen, open));
        }
    }

    private void Visit(
        PdfObject kid, int number, string place, StructureNode? parent, int parentNumber, int page, HashSet<int> seen, Stack<(PdfObject, StructureNode?, int, int)> open)
    {
        switch (_pdf.Resolve(kid))
        {
            case PdfNumber mark when parent is not null:
                Mark(page, mark.Integer, parent);
                break;
            case PdfDictionary part when _pdf.Get(part, "Type") is PdfName { Value: "MCR" } && parent is not null:
                int own = part["Pg"] is PdfReference pageReference ? pageReference.Number : page;
                int container = part["Stm"] is PdfReference stream ? stream.Number : own;
                Mark(container, _pdf.Get<PdfNumber>(part, "MCID")?.Integer ?? -1, parent);
                break;
            case PdfDictionary part when _pdf.Get(part, "Type") is PdfName { Value: "OBJR" } && parent is not null:
                if (part["Obj"] is PdfReference target)
                {
                    parent.HasAnnotation = true;
                    if (!Annotations.TryAdd(target.Number, parent)) _findings.Report(PdfUaRules.BrokenTree, place, "an object belongs to two elements");
                }

                break;
            case PdfDictionary element:
                if (number > 0 && !seen.Add(number))
                {
                    _findings.Report(PdfUaRules.BrokenTree, place, "it stands in the tree twice");
                    break;
                }

                if (parentNumber > 0 && (element["P"] as PdfReference)?.Number != parentNumber) _findings.Report(PdfUaRules.BrokenTree, place, "its parent is another element");
                if (_pdf.Get(element, "S") is not PdfName name)
                {
                    _findings.Report(PdfUaRules.BrokenTree, place, "it has no type");
                    break;
                }

                file.JudgeName(name.Value, place);
                int ownPage = element["Pg"] is PdfReference place2 ? place2.Number : page;
                var node = new StructureNode(number, RoleOf(name.Value), parent) { Page = ownPage };
                parent?.Add(node);
                Judge(element, node, place);
                if (node.Type is "Table" or "L" or "TOC") _captioned.Add(node);
                Push(open, element["K"], node, number, ownPage);
                break;
            case PdfNull:
                _findings.Report(PdfUaRules.BrokenTree, place, "it is missing");
                break;
            default:
                _findings.Report(PdfUaRules.BrokenTree, place, "it is no element");
                break;
        }
    }

    private void Push(Stack<(PdfObject, StructureNode?, int, int)> open, PdfObject kids, StructureNode? parent, int parentNumber, int page)
    {
        PdfObject resolved = kids is PdfReference && _pdf.Resolve(kids) is PdfArray array ? array : kids;
        if (resolved is PdfArray items)
        {
            for (int i = items.Count - 1; i >= 0; i--) open.Push((items[i], parent, parentNumber, page));
        }
        else if (resolved is not PdfNull) open.Push((resolved, parent, parentNumber, page));
    }

    private void Mark(int container, int mark, StructureNode owner)
    {
        if (container == 0 || mark < 0)
        {
            _findings.Report(PdfUaRules.BrokenTree, string.Create(CultureInfo.InvariantCulture, $"object {owner.Number}"), "its content stands on no page");
            return;
        }

        if (owner.Page == 0) owner.Page = container;
        ref (StructureNode Owner, int Count) use = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_marks, (container, mark), out bool known);
        use = (known ? use.Owner : owner, use.Count + 1);
    }

    private void Judge(PdfDictionary element, StructureNode node, string place)
    {
        if (_pdf.Get(element, "Lang") is PdfString { Bytes.Length: > 0 } language && !Languages.IsTag(language.Text)) _findings.Report(PdfUaRules.BadLanguage, place, Findings.Short(language.Text));
        switch (node.Type)
        {
            case "Figure":
                if (!HasWords(element)) _findings.Report(PdfUaRules.FigureWithoutAlt, place);
                if (Attribute(element, "BBox") is not PdfArray { Count: 4 }) _findings.Report(PdfUaRules.FigureWithoutBox, place);
                break;
            case "Formula":
                if (!HasWords(element)) _findings.Report(PdfUaRules.FormulaWithoutAlt, place);
                break;
            case "Note":
                if (_pdf.Get(element, "ID") is not PdfString { Bytes.Length: > 0 } id) _findings.Report(PdfUaRules.NoteWithoutId, place);
                else if (!_notes.Add(id.Text)) _findings.Report(PdfUaRules.NoteIdRepeated, Findings.Short(id.Text));
                break;
            case "TH" or "TD":
                node.HasScope = Attribute(element, "Scope") is PdfName { Value: "Row" or "Column" or "Both" };
                node.HasHeaders = Attribute(element, "Headers") is PdfArray { Count: > 0 };
                node.ColumnSpan = Span(Attribute(element, "ColSpan"));
                node.RowSpan = Span(Attribute(element, "RowSpan"));
                break;
            case "Table":
                _tables.Add(node);
                break;
            case "Link":
                _links.Add(node);
                break;
            case "H":
                _hasPlain = true;
                break;
            case ['H', >= '1' and <= '6']:
                Heading(node.Type[1] - '0');
                break;
        }

        Nesting(node, place);
    }

    /// <summary>One caption, first, or in a table last (ISO 32000-1, 14.8.4.2 and 14.8.4.3).</summary>
    private void Captions(StructureNode node)
    {
        int count = node.Children.Count(child => child.Type == "Caption");
        if (count == 0 || (count == 1 && (node.Children[0].Type == "Caption" || (node.Type == "Table" && node.Children[^1].Type == "Caption")))) return;
        Rule rule = node.Type switch { "Table" => PdfUaRules.TableStructure, "L" => PdfUaRules.ListStructure, _ => PdfUaRules.ContentsStructure };
        _findings.Report(rule, string.Create(CultureInfo.InvariantCulture, $"object {node.Number}"), "a second Caption or one in the middle", node.Type);
    }

    private static int Span(PdfObject? value) => value is PdfNumber number ? Math.Clamp(number.Integer, 1, 10_000) : 1;

    private bool HasWords(PdfDictionary element) => _pdf.Get(element, "Alt") is PdfString { Bytes.Length: > 0 } || _pdf.Get(element, "ActualText") is PdfString { Bytes.Length: > 0 };

    private void Heading(int level)
    {
        if (!_hasNumbered && level != 1) _findings.Report(PdfUaRules.FirstHeadingNotFirstLevel, level);
        else if (_hasNumbered && level > _lastLevel + 1) _findings.Report(PdfUaRules.HeadingSkipped, _lastLevel, level);
        _hasNumbered = true;
        _lastLevel = level;
    }

    // ISO 32000-1, tables 333, 336 and 337.
    private void Nesting(StructureNode node, string place)
    {
        string parent = node.Parent?.Type ?? "the root";
        bool table = node.Type switch
        {
            "TR" => parent is "Table" or "THead" or "TBody" or "TFoot",
            "TH" or "TD" => parent == "TR",
            "THead" or "TBody" or "TFoot" => parent == "Table",
            _ => parent switch
            {
                "Table" => node.Type == "Caption",
                "THead" or "TBody" or "TFoot" or "TR" => false,
                _ => true,
            },
        };
        bool list = node.Type switch
        {
            "LI" => parent == "L",
            "LBody" => parent == "LI",
            "L" when parent == "L" => true,
            _ => parent switch
            {
                "L" => node.Type == "Caption",
                "LI" => node.Type == "Lbl",
                _ => true,
            },
        };
        bool contents = node.Type switch
        {
            "TOCI" => parent == "TOC",
            "TOC" when parent is "TOC" or "TOCI" => true,
            _ => parent switch
            {
                "TOC" => node.Type == "Caption",
                "TOCI" => node.Type is "Lbl" or "Reference" or "NonStruct" or "P",
                _ => true,
            },
        };
        if (!table) _findings.Report(PdfUaRules.TableStructure, place, node.Type, parent);
        if (!list) _findings.Report(PdfUaRules.ListStructure, place, node.Type, parent);
        if (!contents) _findings.Report(PdfUaRules.ContentsStructure, place, node.Type, parent);
    }

    /// <summary>An attribute of an element, its own or its class's.</summary>
    private PdfObject? Attribute(PdfDictionary element, string key)
    {
        if (Find(_pdf.Get(element, "A"), key) is { } own) return own;
        PdfObject classes = _pdf.Get(element, "C");
        foreach (PdfObject item in classes as IEnumerable<PdfObject> ?? [classes])
        {
            if (_pdf.Resolve(item) is PdfName name && Find(_pdf.Get(_classes, name.Value), key) is { } common) return common;
        }

        return null;
    }

    private PdfObject? Find(PdfObject attributes, string key)
    {
        if (attributes is PdfDictionary one) return one.Has(key) ? _pdf.Get(one, key) : null;
        foreach (PdfObject item in attributes as PdfArray ?? PdfArray.Empty)
        {
            if (_pdf.Resolve(item) is PdfDictionary several && several.Has(key)) return _pdf.Get(several, key);
        }

        return null;
    }

    // A number tree (7.9.7), walked without recursion.
    private void ReadParentTree(PdfDictionary root)
    {
        var seen = new HashSet<int>();
        var open = new Stack<PdfObject>();
        open.Push(root["ParentTree"]);
        while (open.TryPop(out PdfObject? item))
        {
            if (item is PdfReference reference && !seen.Add(reference.Number)) continue;
            if (_pdf.Resolve(item) is not PdfDictionary node) continue;
            if (_pdf.Get(node, "Nums") is PdfArray numbers)
            {
                for (int i = 0; i + 1 < numbers.Count; i += 2)
                {
                    if (_pdf.Resolve(numbers[i]) is PdfNumber key) _parentTree.TryAdd(key.Integer, numbers[i + 1]);
                }
            }

            foreach (PdfObject kid in _pdf.Get(node, "Kids") as PdfArray ?? PdfArray.Empty)
            {
                if (kid is PdfReference) open.Push(kid);
            }
        }
    }
}
