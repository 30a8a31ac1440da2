using AngleSharp.Dom;

namespace NewsExport.Html.Extraction;

/// <summary>Tells by element, role and class what belongs to a page rather than to its article.</summary>
internal static class Furniture
{
    /// <summary>The share of a page's running text above which no name makes an element furniture.</summary>
    private const double MostOfPage = 0.85;
    private const double MuchOfPage = 0.7;

    /// <summary>Marks what is furniture on a page, the outermost elements only; what holds the most of its text is none, whatever its name.</summary>
    public static void Mark(PageMap map, Region? headline)
    {
        int all = map.Root.Prose;
        bool isShort = all < 200;
        int whole = isShort ? map.Root.Chars : all;
        var found = new List<Region>();
        for (int i = 1; i < map.Regions.Count;)
        {
            Region region = map.Regions[i];
            int kind = Kind(region);
            int own = isShort ? region.Chars : region.Prose;
            double most = kind == 1 ? MuchOfPage : region.Has(Traits.Comments) && whole - own > 100 ? 1 : MostOfPage;
            bool isFurniture = kind > 0 && own <= most * whole && !(headline is not null && region.Holds(headline));
            if (isFurniture && kind == 1) isFurniture = !HoldsPost(region) && !ReadsAsText(region);
            if (isFurniture) found.Add(region);
            i = isFurniture ? region.End : i + 1;
        }

        foreach (Region region in found) region.TakeOut();
    }

    /// <summary>Whether a region has what menus and teasers have not, whatever its name: paragraphs without links, or a named body in it.</summary>
    private static bool ReadsAsText(Region region) =>
        (region.Paragraphs >= 3 && region.Prose > 500 && region.LinkDensity < 0.12) || (region.HasBody && region.Prose > 300 && region.Name is "div" or "section" or "main");

    // "social-embed" is no row of share buttons if a post stands in it.
    private static bool HoldsPost(Region region) => region.Children is [{ } only]
        && (only.Name is "iframe" || (only.Name == "blockquote" && Building.EmbedBuilder.Is(only.Element)) || HoldsPost(only));

    /// <summary>0: no furniture. 1: furniture by a name that may also be chosen for other things. 2: by what the element is.</summary>
    private static int Kind(Region region)
    {
        if (region.IsHidden) return 2;
        switch (region.Name)
        {
            case "nav" or "form" or "button" or "menu" or "dialog" or "label" or "fieldset" or "search" or "footer" or "aside":
                return 2;
            case "body" or "html" or "article" or "main" or "p" or "h1" or "em" or "strong" or "b" or "i" or "br" or "img" or "picture" or "figure":
                return region.Has(Traits.Comments) ? 2 : region.Name == "p" && region.Has(Traits.Furniture) && !region.IsProse ? 1 : 0;
        }

        if (region.Element.Attributes.Length > 0 && region.Element.GetAttribute("role") is { } role
            && role is "navigation" or "banner" or "contentinfo" or "search" or "complementary" or "menu" or "menubar" or "toolbar" or "dialog" or "alert" or "tablist") return 2;
        if (region.Has(Traits.Body)) return 0;
        if (region.Has(Traits.Comments)) return 2;
        return region.Has(Traits.Sure) ? region.HasBody ? 1 : 2 : region.Has(Traits.Furniture | Traits.Unseen) ? 1 : 0;
    }

    /// <summary>Whether an element is furniture by what it is or what it is named, wherever it stands.</summary>
    public static bool Is(IElement element) => element.LocalName is "nav" or "form" or "button" or "menu" or "dialog" or "footer" or "aside"
        || (NameTraits.Of(Dom.ClassAndId(element)) & (Traits.Furniture | Traits.Comments | Traits.Body)) is Traits.Furniture or Traits.Comments;
}
