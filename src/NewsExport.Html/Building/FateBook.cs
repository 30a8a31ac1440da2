using AngleSharp.Dom;
using NewsExport.Model;

namespace NewsExport.Html.Building;

/// <summary>Notes what becomes of each text node and image, and makes the ledger of it.</summary>
internal sealed class FateBook(SourcePage page)
{
    private const int ExcerptLength = 80;

    private readonly Dictionary<INode, (Disposition Disposition, Rule? Rule)> _fates = new(256, NodesByPlace.Instance);

    // Most elements hold nothing that was noted: with these known, their nodes need not be looked up.
    private readonly HashSet<INode> _holders = new(NodesByPlace.Instance);

    /// <summary>Whether something was noted of the node.</summary>
    public bool Has(INode node) => _fates.ContainsKey(node);

    /// <summary>Whether the node stands in the article as it is.</summary>
    public bool IsKept(INode node) => _fates.TryGetValue(node, out (Disposition Disposition, Rule? Rule) fate) && fate.Disposition == Disposition.Kept;

    public void Keep(INode node) => Note(node, Disposition.Kept, null);

    public void Change(INode node, Rule rule) => Note(node, Disposition.Changed, rule);

    public void Drop(INode node, Rule rule) => Note(node, Disposition.Dropped, rule);

    private void Note(INode node, Disposition disposition, Rule? rule)
    {
        _fates[node] = (disposition, rule);
        if (node.Parent is { } holder) _holders.Add(holder);
    }

    /// <summary>Notes the same for every text node and image at or below a node that nothing was noted of.</summary>
    public void All(INode root, Disposition disposition, Rule rule)
    {
        if (root is IText or IElement { LocalName: "img" or "amp-img" } && !Has(root)) Note(root, disposition, rule);
        foreach (INode node in Dom.Below(root))
        {
            if (node is IText or IElement { LocalName: "img" or "amp-img" } && !Has(node)) Note(node, disposition, rule);
        }
    }

    /// <summary>Notes the same for every text node below a node, whatever was noted before.</summary>
    public void Overwrite(INode root, Disposition disposition, Rule rule)
    {
        foreach (INode node in Dom.Below(root))
        {
            if (node is IText) Note(node, disposition, rule);
        }
    }

    /// <summary>The ledger: one entry for each text node with characters and each image of the page, in its order.</summary>
    public Ledger ToLedger(IReadOnlySet<IElement> excluded)
    {
        var entries = new List<LedgerEntry>(256);
        AddAll(page.Document.DocumentElement, null, excluded, entries);
        return new Ledger([.. entries]);
    }

    /// <summary>Adds what an element holds; its depth is bounded by the parser's limit.</summary>
    /// <param name="holder">The element.</param>
    /// <param name="rule">What hides or excludes an element does so with all that it holds, unless something else was noted.</param>
    /// <param name="excluded">What was taken out of the article.</param>
    /// <param name="entries">The ledger so far.</param>
    private void AddAll(IElement holder, Rule? rule, IReadOnlySet<IElement> excluded, List<LedgerEntry> entries)
    {
        bool isNoted = _holders.Contains(holder);
        SourceSpan? span = null;
        INodeList nodes = holder.ChildNodes;
        for (int i = 0; i < nodes.Length; i++)
        {
            if (nodes[i] is IText text)
            {
                int characters = Characters(text.Data);
                if (characters == 0) continue;
                (Disposition disposition, Rule? reason) = FateOf(text, isNoted) ?? (Disposition.Dropped, rule ?? HtmlRules.OutsideArticle);
                entries.Add(new LedgerEntry(LedgerItem.Text, disposition, reason?.Id, Excerpt(text.Data), characters, span ??= page.SpanOf(holder)));
            }
            else if (nodes[i] is IElement element && !Dom.IsCode(element))
            {
                Rule? own = rule ?? (excluded.Contains(element) ? HtmlRules.Furniture : Dom.IsHidden(element) ? HtmlRules.Hidden : null);
                if (element.LocalName is "img" or "amp-img")
                {
                    (Disposition disposition, Rule? reason) = FateOf(element, isNoted) ?? (Disposition.Dropped, own ?? HtmlRules.ImageOutsideArticle);
                    entries.Add(new LedgerEntry(LedgerItem.Image, disposition, reason?.Id, Excerpt(element.GetAttribute("src") ?? ""), 0, page.SpanOf(element)));
                }

                AddAll(element, own, excluded, entries);
            }
        }
    }

    private (Disposition Disposition, Rule? Rule)? FateOf(INode node, bool isNoted) =>
        isNoted && _fates.TryGetValue(node, out (Disposition Disposition, Rule? Rule) fate) ? fate : null;

    private static int Characters(string text)
    {
        int characters = 0;
        foreach (char character in text)
        {
            if (!char.IsWhiteSpace(character)) characters++;
        }

        return characters;
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
}
