using AngleSharp.Dom;
using NewsExport.Html.Metadata;
using NewsExport.Model;

namespace NewsExport.Html.Extraction;

/// <summary>
/// Finds the article on a page. Every run of text gives points to the elements around it by its length and punctuation, fewer the
/// further out they are and the more of it is links; the element with the most points is the body. Within it, parts whose structure
/// is that of a list of links are taken out.
/// </summary>
internal static class ContentFinder
{
    private const int MostLinks = 60;

    public static ArticleScope Run(SourcePage page, PageMetadata metadata, ReaderMode mode, DiagnosticSink sink)
    {
        IElement body = page.Document.Body ?? page.Document.DocumentElement;
        if (mode == ReaderMode.Article || (mode == ReaderMode.Auto && IsClean(body)))
        {
            IElement root = body.Children.Length == 1 && body.Children[0].LocalName is "article" or "main" ? body.Children[0] : body;
            return new ArticleScope(root, new HashSet<IElement>(), IsWhole: true);
        }

        var map = TextMap.Of(body);
        IElement found = Choose(page, body, map, metadata, sink);
        return new ArticleScope(found, Pruner.Run(found, map, metadata), IsWhole: false);
    }

    /// <summary>Whether a page holds an article and nothing around it: no menu, no form, no foot of links, no boxes of teasers.</summary>
    private static bool IsClean(IElement body)
    {
        int links = 0;
        int articles = 0;
        foreach (INode node in Dom.Below(body))
        {
            if (node is not IElement element) continue;
            switch (element.LocalName)
            {
                case "nav" or "form" or "button" or "input":
                    return false;
                case "a":
                    if (++links > MostLinks) return false;
                    break;
                case "article":
                    if (++articles > 1) return false;
                    break;
                case "div" or "ul" or "section" or "aside" or "footer" or "header":
                    if (Furniture.Is(element) && element.QuerySelectorAll("a").Length > 1) return false;
                    break;
            }
        }

        return true;
    }

    private static IElement Choose(SourcePage page, IElement body, TextMap map, PageMetadata metadata, DiagnosticSink sink)
    {
        Dictionary<IElement, double> scores = Scorer.Run(body, map);
        if (scores.Count == 0) return body;
        (IElement best, double top) = scores.OrderByDescending(pair => pair.Value).Select(pair => (pair.Key, pair.Value)).First();

        // The page's own word is taken if what it names holds a good part of what the points chose.
        List<IElement> named =
        [
            .. page.Document.QuerySelectorAll("[itemprop~='articleBody'], [property~='articleBody'], [property~='schema:articleBody']")
                .Where(element => map.Length(element) > 200),
        ];
        if (named.Count >= 1)
        {
            IElement holder = named.Count == 1 ? named[0] : CommonAncestor(named);
            if (map.Length(holder) >= 0.4 * map.Length(best) && (Dom.Contains(best, holder) || Dom.Contains(holder, best) || named.Count == 1)) return holder;
        }

        SayIfSeveral(page, best, map, sink);
        return Widen(best, top, scores, map, metadata);
    }

    /// <summary>Goes out to the parent while it adds text that is like the article's and not much else.</summary>
    private static IElement Widen(IElement best, double top, Dictionary<IElement, double> scores, TextMap map, PageMetadata metadata)
    {
        IElement at = best;
        for (IElement? parent = best.ParentElement; parent is not null && parent.LocalName is not ("body" or "html"); parent = parent.ParentElement)
        {
            int own = map.Length(at);
            double added = 0;
            foreach (IElement sibling in parent.Children)
            {
                if (sibling == at || Furniture.Is(sibling)) continue;
                int length = map.Length(sibling);
                if (length == 0 || map.LinkDensity(sibling) > 0.25) continue;
                bool isText = sibling.LocalName is "p" or "blockquote" or "ul" or "ol" or "pre" || scores.GetValueOrDefault(sibling) > top * 0.2
                    || (sibling.ClassName is { Length: > 0 } name && name == at.ClassName && length > 120);
                if (isText && map.Sentences(sibling) > 0) added += length;
            }

            if (added > Math.Max(80, own * 0.05)) at = parent;
            else if (parent.Children.Length == 1 || map.Length(parent) == own) continue;
            else break;
        }

        // The headline's own article element holds standfirst and lead photo beside the body.
        if (metadata.HeadlineElement is { } headline && Dom.Closest(at, outer => outer.LocalName is "article") is { } article
            && Dom.Contains(article, headline) && map.Length(article) < map.Length(at) * 1.5 + 400)
        {
            return article;
        }

        return at;
    }

    private static void SayIfSeveral(SourcePage page, IElement best, TextMap map, DiagnosticSink sink)
    {
        int length = map.Length(best);
        List<IElement> rivals =
        [
            .. page.Document.QuerySelectorAll("article")
                .Where(article => !Dom.Contains(article, best) && !Dom.Contains(best, article) && map.Length(article) > length * 0.5 && map.Length(article) > 600),
        ];
        if (rivals.Count > 0) sink.Report(HtmlRules.SeveralArticles, page.SpanOf(best), rivals.Count + 1);
    }

    private static IElement CommonAncestor(List<IElement> elements)
    {
        IElement at = elements[0];
        while (!elements.TrueForAll(element => Dom.Contains(at, element)) && at.ParentElement is { } parent) at = parent;
        return at;
    }
}
