using System.Globalization;
using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf;

/// <summary>The objects of the logical structure, when it is known which marked content and which annotations belong to which element (ISO 32000-1, 14.7 and 14.8).</summary>
internal sealed class TagTree(PdfFile file, PaintedPages painted, Pagination pagination, BoundedText texts)
{
    private readonly Dictionary<StructureElement, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<StructureElement, List<(Mark Place, int Object)>> _annotations = new(ReferenceEqualityComparer.Instance);
    // The keys of pages are their places in the document; annotations have those behind them.
    private readonly List<StructureElement> _keys = [];
    private readonly LanguageTag _language = DocumentFacts.LanguageOf(pagination.Edition);

    /// <summary>Makes an annotation a part of its link element; gives its key in the parent tree.</summary>
    public int Annotate(StructureElement element, int page, int annotation)
    {
        if (!_annotations.TryGetValue(element, out List<(Mark, int)>? own)) _annotations[element] = own = [];
        own.Add((new Mark(page, _keys.Count), annotation));
        _keys.Add(element);
        return pagination.PageCount + _keys.Count - 1;
    }

    /// <summary>Writes the tree; gives the number of its root.</summary>
    public int Write(IReadOnlyList<PagePlace> pages)
    {
        int root = file.Reserve();
        int parents = file.Reserve();
        var ids = new List<(string Id, int Number)>();
        // Without recursion: an element's parent has its number before it.
        var open = new Stack<(StructureElement Element, int Parent)>();
        open.Push((pagination.Structure, root));
        while (open.TryPop(out (StructureElement Element, int Parent) next))
        {
            WriteElement(next.Element, next.Parent, pages, ids);
            for (int i = next.Element.Children.Count - 1; i >= 0; i--) open.Push((next.Element.Children[i], NumberOf(next.Element)));
        }

        PdfBuffer tree = new PdfBuffer().Raw("<</Type/StructTreeRoot/K ").Reference(NumberOf(pagination.Structure)).Raw("/ParentTree ").Reference(parents).Raw("/ParentTreeNextKey ").Integer(pagination.PageCount + _keys.Count);
        if (ids.Count > 0)
        {
            tree.Raw("/IDTree<</Kids[<</Limits[");
            ids.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
            tree.Literal(ids[0].Id).Literal(ids[^1].Id).Raw("]/Names[");
            foreach ((string id, int number) in ids) tree.Literal(id).Raw(" ").Reference(number).Raw(" ");
            tree.Raw("]>>]>>");
        }

        file.Write(root, tree.Raw(">>"));
        WriteParents(parents);
        return root;
    }

    // ISO 32000-1, 14.7.4.4.
    private void WriteParents(int number)
    {
        PdfBuffer numbers = new PdfBuffer().Raw("<</Nums[");
        int key = 0;
        foreach (PaintedPage page in painted.Pages)
        {
            numbers.Integer(key++).Raw(" [");
            foreach (StructureElement element in page.Marked) numbers.Reference(NumberOf(element)).Raw(" ");
            numbers.Raw("] ");
        }

        foreach (StructureElement element in _keys) numbers.Integer(key++).Raw(" ").Reference(NumberOf(element)).Raw(" ");
        file.Write(number, numbers.Raw("]>>"));
    }

    private int NumberOf(StructureElement element)
    {
        if (!_numbers.TryGetValue(element, out int number)) _numbers[element] = number = file.Reserve();
        return number;
    }

    private void WriteElement(StructureElement element, int parent, IReadOnlyList<PagePlace> pages, List<(string, int)> ids)
    {
        int number = NumberOf(element);
        ElementMarks? marks = painted.Marks.Of(element);
        int? page = marks?.Page ?? (_annotations.TryGetValue(element, out List<(Mark Place, int Object)>? annotations) ? annotations[0].Place.Page : null);
        PdfBuffer buffer = new PdfBuffer().Raw("<</Type/StructElem/S").Name(Tags.Of(element, _annotations.ContainsKey(element))).Raw("/P ").Reference(parent);
        if (page is { } first) buffer.Raw("/Pg ").Reference(pages[first].Page);
        LanguageTag language = OwnLanguage(element);
        if (language.IsKnown && (element.Language is { IsKnown: true } || language != LanguageAround(element))) buffer.Raw("/Lang").Text(language.Value);
        if (element.Alt is { } alt) texts.Write(buffer.Raw("/Alt"), alt);
        if (element.Expansion is { } expansion) texts.Write(buffer.Raw("/E"), expansion);
        if (element.Role == StructureRole.Note)
        {
            // PDF/UA-1, 7.9: each note has an identifier.
            string id = string.Create(CultureInfo.InvariantCulture, $"note{number:D8}");
            ids.Add((id, number));
            buffer.Raw("/ID").Literal(id);
        }

        Attributes(buffer, element, marks, pages);
        buffer.Raw("/K[");
        bool any = false;
        foreach (Kid kid in KidsOf(element))
        {
            if (any) buffer.Raw(" ");
            any = true;
            if (kid.Child is not null) buffer.Reference(NumberOf(kid.Child));
            else if (kid.Annotation is { } annotation) buffer.Raw("<</Type/OBJR/Obj ").Reference(annotation).Raw("/Pg ").Reference(pages[kid.Content.Page].Page).Raw(">>");
            else if (kid.Content.Page == page && pages[kid.Content.Page].Form == 0) buffer.Integer(kid.Content.Number);
            else pages[kid.Content.Page].Write(buffer.Raw("<</Type/MCR")).Raw("/MCID ").Integer(kid.Content.Number).Raw(">>");
        }

        file.Write(number, buffer.Raw("]>>"));
    }

    /// <summary>Where an element has text of its own, its parts are read in the order of setting; else in that of the tree.</summary>
    private IEnumerable<Kid> KidsOf(StructureElement element)
    {
        Kid[] own = [.. OwnKids(element)];
        IEnumerable<Kid> children = element.Children.Select(child => new Kid(own.Length == 0 ? 0 : FirstOf(child), default, null, child));
        return own.Length == 0 ? children : own.Concat(children).OrderBy(kid => kid.Order);
    }

    private IEnumerable<Kid> OwnKids(StructureElement element)
    {
        foreach (Mark mark in painted.Marks.Of(element)?.Content ?? []) yield return new Kid(OrderOf(mark, isAnnotation: false), mark, null, null);
        foreach ((Mark place, int annotation) in _annotations.GetValueOrDefault(element) ?? []) yield return new Kid(OrderOf(place, isAnnotation: true), place, annotation, null);
    }

    // By pages; on each what was painted, then what can be touched.
    private static long OrderOf(Mark mark, bool isAnnotation) => ((long)mark.Page << 32) | (isAnnotation ? 1L << 31 : 0) | (uint)mark.Number;

    // What an element says, or else what its text is set in.
    private LanguageTag OwnLanguage(StructureElement element) => element.Language is { IsKnown: true } said ? said : painted.Marks.Of(element)?.Language ?? default;

    private LanguageTag LanguageAround(StructureElement element)
    {
        for (StructureElement? at = element.Parent; at is not null; at = at.Parent)
        {
            if (OwnLanguage(at) is { IsKnown: true } language) return language;
        }

        return _language;
    }

    private long FirstOf(StructureElement element)
    {
        long first = OwnKids(element).Select(kid => kid.Order).DefaultIfEmpty(long.MaxValue).First();
        foreach (StructureElement child in element.Children) first = Math.Min(first, FirstOf(child));
        return first;
    }

    private void Attributes(PdfBuffer buffer, StructureElement element, ElementMarks? marks, IReadOnlyList<PagePlace> pages)
    {
        switch (element.Role)
        {
            case StructureRole.Figure when marks is { Bounds: var bounds, Page: var page }:
                double height = pages[page].Height.Points;
                double shift = pages[page].Shift.Points;
                if (pages[page].IsUpright) (bounds, height) = (new Rect(bounds.Y, -bounds.Right, bounds.Height, bounds.Width), 0);
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

    /// <summary>What an element holds: content, an annotation at its place, or an element.</summary>
    private readonly record struct Kid(long Order, Mark Content, int? Annotation, StructureElement? Child);
}

/// <summary>Where a page of the document stands in the file.</summary>
/// <param name="Page">The object of the page that shows it.</param>
/// <param name="Form">The object of the form that holds its content; 0 if that is the page's own.</param>
/// <param name="Shift">How far right of the page's left edge it begins.</param>
/// <param name="Height">Its height.</param>
/// <param name="IsUpright">Whether its content is turned by a quarter, its head to the left.</param>
internal readonly record struct PagePlace(int Page, int Form, Length Shift, Length Height, bool IsUpright)
{
    /// <summary>Writes which page, and which stream of it, marked content is on (ISO 32000-1, table 324).</summary>
    public PdfBuffer Write(PdfBuffer reference)
    {
        reference.Raw("/Pg ").Reference(Page);
        return Form == 0 ? reference : reference.Raw("/Stm ").Reference(Form);
    }
}
