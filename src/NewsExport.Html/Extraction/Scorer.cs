using AngleSharp.Dom;

namespace NewsExport.Html.Extraction;

/// <summary>Gives points for text to the elements around it.</summary>
internal static class Scorer
{
    private const int ShortestRun = 25;

    public static Dictionary<IElement, double> Run(IElement body, TextMap map)
    {
        var scores = new Dictionary<IElement, double>();
        foreach (INode node in Dom.Below(body))
        {
            if (node is not IElement element || map.Length(element) < ShortestRun || !IsRun(element)) continue;
            double points = 1 + map.CommaCount(element) + map.Sentences(element) + Math.Min(map.Length(element) / 80.0, 4);
            points *= 1 - map.LinkDensity(element);
            double share = 1;
            IElement? outer = element.LocalName is "p" or "li" or "h2" or "h3" or "pre" or "td" or "blockquote" ? element.ParentElement : element;
            for (int level = 0; outer is not null && level < 5 && outer.LocalName is not "html"; level++, outer = outer.ParentElement)
            {
                scores[outer] = scores.GetValueOrDefault(outer) + (points * share);
                share = level == 0 ? 0.6 : share * 0.5;
            }
        }

        foreach (IElement element in scores.Keys.ToList())
        {
            double factor = 1 - map.LinkDensity(element);
            if (element.LocalName is "article" or "main") factor *= 1.15;
            if (Furniture.HasBodyName(element)) factor *= 1.25;
            if (element.LocalName is "body") factor *= 0.6;
            if (element.LocalName is "ul" or "ol" or "aside" or "form" or "header" or "footer") factor *= 0.4;
            if (element.LocalName is "li" or "td" or "dd" or "blockquote") factor *= 0.8;
            scores[element] *= factor;
        }

        return scores;
    }

    /// <summary>Whether an element holds running text itself: a paragraph, or a box whose text stands in it without a paragraph.</summary>
    private static bool IsRun(IElement element)
    {
        if (element.LocalName is "p" or "pre") return true;
        if (element.LocalName is not ("div" or "section" or "td" or "li" or "article" or "blockquote" or "dd" or "main" or "font" or "center")) return false;
        int direct = 0;
        foreach (INode child in element.ChildNodes)
        {
            if (child is IText text) direct += text.Data.AsSpan().Trim().Length;
            else if (child is IElement { LocalName: "a" or "b" or "i" or "em" or "strong" or "span" or "font" } inline && inline.QuerySelector("p, div, ul, table") is null)
            {
                direct += inline.TextContent.Length / 2;
            }
        }

        return direct >= ShortestRun;
    }
}
