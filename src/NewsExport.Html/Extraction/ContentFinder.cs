using AngleSharp.Dom;
using NewsExport.Html.Metadata;
using NewsExport.Model;

namespace NewsExport.Html.Extraction;

/// <summary>
/// Finds the article on a page. Every block of running text gives points to the elements around it, fewer the further out they are;
/// the element with the most points, less its share of links, is where the article is. From there it is widened to what holds
/// the rest of the article's text, and what has the structure of something else is taken out.
/// </summary>
internal static class ContentFinder
{
    private const int FewestLooseLinks = 3;
    private const int LongestPoints = 1000;

    public static ArticleScope Run(SourcePage page, PageMetadata metadata, ReaderMode mode, DiagnosticSink sink)
    {
        PageMap map = page.Map;
        IElement body = map.Root.Element;
        Region? headline = metadata.HeadlineElement is { } element ? map.Find(element) : null;
        if (mode == ReaderMode.Article || (mode == ReaderMode.Auto && IsClean(map)))
        {
            IElement whole = map.Root.Children is [{ Name: "article" or "main" } only] && map.Root.OwnChars == 0 ? only.Element : body;
            return new ArticleScope(whole, new HashSet<IElement>(), IsWhole: true, map);
        }

        Furniture.Mark(map, headline);
        (Region root, Region text, bool isNamed) = Choose(page, map, headline, sink);
        return new ArticleScope(root.Element, Pruner.Run(root, text, isNamed, map, headline, metadata.StatedBody), IsWhole: false, map);
    }

    /// <summary>All of a page but what is furniture by its nature, for pages on which no article stands out.</summary>
    public static ArticleScope AllOf(SourcePage page)
    {
        var excluded = page.Map.Regions.Where(region => region.IsOut).Select(region => region.Element).ToHashSet();
        return new ArticleScope(page.Map.Root.Element, excluded, IsWhole: false, page.Map);
    }

    /// <summary>Whether a page holds an article and nothing around it: nothing to fill in, no menu, no links but in running text.</summary>
    private static bool IsClean(PageMap map)
    {
        int articles = 0;
        int loose = 0;
        foreach (Region region in map.Regions)
        {
            switch (region.Name)
            {
                case "nav" or "form" or "button" or "input" or "menu" or "dialog":
                    return false;
                case "article" when ++articles > 1:
                    return false;
            }

            if (region.Has(Traits.Comments)) return false;
            if (region.IsBlock && region.OwnChars > 0 && region.OwnLinkChars * 2 > region.OwnChars && ++loose > FewestLooseLinks) return false;
            if (region.Has(Traits.Furniture) && !region.Has(Traits.Body) && region.Chars > 0) return false;
        }

        return true;
    }

    private static (Region Root, Region Text, bool IsNamed) Choose(SourcePage page, PageMap map, Region? headline, DiagnosticSink sink)
    {
        Dictionary<Region, double> scores = Score(map);
        if (scores.Count == 0) return (map.Root, map.Root, false);
        Region best = scores.MaxBy(pair => pair.Value).Key;
        Region found = Widen(Gather(best, scores), map);
        bool isNamed = false;
        if (Named(map, found) is { } named)
        {
            isNamed = named.Prose >= 0.8 * found.Prose;
            found = named;
        }

        if (OwnArticle(found, headline) is { } own) found = own;
        int rivals = Rivals(map, ref found, headline);
        if (rivals > 0) sink.Report(HtmlRules.SeveralArticles, page.SpanOf(found.Element), rivals + 1);
        return (WithHead(found, headline), found, isNamed);
    }

    private static Dictionary<Region, double> Score(PageMap map)
    {
        var scores = new Dictionary<Region, double>();
        for (int i = 0; i < map.Regions.Count;)
        {
            Region region = map.Regions[i];
            if (region.IsOut)
            {
                i = region.End;
                continue;
            }

            i++;
            if (!region.IsProse) continue;
            double points = Math.Min(region.OwnChars - region.OwnLinkChars, LongestPoints);
            Region? outer = region.Name is "p" or "pre" or "blockquote" or "h2" or "h3" or "h4" ? region.Parent : region;
            if (region.Name is "li" or "dd" or "td")
            {
                points *= 0.5;
                outer = region.Parent?.Parent;
            }

            for (int level = 0; outer is not null && level < 6; outer = outer.Parent)
            {
                double share = level == 0 ? 1 : level == 1 ? 0.5 : 1.0 / (level * 3);
                scores[outer] = scores.GetValueOrDefault(outer) + (points * share);
                // A box around one block is no step outwards.
                if (outer.Parent is { } next && next.Prose > outer.Prose && outer.Prose > region.OwnChars) level++;
            }
        }

        foreach (Region region in scores.Keys.ToList())
        {
            double factor = 1 - region.LinkDensity;
            if (region.Has(Traits.Body) || region.Name is "article" or "main") factor *= 1.25;
            if (region.Has(Traits.Caption | Traits.Box) || region.Name is "ul" or "ol" or "dl" or "header") factor *= 0.6;
            // A stream of teasers has a linked heading for every few of its paragraphs.
            if (region.LinkedHeadings >= 3 && region.LinkedHeadings * 3 >= region.Paragraphs) factor *= 0.3;
            scores[region] *= factor;
        }

        return scores;
    }

    /// <summary>Goes out to the element that holds several that are nearly as good, as the parts of one article are.</summary>
    private static Region Gather(Region best, Dictionary<Region, double> scores)
    {
        double top = scores[best];
        List<Region> good = [.. scores.Where(pair => pair.Value >= 0.7 * top && pair.Key is { LinkDensity: < 0.15, LinkedHeadings: 0 } && !pair.Key.Holds(best) && !best.Holds(pair.Key)).Select(pair => pair.Key)];
        if (good.Count >= 2)
        {
            for (Region? outer = best.Parent; outer is not null && outer.Name != "body"; outer = outer.Parent)
            {
                if (good.Count(outer.Holds) >= 2) return outer;
            }
        }

        return best;
    }

    /// <summary>Goes out to the parent while it adds text that is like the article's.</summary>
    private static Region Widen(Region best, PageMap map)
    {
        Region at = best;
        int blanks = 0;
        for (Region? outer = best.Parent; outer is not null && outer.Name is not ("html" or "body") && blanks < 4; outer = outer.Parent)
        {
            if (at.Name == "article" && outer.Children.Count(child => child.Name == "article") > 1) break;
            int added = 0;
            foreach (Region sibling in outer.Children)
            {
                if (!sibling.Holds(at) && IsLike(sibling, at)) added += sibling.Prose;
            }

            if (added > Math.Max(60, at.Prose * 0.04)) (at, blanks) = (outer, 0);
            else blanks++;
        }

        return at;
    }

    /// <summary>Whether what stands beside the article's text may be more of it.</summary>
    internal static bool IsLike(Region sibling, Region text)
    {
        bool sameClass = sibling.Element.ClassName is { Length: > 0 } own && own == text.Element.ClassName;
        if (sibling.IsOut || sibling.Prose == 0 || (sibling.Has(Traits.Box | Traits.Caption) && !sameClass) || sibling.LinkDensity > 0.25 || (sibling.LinkedHeadings > 0 && text.LinkedHeadings == 0)) return false;
        if (sibling.Name is "p" or "blockquote" or "pre") return true;
        if (sibling.Name is "ul" or "ol" or "table" or "dl") return sibling.Prose * 2 > sibling.Chars;
        return sibling.Name is "div" or "section" or "header" or "center" && sibling.Prose * 10 > sibling.Chars * 7 && (sameClass || sibling.Prose > 0.1 * text.Prose || sibling.Has(Traits.Standfirst));
    }

    /// <summary>Among several articles one after the other, the one that has the page's headline.</summary>
    private static Region? OwnArticle(Region found, Region? headline)
    {
        for (Region? outer = headline?.Parent; outer is not null && outer != found && found.Holds(outer); outer = outer.Parent)
        {
            if (outer.Name != "article" || outer.Prose < 100) continue;
            return outer.Parent!.Children.Any(sibling => sibling != outer && sibling.Name == "article" && FirstClass(sibling) == FirstClass(outer) && sibling.Prose > 0) ? outer : null;
        }

        return null;
    }

    // Later classes tell one article from the next.
    private static string FirstClass(Region region) => (region.Element.ClassName ?? "").Split(' ')[0];

    /// <summary>The element that the page itself names the article's body, if it holds a good part of what was found.</summary>
    private static Region? Named(PageMap map, Region found)
    {
        List<Region> named =
        [
            .. map.Regions.Where(region => region.Prose > 150 && !region.IsOut
                && (HasWord(region.Element.GetAttribute("itemprop"), "articleBody") || HasWord(region.Element.GetAttribute("property"), "articleBody"))),
        ];
        if (named.Count == 0) return null;
        Region holder = named[0];
        while (!named.TrueForAll(holder.Holds)) holder = holder.Parent!;
        if (holder.Prose < (named.Count == 1 ? 0.3 : 0.5) * found.Prose) return null;
        return found.Holds(holder) || holder.Holds(found) ? holder : null;
    }

    private static bool HasWord(string? value, string word) => value is not null && value.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The element that holds the headline too, and with it the standfirst and the lead photo, which stand between headline and text.</summary>
    private static Region WithHead(Region found, Region? headline)
    {
        if (headline is null || headline.Order > found.Order || found.Holds(headline)) return found;
        Region outer = found;
        while (outer.Parent is not null && !outer.Holds(headline)) outer = outer.Parent;
        return outer.Name is "body" or "html" && found.Order - headline.End > 60 ? found : outer;
    }

    /// <summary>
    /// How many other articles of like length there are. Articles one after the other, each under its own heading and none under the
    /// page's, are several; the first of them is taken.
    /// </summary>
    private static int Rivals(PageMap map, ref Region found, Region? headline)
    {
        Region around = found;
        List<Region> inside = [.. map.Below(around).Where(region => region != around && region is { Name: "article", IsOut: false, Prose: > 400 }
            && map.Below(region).Any(heading => heading.Name is "h1" or "h2"))];
        inside.RemoveAll(region => inside.Exists(outer => outer != region && outer.Holds(region)));
        if (inside.Count > 1 && (headline is null || inside.Exists(region => region.Holds(headline))))
        {
            found = inside.Find(region => headline is not null && region.Holds(headline)) ?? inside[0];
            return inside.Count - 1;
        }

        return map.Regions.Count(region => region.Name == "article" && !region.IsOut && !region.Holds(around) && !around.Holds(region)
            && region.Prose > around.Prose * 0.5 && region.Prose > 500);
    }
}
