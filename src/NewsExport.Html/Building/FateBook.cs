using AngleSharp.Dom;
using NewsExport.Model;

namespace NewsExport.Html.Building;

/// <summary>Notes what becomes of each text node and image, and makes the ledger of it.</summary>
internal sealed class FateBook(SourcePage page)
{
    private const int ExcerptLength = 80;

    private readonly Dictionary<INode, (Disposition Disposition, Rule? Rule)> _fates = [];

    /// <summary>Whether something was noted of the node.</summary>
    public bool Has(INode node) => _fates.ContainsKey(node);

    public void Keep(INode node) => _fates[node] = (Disposition.Kept, null);

    public void Change(INode node, Rule rule) => _fates[node] = (Disposition.Changed, rule);

    public void Drop(INode node, Rule rule) => _fates[node] = (Disposition.Dropped, rule);

    /// <summary>Notes the same for every text node and image at or below a node that nothing was noted of.</summary>
    public void All(INode root, Disposition disposition, Rule rule)
    {
        if (root is IText or IElement { LocalName: "img" or "amp-img" } && !Has(root)) _fates[root] = (disposition, rule);
        foreach (INode node in Dom.Below(root))
        {
            if (node is IText or IElement { LocalName: "img" or "amp-img" } && !Has(node)) _fates[node] = (disposition, rule);
        }
    }

    /// <summary>Notes the same for every text node below a node, whatever was noted before.</summary>
    public void Overwrite(INode root, Disposition disposition, Rule rule)
    {
        foreach (INode node in Dom.Below(root))
        {
            if (node is IText) _fates[node] = (disposition, rule);
        }
    }

    /// <summary>The ledger: one entry for each text node with characters and each image of the page, in its order.</summary>
    public Ledger ToLedger(IReadOnlySet<IElement> excluded)
    {
        var entries = new List<LedgerEntry>();
        foreach (INode node in Dom.Below(page.Document.DocumentElement))
        {
            bool isImage = node is IElement { LocalName: "img" or "amp-img" };
            if (!isImage && (node is not IText text || string.IsNullOrWhiteSpace(text.Data) || IsCode(node))) continue;
            if (!_fates.TryGetValue(node, out (Disposition Disposition, Rule? Rule) fate))
            {
                bool hidden = Dom.Closest(node, Dom.IsHidden) is not null;
                bool furniture = Dom.Closest(node, excluded.Contains) is not null;
                fate = (Disposition.Dropped, hidden ? HtmlRules.Hidden : isImage ? HtmlRules.ImageOutsideArticle : furniture ? HtmlRules.Furniture : HtmlRules.OutsideArticle);
            }

            string content = isImage ? ((IElement)node).GetAttribute("src") ?? "" : Dom.Fold(((IText)node).Data).Trim();
            entries.Add(new LedgerEntry(
                isImage ? LedgerItem.Image : LedgerItem.Text,
                fate.Disposition,
                fate.Rule?.Id,
                content.Length > ExcerptLength ? content[..ExcerptLength] : content,
                isImage ? 0 : content.Count(character => !char.IsWhiteSpace(character)),
                page.SpanOf(node)));
        }

        return new Ledger([.. entries]);
    }

    // What scripts and styles hold is no text of the page; titles and the like have become fields or are the browser's.
    private static bool IsCode(INode node) =>
        node.Parent is IElement { LocalName: "script" or "style" or "template" or "title" or "textarea" or "option" or "head" or "svg" or "math" };
}
