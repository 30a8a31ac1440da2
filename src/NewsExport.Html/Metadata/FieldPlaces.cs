using NewsExport.Html.Extraction;

namespace NewsExport.Html.Metadata;

/// <summary>
/// The places of a page where its article's date and writers can stand: near the headline first, then wherever a class or an attribute
/// names them. What stands beside other articles or under comments is another's.
/// </summary>
internal sealed class FieldPlaces
{
    private const int LongestField = 110;
    private const int LongestBox = 400;
    private const int Nearby = 40;

    private readonly Region? _article;

    /// <param name="map">What was counted of the page.</param>
    /// <param name="headline">Where its headline stands; null if not known.</param>
    public FieldPlaces(PageMap map, Region? headline)
    {
        (Map, _article) = (map, ArticleOf(headline) ?? Around(headline, map.Main));
        int from = headline is null ? 0 : headline.Order - Nearby;
        int prose = 0;
        int furnitureEnd = 0;
        for (int i = 1; i < map.Regions.Count; i++)
        {
            Region region = map.Regions[i];
            bool holdsHeadline = headline is not null && region.Holds(headline);
            if (region.IsHidden || (!holdsHeadline && (region.Has(Traits.Comments) || IsTeaser(region))))
            {
                i = region.End - 1;
                continue;
            }

            if (!holdsHeadline && i >= furnitureEnd && IsFurniture(region)) furnitureEnd = region.End;
            if (headline is not null && i > headline.Order && region.IsProse && region.IsBlock && region.OwnChars > 100) prose++;
            if (region.Name is "html" or "body" or "h1" or "nav" or "button" or "option" || region.Chars < 2) continue;
            bool isOutside = i < furnitureEnd;
            if (region.Chars > LongestField)
            {
                if (region.Has(Traits.Author) && region.Chars <= LongestBox) (isOutside && !IsInArticle(region) ? Aside : Boxes).Add(region);
                continue;
            }

            Sort(region, isOutside, isNear: headline is not null && i > from && prose < 2 && !region.Has(Traits.Caption));
        }

        if (headline is not null) Near.Sort((a, b) => Distance(a, headline).CompareTo(Distance(b, headline)));
    }

    public PageMap Map { get; }

    /// <summary>Around the headline, the nearest first.</summary>
    public List<Region> Near { get; } = [];

    /// <summary>Elsewhere, named a date or a writer by class or attribute.</summary>
    public List<Region> Named { get; } = [];

    /// <summary>Short lines elsewhere.</summary>
    public List<Region> Others { get; } = [];

    /// <summary>Boxes about a writer.</summary>
    public List<Region> Boxes { get; } = [];

    /// <summary>Short lines of sidebars and of the page's foot.</summary>
    public List<Region> Foot { get; } = [];

    /// <summary>Named a writer, in a sidebar or the page's foot.</summary>
    public List<Region> Aside { get; } = [];

    private void Sort(Region region, bool isOutside, bool isNear)
    {
        if (isOutside)
        {
            if (IsWriter(region)) (IsInArticle(region) ? Named : Aside).Add(region);
            else if (region.OwnChars == region.Chars && region.IsBlock) Foot.Add(region);
            return;
        }

        bool isNamed = region.Has(Traits.Field | Traits.Author) || region.IsMarked || region.Name is "time" or "address";
        // The nearest box that holds nothing but this is the field; its parts follow by themselves.
        if (isNear) Near.Add(region);
        else if (isNamed) Named.Add(region);
        else if (region.OwnChars == region.Chars && region.IsBlock) Others.Add(region);
    }

    /// <summary>Whether class or attribute say that a writer is named.</summary>
    public static bool IsWriter(Region region) => (region.Has(Traits.Author) && !region.Has(Traits.Sure))
        || (region.IsMarked && (HasWord(region, "rel", "author") || HasWord(region, "itemprop", "author") || HasWord(region, "itemprop", "creator")));

    public static bool HasWord(Region region, string attribute, string word) =>
        region.Element.GetAttribute(attribute) is { } value && value.Contains(word, StringComparison.OrdinalIgnoreCase);

    private bool IsInArticle(Region region) => _article is not null && _article.Holds(region);

    /// <summary>The element around the headline that is the article and its own footer, by element, microdata or the classes of hNews.</summary>
    private static Region? ArticleOf(Region? headline)
    {
        for (Region? outer = headline?.Parent; outer is not null && outer.Name is not ("body" or "html" or "main"); outer = outer.Parent)
        {
            if (outer.Name == "article" || outer.Element.HasAttribute("itemscope")) return outer;
            if (outer.Element.ClassName is { } names && names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(name => name is "hentry" or "h-entry" or "post" or "hnews")) return outer;
        }

        return null;
    }

    /// <summary>The element that holds headline and text; null if that is the page.</summary>
    private static Region? Around(Region? headline, Region? text)
    {
        Region? outer = text;
        while (headline is not null && outer is not null && !outer.Holds(headline)) outer = outer.Parent;
        return headline is null || outer?.Name is "body" or "html" or "main" ? null : outer;
    }

    // Behind the headline is nearer than before it.
    private static int Distance(Region region, Region headline) => region.Order >= headline.Order ? region.Order - headline.Order : (headline.Order - region.Order) * 3;

    private static bool IsTeaser(Region region) => region.Name is "aside" or "li" or "article" && region.LinkedHeadings > 0 && region.Prose < 400;

    private static bool IsFurniture(Region region) => region.Has(Traits.Sure) && region.Name is not ("body" or "main" or "article") && !region.HasBody;
}
