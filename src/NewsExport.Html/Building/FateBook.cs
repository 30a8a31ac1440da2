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
        var open = new Stack<(INodeList Nodes, int Next, Rule? Default, SourceSpan Span)>();
        open.Push((page.Document.DocumentElement.ChildNodes, 0, null, new SourceSpan(page.Name)));
        while (open.TryPop(out (INodeList Nodes, int Next, Rule? Default, SourceSpan Span) level))
        {
            for (int i = level.Next; i < level.Nodes.Length; i++)
            {
                INode node = level.Nodes[i];
                if (node is IText text)
                {
                    if (!string.IsNullOrWhiteSpace(text.Data)) entries.Add(EntryOf(text, level.Default, level.Span));
                    continue;
                }

                if (node is not IElement element || IsCode(element)) continue;
                SourceSpan span = element.SourceReference is null ? level.Span : page.SpanOf(element);
                // What hides or excludes an element does so with all that it holds.
                Rule? rule = level.Default ?? (Dom.IsHidden(element) ? HtmlRules.Hidden : excluded.Contains(element) ? HtmlRules.Furniture : null);
                if (element.LocalName is "img" or "amp-img") entries.Add(EntryOf(element, rule, span));
                if (element.ChildNodes.Length == 0) continue;
                open.Push((level.Nodes, i + 1, level.Default, level.Span));
                open.Push((element.ChildNodes, 0, rule, span));
                break;
            }
        }

        return new Ledger([.. entries]);
    }

    private LedgerEntry EntryOf(IText text, Rule? rule, SourceSpan span)
    {
        (Disposition disposition, Rule? reason) = _fates.TryGetValue(text, out (Disposition Disposition, Rule? Rule) fate) ? fate : (Disposition.Dropped, rule ?? HtmlRules.OutsideArticle);
        int characters = 0;
        foreach (char character in text.Data)
        {
            if (!char.IsWhiteSpace(character)) characters++;
        }

        return new LedgerEntry(LedgerItem.Text, disposition, reason?.Id, Excerpt(text.Data), characters, span);
    }

    private LedgerEntry EntryOf(IElement image, Rule? rule, SourceSpan span)
    {
        (Disposition disposition, Rule? reason) = _fates.TryGetValue(image, out (Disposition Disposition, Rule? Rule) fate) ? fate : (Disposition.Dropped, rule ?? HtmlRules.ImageOutsideArticle);
        return new LedgerEntry(LedgerItem.Image, disposition, reason?.Id, Excerpt(image.GetAttribute("src") ?? ""), 0, span);
    }

    private static string Excerpt(ReadOnlySpan<char> text)
    {
        Span<char> excerpt = stackalloc char[ExcerptLength];
        int length = 0;
        bool space = false;
        foreach (char character in text.Trim())
        {
            if (length == ExcerptLength) break;
            if (Dom.IsSpace(character))
            {
                space = length > 0;
                continue;
            }

            if (character == Dom.SoftHyphen) continue;
            if (space) excerpt[length++] = ' ';
            space = false;
            if (length < ExcerptLength) excerpt[length++] = character;
        }

        return excerpt[..length].TrimEnd().ToString();
    }

    // What scripts and styles hold is no text of the page; titles and the like have become fields or are the browser's.
    private static bool IsCode(IElement element) => element.LocalName is "script" or "style" or "template" or "title" or "textarea" or "option" or "head" or "svg" or "math";
}
