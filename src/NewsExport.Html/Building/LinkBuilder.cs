using AngleSharp.Dom;
using NewsExport.Model;

namespace NewsExport.Html.Building;

/// <summary>Tells where links lead, and which blocks links within the article lead to.</summary>
internal sealed class LinkBuilder
{
    private readonly SourcePage _page;
    private readonly DiagnosticSink _sink;
    private readonly Dictionary<string, string> _anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<IElement, string> _anchorOfBlock = [];

    public LinkBuilder(SourcePage page, IElement root, DiagnosticSink sink)
    {
        _page = page;
        _sink = sink;
        foreach (IElement link in page.LinksIn(root))
        {
            string href = link.GetAttribute("href")!;
            if (!href.Contains('#', StringComparison.Ordinal) || Fragment(href) is not { Length: > 0 } id || _anchors.ContainsKey(id)) continue;
            IElement? target = page.Document.GetElementById(id) ?? page.Map.Regions.FirstOrDefault(region => region.Name == "a" && region.Element.GetAttribute("name") == id)?.Element;
            if (target is null || !Dom.Contains(root, target)) continue;
            IElement block = Dom.Closest(target, Dom.IsBlock)!;
            // An empty anchor before a block means the block after it.
            if (block == root || block.LocalName is "div" or "section" or "article" or "header") block = FirstBlock(target, root) ?? block;
            _anchors[id] = _anchorOfBlock.TryAdd(block, id) ? id : _anchorOfBlock[block];
        }
    }

    /// <summary>The anchor of a block that a link leads to; null if none does.</summary>
    public string? AnchorOf(IElement block) => _anchorOfBlock.GetValueOrDefault(block);

    /// <summary>Where a link leads; null, with a finding, if its text should stand alone.</summary>
    public LinkTarget? Target(string href, SourceSpan span)
    {
        string trimmed = new([.. href.Where(character => !char.IsControl(character))]);
        trimmed = trimmed.Trim();
        if (Fragment(trimmed) is { } id)
        {
            if (_anchors.TryGetValue(id, out string? anchor)) return new InternalTarget(null, anchor);
            if (id.Length > 0) _sink.Report(HtmlRules.DeadAnchor, span, id);
            return null;
        }

        if (SourcePage.HasScheme(trimmed))
        {
            string scheme = trimmed[..trimmed.IndexOf(':', StringComparison.Ordinal)].ToLowerInvariant();
            if (scheme is "mailto" or "tel") return new ExternalTarget(trimmed);
            if (scheme is not ("http" or "https"))
            {
                _sink.Report(HtmlRules.UnsafeLink, span, scheme + ":");
                return null;
            }
        }

        if (_page.Resolve(trimmed) is not { } url) return null;
        string clean = LinkCleaner.Clean(url, out string? removed);
        if (removed is not null) _sink.Report(HtmlRules.TrackingRemoved, span, removed);
        return new ExternalTarget(clean);
    }

    private static IElement? FirstBlock(IElement target, IElement root)
    {
        if (Dom.IsBlock(target) && target.LocalName is "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "figure" or "table" or "ul" or "ol" or "blockquote" or "li") return target;
        bool after = false;
        foreach (INode node in Dom.Below(root))
        {
            if (node == target) after = true;
            if (after && node is IElement { LocalName: "p" or "h2" or "h3" or "h4" or "h5" or "h6" or "figure" or "table" or "ul" or "ol" or "blockquote" } block) return block;
        }

        return null;
    }

    private string? Fragment(string href)
    {
        if (href.StartsWith('#')) return Uri.UnescapeDataString(href[1..]);
        int at = href.IndexOf('#', StringComparison.Ordinal);
        // The page's own address with a fragment is a link within it.
        return at > 0 && _page.Canonical is { } own && href[..at] == own ? Uri.UnescapeDataString(href[(at + 1)..]) : null;
    }
}
