using AngleSharp.Dom;

namespace NewsExport.Html.Extraction;

/// <summary>One element of a page with what was counted in it.</summary>
internal sealed class Region(IElement element, Region? parent, List<Region> all, Traits traits)
{
    private static readonly List<Region> None = [];

    public IElement Element { get; } = element;

    public Region? Parent { get; } = parent;

    /// <summary>Its place among all regions of the page, in the order of the source.</summary>
    public int Order { get; } = all.Count;

    /// <summary>The place after its last descendant's.</summary>
    public int End { get; set; }

    public Traits Traits { get; } = traits;

    /// <summary>The regions directly below.</summary>
    public List<Region> Children
    {
        get
        {
            if (field is not null) return field;
            // Most regions have none and share one list, to which nobody adds.
            if (End == Order + 1) return None;
            field = [];
            for (int i = Order + 1; i < End; i = all[i].End) field.Add(all[i]);
            return field;
        }
    }

    /// <summary>Whether it makes a block of its own.</summary>
    public bool IsBlock { get; init; }

    /// <summary>Whether a style or an attribute hides it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Whether an attribute says what it is: rel, itemprop or property.</summary>
    public bool IsMarked { get; init; }

    /// <summary>Whether a digit stands in it.</summary>
    public bool HasDigit { get; set; }

    /// <summary>Whether it was found to be the page's own and no part of the article.</summary>
    public bool IsOut { get; set; }

    /// <summary>Characters other than white space below it that are shown; an ideograph or a syllable of Hangul counts as two.</summary>
    public int Chars { get; set; }

    /// <summary>Those of them in links.</summary>
    public int LinkChars { get; set; }

    /// <summary>How many links there are.</summary>
    public int Links { get; set; }

    /// <summary>Marks that end sentences.</summary>
    public int Stops { get; set; }

    /// <summary>Characters in blocks of running text.</summary>
    public int Prose { get; set; }

    /// <summary>Whether a picture, a film or a frame stands in it.</summary>
    public bool HasPicture { get; set; }

    /// <summary>Whether something in it is named an article's body.</summary>
    public bool HasBody { get; set; }

    /// <summary>How many blocks of running text there are.</summary>
    public int Paragraphs { get; set; }

    /// <summary>How many headings in it are links as a whole, as those of teasers are.</summary>
    public int LinkedHeadings { get; set; }

    /// <summary>Takes the region out of the article and its counts out of all that holds it.</summary>
    public void TakeOut()
    {
        IsOut = true;
        for (Region? outer = Parent; outer is not null; outer = outer.Parent)
        {
            outer.Chars -= Chars;
            outer.LinkChars -= LinkChars;
            outer.Links -= Links;
            outer.Stops -= Stops;
            outer.Prose -= Prose;
            outer.Paragraphs -= Paragraphs;
            outer.LinkedHeadings -= LinkedHeadings;
        }
    }

    /// <summary>Characters of the text that flows in this block itself, not in blocks within it.</summary>
    public int OwnChars { get; set; }

    public int OwnLinkChars { get; set; }

    public int OwnStops { get; set; }

    public string Name { get; } = element.LocalName;

    /// <summary>Its characters with white space folded; made once, since several readers ask for it.</summary>
    public string Text => field ??= Dom.TextOf(Element);

    /// <summary>The share of characters that stand in links, 0 to 1.</summary>
    public double LinkDensity => Chars == 0 ? 0 : (double)LinkChars / Chars;

    /// <summary>Whether its own text runs as sentences do and is not mostly links.</summary>
    public bool IsProse => OwnChars >= 40 && OwnLinkChars * 2 < OwnChars && (OwnStops > 0 || OwnChars > 120);

    public bool Has(Traits traits) => (Traits & traits) != 0;

    /// <summary>Whether the other is this or lies within it.</summary>
    public bool Holds(Region other) => other.Order >= Order && other.Order < End;
}
