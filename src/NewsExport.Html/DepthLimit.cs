using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsExport.Html.Decoding;

namespace NewsExport.Html;

/// <summary>Raises what lies too deep in a page, so that whoever walks its tree may call itself. All words and pictures stay, in their order.</summary>
internal static class DepthLimit
{
    // A tag brings at most so many elements with it (a table's row and cell, a paragraph), and few pages have a tenth of the limit in tags.
    private const int ElementsOfTag = 8;

    /// <summary>Sees to it that no element lies deeper than the limit.</summary>
    /// <param name="document">The page.</param>
    /// <param name="source">What it was parsed from.</param>
    /// <param name="most">The depth of the deepest element allowed; the root's is 1.</param>
    /// <returns>Whether anything was raised.</returns>
    public static bool Run(IHtmlDocument document, ScannedSource source, int most)
    {
        if (source.Depth * ElementsOfTag < most) return false;
        bool raised = false;
        var open = new Stack<(IElement Element, int Depth)>();
        open.Push((document.DocumentElement, 1));
        while (open.TryPop(out (IElement Element, int Depth) at))
        {
            if (at.Depth == most - 1)
            {
                raised |= Flatten(at.Element);
                continue;
            }

            foreach (IElement child in at.Element.Children) open.Push((child, at.Depth + 1));
        }

        return raised;
    }

    /// <summary>Leaves an element no others than those that hold none themselves.</summary>
    private static bool Flatten(IElement element)
    {
        if (!element.Children.Any(child => child.Children.Length > 0)) return false;
        List<(INode Node, IElement? Block)> leaves = Leaves(element);
        foreach ((INode node, _) in leaves) node.Parent?.RemoveChild(node);
        while (element.LastChild is { } last) element.RemoveChild(last);
        IElement? before = null;
        foreach ((INode node, IElement? block) in leaves)
        {
            // The words of two boxes are no one word.
            if (block != before && element.HasChildNodes && element.Owner is { } document) element.AppendChild(document.CreateElement("br"));
            before = block;
            element.AppendChild(node);
        }

        return true;
    }

    /// <summary>What holds no elements, or none that count, in its order and with the box around it.</summary>
    private static List<(INode Node, IElement? Block)> Leaves(IElement element)
    {
        var leaves = new List<(INode Node, IElement? Block)>();
        var taken = new HashSet<INode>();
        foreach (INode node in Dom.Below(element))
        {
            bool isWithin = node.Parent is { } parent && taken.Contains(parent);
            bool isLeaf = node is not IElement inner || inner.Children.Length == 0 || Dom.IsCode(inner);
            if (isWithin || isLeaf) taken.Add(node);
            if (isLeaf && !isWithin) leaves.Add((node, Dom.Closest(node.Parent!, Dom.IsBlock)));
        }

        foreach ((INode leaf, _) in leaves)
        {
            while (leaf is IElement { FirstElementChild: { } part }) leaf.RemoveChild(part);
        }

        return leaves;
    }
}
