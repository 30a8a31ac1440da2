using AngleSharp.Dom;
using NewsExport.Html.Metadata;

namespace NewsExport.Html.Extraction;

/// <summary>Takes out of an article's element what is no part of it, by structure: roles and classes, boxes of links, cards that repeat.</summary>
internal static class Pruner
{
    public static IReadOnlySet<IElement> Run(IElement root, TextMap map, PageMetadata metadata)
    {
        var excluded = new HashSet<IElement>();
        Walk(root, root, map, metadata, excluded);
        DropTail(root, map, excluded);
        return excluded;
    }

    private static void Walk(IElement root, IElement element, TextMap map, PageMetadata metadata, HashSet<IElement> excluded)
    {
        foreach (IElement child in element.Children)
        {
            if (Dom.IsSilent(child) && child.LocalName is not ("video" or "audio" or "iframe" or "object")) continue;
            if (IsNoPart(child, root, map, metadata)) excluded.Add(child);
            else Walk(root, child, map, metadata, excluded);
        }
    }

    private static bool IsNoPart(IElement element, IElement root, TextMap map, PageMetadata metadata)
    {
        if (metadata.HeadlineElement is { } headline && Dom.Contains(element, headline)) return element.LocalName is "nav" or "form";
        bool hasPicture = element.LocalName is "figure" or "picture" or "img" || element.QuerySelector("figure, img, video, iframe") is not null;
        if (Furniture.Is(element))
        {
            // A class such as "share-image" on a figure is no reason to lose the photo.
            return element.LocalName is not ("figure" or "img" or "picture") || Dom.IsHidden(element);
        }

        int length = map.Length(element);
        double density = map.LinkDensity(element);
        switch (element.LocalName)
        {
            case "ul" or "ol" or "dl":
                return length > 0 && ((density > 0.6 && map.Sentences(element) < element.Children.Length) || density > 0.85);
            case "div" or "section" or "aside" or "table" or "header":
                if (length == 0) return false;
                if (hasPicture && length < 400 && density < 0.4) return false;
                if (density > 0.5 && length < 1200) return true;
                if (element.LocalName == "aside" && density > 0.25) return true;
                return density > 0.3 && IsCards(element, map);
            case "p" or "h2" or "h3" or "h4" or "h5" or "h6":
                return element.LocalName == "p" && IsPromo(element, map, length, density);
            default:
                return false;
        }
    }

    /// <summary>A paragraph that is one link, and does not end as a sentence does, sends the reader elsewhere.</summary>
    private static bool IsPromo(IElement paragraph, TextMap map, int length, double density) =>
        length is > 0 and < 250 && density > 0.9 && paragraph.QuerySelector("img") is null && map.Sentences(paragraph) == 0
        || (length is > 0 and < 200 && density > 0.5 && Dom.TextOf(paragraph) is var text && text.IndexOf(':', StringComparison.Ordinal) is > 2 and < 30 && paragraph.QuerySelectorAll("a").Length == 1
            && map.Sentences(paragraph) == 0);

    /// <summary>Whether a box holds several children of one shape, each with a link: teasers of other articles.</summary>
    private static bool IsCards(IElement element, TextMap map)
    {
        if (element.Children.Length < 2) return false;
        string? shape = null;
        int same = 0;
        foreach (IElement child in element.Children)
        {
            string own = child.LocalName + "." + child.ClassName;
            shape ??= own;
            if (own == shape && child.QuerySelector("a") is not null && map.Length(child) < 400) same++;
        }

        return same >= 2 && same >= element.Children.Length * 0.7;
    }

    /// <summary>Takes out a heading at the end that nothing of the article follows: the title of a list that was taken out.</summary>
    private static void DropTail(IElement root, TextMap map, HashSet<IElement> excluded)
    {
        List<IElement> blocks =
        [
            .. Dom.Below(root).OfType<IElement>().Where(element => element.LocalName is "p" or "h2" or "h3" or "h4" or "h5" or "figure" or "blockquote" or "pre" or "li" or "table"
                && Dom.Closest(element, excluded.Contains) is null),
        ];
        for (int i = blocks.Count - 1; i >= 0; i--)
        {
            IElement block = blocks[i];
            if (block.LocalName is "h2" or "h3" or "h4" or "h5") excluded.Add(block);
            else if (map.Length(block) > 0 || block.QuerySelector("img") is not null) break;
        }
    }
}
