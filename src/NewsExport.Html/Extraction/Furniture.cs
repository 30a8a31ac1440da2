using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsExport.Html.Extraction;

/// <summary>Tells by element, role and class what belongs to a page rather than to its article.</summary>
internal static partial class Furniture
{
    /// <summary>Whether an element is furniture wherever it stands.</summary>
    public static bool Is(IElement element)
    {
        switch (element.LocalName)
        {
            case "nav" or "form" or "button" or "menu" or "dialog" or "input" or "label" or "select" or "textarea" or "fieldset" or "search":
                return true;
            case "footer":
                // An article's own foot may hold a correction; the page's never does.
                return Dom.Closest(element, outer => outer.LocalName == "article") is null || HasFurnitureName(element);
            case "body" or "html" or "article" or "main" or "p" or "h1" or "em" or "strong" or "b" or "i" or "br" or "img" or "picture":
                return false;
        }

        string? role = element.GetAttribute("role");
        if (role is "navigation" or "banner" or "contentinfo" or "search" or "complementary" or "menu" or "menubar" or "toolbar" or "dialog" or "alert" or "tablist") return true;
        if (element.GetAttribute("aria-hidden") == "true" && element.LocalName is not ("figure" or "span" or "a")) return true;
        return HasFurnitureName(element);
    }

    /// <summary>Whether the element's class or id names furniture.</summary>
    public static bool HasFurnitureName(IElement element)
    {
        string names = Dom.ClassAndId(element);
        if (names.Length == 0 || names.Length > 400) return false;
        return FurniturePattern().IsMatch(names) && !BodyPattern().IsMatch(names);
    }

    /// <summary>Whether the element's class or id names the body of an article.</summary>
    public static bool HasBodyName(IElement element) => BodyPattern().IsMatch(Dom.ClassAndId(element));

    // Words between the joints of class names: start, space, -, _ and changes of case.
    [GeneratedRegex(@"(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))(?i:ad|ads|advert\w*|adsense|adslot|banner|breadcrumbs?|byline-social|carousel-nav|comments?|commentlist|disqus\w*|consent|cookies?|copyright|donat\w+|follow|footer|foot|gdpr|hidden|infobar|jump-?links?|login|masthead|menu|meta-?nav|metered|modal|more-?(?:on|from|stories|news|articles)|most-?(?:read|popular|viewed)|nav|navbar|navigation|newsletter\w*|next-?(?:article|post|story)|notification|outbrain|overlay|pager|pagination|paging|paywall|popular|popup|prev-?next|print-?(?:only|button)|promo\w*|read-?(?:more|next|also)|recirc\w*|recommend\w*|related\w*|respond|screen-reader\w*|sr-only|visually-?hidden|share\w*|sharing|shop\w*|sidebar|sidebars|side|signup|sign-up|skip\w*|social\w*|sociable|addtoany|sponsor\w*|subscri\w+|survey|taboola|tag-?(?:list|cloud|links)|tags|teasers?|toolbar|tools|top-?stories|trending|tweet-?this|upsell|utility|widget\w*|author-?(?:bio|box|info|card)|about-?(?:the-?)?author|bio|onward|also-?(?:read|in)|see-?also|trc\w*|zergnet|msg|msgbox|flash|rating|vote|poll|feedback|hotlinks|entry-utility|post-?meta|entry-?meta|article-?tools|story-?tools|correction-?form)(?:$|[\s_-]|(?<=[a-z])(?=[A-Z])|\d)", RegexOptions.CultureInvariant)]
    private static partial Regex FurniturePattern();

    [GeneratedRegex(@"(?:^|[\s_-])(?i:(?:article|story|entry|post|news|content|main|page)[-_]*(?:body|content|text|copy)\w*|articlebody|storybody|body-?copy|body-?text|hentry|e-content|article__body|article-?main|entry)(?:$|[\s_-])", RegexOptions.CultureInvariant)]
    private static partial Regex BodyPattern();
}
