using AngleSharp.Dom;

namespace NewsExport.Html.Extraction;

/// <summary>All elements of a page's body in their order, counted once from the leaves up.</summary>
internal sealed class PageMap
{
    private const int FewestMainChars = 200;

    private readonly List<Region> _regions = new(512);
    private readonly Dictionary<IElement, Region> _byElement = new(512, NodesByPlace.Instance);
    private readonly Dictionary<string, Traits> _traits = new(StringComparer.Ordinal);

    private Region? _main;

    private PageMap()
    {
    }

    /// <summary>Elements for machines alone, of head and body: meta, link, base and scripts of data.</summary>
    public List<IElement> Machine { get; } = [];

    /// <summary>The first element of each microdata or RDFa property, by its name without a prefix.</summary>
    public Dictionary<string, IElement> Properties { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The regions in the order of the source; the first is the root's.</summary>
    public IReadOnlyList<Region> Regions => _regions;

    public Region Root => _regions[0];

    /// <summary>The element that has the most running text directly in it, furniture and comments apart; null if the page has little text.</summary>
    public Region? Main => _main ??= FindMain();

    public static PageMap Of(IElement root, IElement? head = null)
    {
        var map = new PageMap();
        if (head is not null)
        {
            foreach (INode node in Dom.Below(head))
            {
                if (node is IElement element) map.Note(element);
            }
        }

        map.Count(root, null, null, inLink: false);
        return map;
    }

    /// <summary>The region of an element; null if it is not below the root or is no text's place.</summary>
    public Region? Find(IElement element) => _byElement.GetValueOrDefault(element);

    /// <summary>A region and all below it, in the order of the source.</summary>
    public IEnumerable<Region> Below(Region region)
    {
        for (int i = region.Order; i < region.End; i++) yield return _regions[i];
    }

    /// <summary>Whether an element's text was counted: that of scripts, and of copies for readers without them, is not.</summary>
    public bool IsCounted(IElement element) => element.LocalName != "noscript" || _byElement.ContainsKey(element);

    private Region? FindMain()
    {
        Region? main = null;
        int most = FewestMainChars;
        foreach (Region region in _regions)
        {
            int own = region.IsProse ? region.OwnChars : 0;
            int below = 0;
            for (int i = region.Order + 1; i < region.End; i = _regions[i].End)
            {
                if (_regions[i] is { IsBlock: true, IsProse: true } child) below += child.OwnChars;
            }

            own = Math.Max(own, below);
            if (own > most && !region.Has(Traits.Sure | Traits.Comments)) (main, most) = (region, own);
        }

        return main;
    }

    private Region Count(IElement element, Region? parent, Region? block, bool inLink)
    {
        string name = element.LocalName;
        bool isBlock = Dom.IsBlock(element);
        bool isLink = name == "a";
        Attributes attributes = Read(element);
        var region = new Region(element, parent, _regions, attributes.Traits) { IsBlock = isBlock, IsHidden = attributes.IsHidden, IsMarked = attributes.Properties is not null || attributes.HasRel };
        _regions.Add(region);
        _byElement[element] = region;
        if (attributes.Properties is not null) NoteProperties(element, attributes.Properties);
        if (isLink) region.Links = 1;
        Region flow = isBlock || block is null ? region : block;
        inLink |= isLink;
        if (!region.IsHidden)
        {
            INodeList nodes = element.ChildNodes;
            for (int i = 0; i < nodes.Length; i++)
            {
                switch (nodes[i])
                {
                    case IText text:
                        Characters(text.Data, region, flow, inLink);
                        break;
                    case IElement { LocalName: "img" or "picture" or "iframe" or "video" or "audio" or "amp-img" or "object" or "embed" } picture:
                        region.HasPicture = true;
                        if (picture.LocalName == "picture") Count(picture, region, flow, inLink);
                        break;
                    case IElement { LocalName: "meta" or "link" or "base" or "script" } machine:
                        Note(machine);
                        break;
                    case IElement inner when !Dom.IsSilent(inner) && (inner.LocalName != "noscript" || HoldsText(inner)):
                        Region below = Count(inner, region, flow, inLink);
                        region.Chars += below.Chars;
                        region.LinkChars += below.LinkChars;
                        region.Links += below.Links;
                        region.Stops += below.Stops;
                        region.Prose += below.Prose;
                        region.Paragraphs += below.Paragraphs;
                        region.LinkedHeadings += below.LinkedHeadings;
                        region.HasPicture |= below.HasPicture;
                        region.HasDigit |= below.HasDigit;
                        region.HasBody |= below.HasBody;
                        break;
                }
            }
        }

        region.HasBody |= region.Has(Traits.Body) || name is "article" or "main" || attributes.Properties == "articleBody";
        if (name is "h2" or "h3" or "h4" or "h5" && region.Chars > 10 && region.LinkChars * 10 > region.Chars * 9) region.LinkedHeadings++;
        if (flow == region && region.IsProse)
        {
            region.Prose += region.OwnChars;
            region.Paragraphs++;
        }

        region.End = _regions.Count;
        return region;
    }

    private void Note(IElement element)
    {
        switch (element.LocalName)
        {
            case "meta" or "link" or "base":
                Machine.Add(element);
                NoteProperties(element, element.GetAttribute("itemprop") ?? element.GetAttribute("property"));
                break;
            case "script" when element.GetAttribute("type") is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase):
                Machine.Add(element);
                break;
        }
    }

    private void NoteProperties(IElement element, string? names)
    {
        if (string.IsNullOrEmpty(names)) return;
        foreach (string name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Properties.TryAdd(name.StartsWith("schema:", StringComparison.OrdinalIgnoreCase) ? name[7..] : name, element);
        }
    }

    /// <summary>Whether a noscript holds the text itself and not only the copy of a picture or a counter.</summary>
    private static bool HoldsText(IElement noscript) => noscript.Children.Count(child => child.LocalName == "p") > 1 || noscript.QuerySelectorAll("p").Length > 2;

    private static void Characters(string text, Region region, Region flow, bool inLink)
    {
        int count = 0;
        int stops = 0;
        bool hasDigit = false;
        foreach (char character in text)
        {
            if (char.IsWhiteSpace(character)) continue;
            hasDigit |= character < '\u0660' ? char.IsAsciiDigit(character) : char.IsDigit(character);
            count += character >= '\u2E80' && char.IsLetter(character) ? 2 : 1;
            if (character is '.' or '!' or '?' or '。' or '！' or '？' or '…' or '।' or '؟') stops++;
        }

        region.Chars += count;
        region.Stops += stops;
        region.HasDigit |= hasDigit;
        flow.OwnChars += count;
        flow.OwnStops += stops;
        if (!inLink) return;
        region.LinkChars += count;
        flow.OwnLinkChars += count;
    }

    private readonly record struct Attributes(Traits Traits, bool IsHidden, string? Properties, bool HasRel);

    /// <summary>Reads in one pass what is asked of every element.</summary>
    private Attributes Read(IElement element)
    {
        INamedNodeMap all = element.Attributes;
        if (all.Length == 0) return default;
        var traits = Traits.None;
        bool mayHide = false;
        bool hasRel = false;
        string? properties = null;
        for (int i = 0; i < all.Length; i++)
        {
            IAttr attribute = all[i]!;
            switch (attribute.Name)
            {
                case "class" or "id":
                    traits |= TraitsOf(attribute.Value);
                    break;
                case "itemprop":
                    properties = attribute.Value;
                    break;
                case "property":
                    properties ??= attribute.Value;
                    break;
                case "rel":
                    hasRel = true;
                    break;
                case "style" or "hidden":
                    mayHide = true;
                    break;
            }
        }

        return new Attributes(traits, mayHide && Dom.IsHidden(element), properties, hasRel);
    }

    // Pages repeat few classes many times.
    private Traits TraitsOf(string? names)
    {
        if (string.IsNullOrEmpty(names)) return Traits.None;
        if (!_traits.TryGetValue(names, out Traits traits)) _traits[names] = traits = NameTraits.Of(names);
        return traits;
    }
}
