using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace NewsExport.Html;

/// <summary>Small questions asked of a page's tree.</summary>
internal static class Dom
{
    private static readonly FrozenSet<string> BlockNames = new[]
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "menu", "nav", "ol",
        "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption",
        "amp-img-wrapper", "noscript",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> SilentNames = new[]
    {
        "script", "style", "template", "head", "title", "meta", "link", "base", "textarea", "select", "option", "datalist", "object", "applet",
        "svg", "math", "canvas", "audio", "video", "iframe", "amp-analytics", "amp-state", "noembed", "noframes",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the element makes a block of its own (HTML, 15.3 Flow content and its rendering).</summary>
    public static bool IsBlock(IElement element) => BlockNames.Contains(element.LocalName);

    /// <summary>Whether the characters within are no text of the page.</summary>
    public static bool IsSilent(IElement element) => SilentNames.Contains(element.LocalName);

    /// <summary>Whether what the element holds is none of the page's: scripts and styles, drawings, what has become a field or is the browser's.</summary>
    public static bool IsCode(IElement element) => element.LocalName is "script" or "style" or "template" or "title" or "textarea" or "option" or "head" or "svg" or "math";

    /// <summary>All characters below, white space folded, blocks apart; what is silent left out.</summary>
    public static string TextOf(INode node)
    {
        var text = new StringBuilder();
        Append(node, text);
        return Fold(text.ToString()).Trim();
    }

    /// <summary>Every run of white space as one space.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        bool space = false;
        foreach (char character in text)
        {
            if (character == SoftHyphen) continue;
            if (IsSpace(character))
            {
                space = true;
                continue;
            }

            if (space && folded.Length > 0) folded.Append(' ');
            if (space && folded.Length == 0) folded.Append(' ');
            space = false;
            folded.Append(character);
        }

        if (space) folded.Append(' ');
        return folded.ToString();
    }

    /// <summary>White space that HTML folds, and the no-break space where it stands alone in a node.</summary>
    public static bool IsSpace(char character) => character is ' ' or '\t' or '\n' or '\r' or '\f' or '\u200B' or '\uFEFF' or '\0';

    /// <summary>A hint where a word may be parted, which is no part of it.</summary>
    public const char SoftHyphen = '\u00AD';

    /// <summary>Whether one of the words of the element's class or id matches.</summary>
    public static string ClassAndId(IElement element)
    {
        string? id = element.Id;
        string? name = element.ClassName;
        return id is null ? name ?? "" : name is null ? id : $"{name} {id}";
    }

    /// <summary>The nearest element at or above the node that matches.</summary>
    public static IElement? Closest(INode node, Func<IElement, bool> matches)
    {
        for (INode? at = node; at is not null; at = at.Parent)
        {
            if (at is IElement element && matches(element)) return element;
        }

        return null;
    }

    /// <summary>Whether the other node is the element or lies within it.</summary>
    public static bool Contains(INode ancestor, INode node)
    {
        for (INode? at = node; at is not null; at = at.Parent)
        {
            if (at == ancestor) return true;
        }

        return false;
    }

    /// <summary>All nodes below a root in the order of the page; without recursion, and without asking a node for its place among its siblings.</summary>
    public static IEnumerable<INode> Below(INode root)
    {
        var open = new Stack<(INodeList Nodes, int Next)>();
        open.Push((root.ChildNodes, 0));
        while (open.TryPop(out (INodeList Nodes, int Next) level))
        {
            if (level.Next >= level.Nodes.Length) continue;
            INode node = level.Nodes[level.Next];
            open.Push((level.Nodes, level.Next + 1));
            yield return node;
            if (node.ChildNodes.Length > 0) open.Push((node.ChildNodes, 0));
        }
    }

    /// <summary>Whether a style attribute or the hidden attribute keeps the element from being shown.</summary>
    public static bool IsHidden(IElement element)
    {
        if (element.Attributes.Length == 0) return false;
        if (element.HasAttribute("hidden") && element.GetAttribute("hidden") != "until-found") return true;
        string? style = element.GetAttribute("style");
        if (style is null || !(style.Contains("none", StringComparison.OrdinalIgnoreCase) || style.Contains("hidden", StringComparison.OrdinalIgnoreCase))) return false;
        string packed = style.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return packed.Contains("display:none", StringComparison.Ordinal) || packed.Contains("visibility:hidden", StringComparison.Ordinal);
    }

    private static void Append(INode node, StringBuilder text)
    {
        foreach (INode child in node.ChildNodes)
        {
            switch (child)
            {
                case IText characters:
                    text.Append(characters.Data);
                    break;
                case IElement element when !IsSilent(element):
                    bool apart = IsBlock(element) || element.LocalName == "br";
                    if (apart) text.Append(' ');
                    Append(element, text);
                    if (apart) text.Append(' ');
                    break;
            }
        }
    }
}
