using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsExport.Html.Metadata;

namespace NewsExport.Html.Extraction;

/// <summary>Takes out of an article's element what is no part of it, by structure: roles and classes, boxes of links, cards that repeat.</summary>
internal sealed partial class Pruner
{
    private const int FewestStatedLetters = 300;

    private readonly HashSet<IElement> _excluded = new(NodesByPlace.Instance);
    private readonly Region _root;
    private readonly PageMap _map;
    private readonly Region _text;
    private readonly bool _isNamed;
    private readonly Region? _headline;
    private readonly bool _usesParagraphs;

    private Pruner(Region root, Region text, bool isNamed, PageMap map, Region? headline)
    {
        (_root, _text, _isNamed, _map, _headline) = (root, text, isNamed, map, headline);
        int inParagraphs = 0;
        foreach (Region region in map.Below(root))
        {
            if (region is { Name: "p" or "li" or "blockquote", IsProse: true }) inParagraphs += region.OwnChars;
        }

        _usesParagraphs = inParagraphs > 0.75 * root.Prose;
    }

    public static IReadOnlySet<IElement> Run(Region root, Region text, bool isNamed, PageMap map, Region? headline, string? stated)
    {
        var pruner = new Pruner(root, text, isNamed, map, headline);
        pruner.Walk(root, onWay: root != text);
        pruner.TrimEnds();
        pruner.DropEmptySections();
        if (stated is not null) pruner.TrimToStated(stated);
        return pruner._excluded;
    }

    private void Walk(Region region, bool onWay)
    {
        foreach (Region child in region.Children)
        {
            // What stands beside the text is judged as a whole; what is let in is pruned like the text itself.
            bool isWay = child.Holds(_text) || (_headline is not null && child.Holds(_headline));
            if ((onWay && IsBeside(child)) || IsNoPart(child)) _excluded.Add(child.Element);
            else Walk(child, onWay && isWay && !_text.Holds(child));
        }
    }

    /// <summary>
    /// Whether something stands outside the element that holds the text, and is not what belongs there: the headline, and between it
    /// and the text a standfirst or a photo; after the text, more text.
    /// </summary>
    private bool IsBeside(Region region)
    {
        if (_root == _text || _text.Holds(region) || region.Holds(_text) || (_headline is not null && (region.Holds(_headline) || _headline.Holds(region)))) return false;
        if (region.Order > _text.Order) return _isNamed || !ContentFinder.IsLike(region, _text);
        if (_headline is null || region.Order < _headline.Order)
        {
            return !region.Has(Traits.Kicker) && region.Parent != _headline?.Parent && !(region.Prose > 0.2 * _text.Prose && ContentFinder.IsLike(region, _text));
        }

        return region.Prose > 0 && region.Name is not ("p" or "h2" or "h3" or "h4") && (region.LinkDensity > 0.25 || region.Prose * 2 < region.Chars || region.Prose > 0.5 * _text.Prose);
    }

    private bool IsNoPart(Region region)
    {
        if (_headline is not null && region.Holds(_headline)) return false;
        if (region.IsOut) return region.Name is not ("figure" or "img" or "picture");
        if (region.Chars == 0) return false;
        switch (region.Name)
        {
            case "ul" or "ol" or "dl":
                return IsLinkList(region);
            case "div" or "section" or "table" or "header" or "article" or "details" or "center":
                return IsBox(region);
            case "p":
                return IsPromo(region);
            case "blockquote":
                return region.LinkDensity > 0.8 && !Building.EmbedBuilder.Is(region.Element);
            default:
                return false;
        }
    }

    private static bool IsLinkList(Region list)
    {
        if (list.LinkDensity > 0.85) return true;
        return list.LinkDensity > 0.5 && list.Prose * 3 < list.Chars;
    }

    private bool IsBox(Region box)
    {
        if (box.Prose > 0.5 * _root.Prose) return false;
        if (box.Name == "article" && (box.LinkDensity > 0.2 || box.LinkedHeadings > 0) && box.Prose < 0.3 * _root.Prose) return true;
        bool figure = box.HasPicture && box.Chars < 500 && box.LinkDensity < 0.5;
        if (box.LinkDensity > 0.5 && box.Prose < 400) return !figure || box.Links > 2;
        if (figure) return false;
        // Where the article is set in paragraphs, words without a sentence in a bare box are labels.
        if (_usesParagraphs && box.Prose == 0 && box.Stops == 0 && box.OwnChars == box.Chars && box.Chars < 100) return true;
        if (box.LinkDensity > 0.25 && IsCards(box)) return true;
        if (box.LinkedHeadings > 0 && box.Has(Traits.Box) && !box.Has(Traits.Body) && box.Prose < 500) return true;
        if (box.LinkedHeadings > 1 && box.LinkedHeadings >= box.Paragraphs && box.Prose < 0.3 * _root.Prose) return true;
        if (box.Has(Traits.Box) && !box.Has(Traits.Body) && (box.Prose == 0 || box.LinkDensity > 0.25)) return box.Chars < 600;
        return false;
    }

    /// <summary>A paragraph that is one link, and does not end as a sentence does, sends the reader elsewhere.</summary>
    private static bool IsPromo(Region paragraph)
    {
        if (paragraph.HasPicture || paragraph.Chars >= 250) return false;
        if (paragraph.LinkDensity > 0.9) return paragraph.Stops == 0 || paragraph.Text[^1] is not ('.' or '。' or '”' or '"');
        if (paragraph.LinkDensity > 0.6 && paragraph.Links > 1 && paragraph.Stops < paragraph.Links) return true;
        if (paragraph.LinkDensity <= 0.5 || paragraph.Chars >= 200) return false;
        string text = paragraph.Text;
        return text.IndexOf(':', StringComparison.Ordinal) is > 2 and < 30 && paragraph.Links == 1;
    }

    /// <summary>Whether a box holds several children of one shape, each with a link: teasers of other articles.</summary>
    private static bool IsCards(Region box)
    {
        if (box.Children.Count < 2) return box.Children.Count == 1 && IsCards(box.Children[0]);
        string? shape = null;
        int same = 0;
        foreach (Region child in box.Children)
        {
            string own = child.Name + "." + child.Element.ClassName;
            shape ??= own;
            if (own == shape && child.Links > 0 && child.Chars < 400) same++;
        }

        return same >= 2 && same >= box.Children.Count * 0.7;
    }

    /// <summary>
    /// Takes out what stands before and after the text that the page states for machines, and lines of links within it; only if
    /// the two are one text nearly whole, since what is stated is often cut short.
    /// </summary>
    private void TrimToStated(string stated)
    {
        string letters = MetadataReader.Letters(TagPattern().Replace(System.Net.WebUtility.HtmlDecode(stated), " "));
        if (letters.Length < FewestStatedLetters || stated.AsSpan().TrimEnd().EndsWith("...") || stated.AsSpan().TrimEnd().EndsWith("…")) return;
        var blocks = new List<(Region Region, bool IsStated)>();
        int matched = 0;
        int prose = 0;
        for (int i = _root.Order + 1; i < _root.End; i++)
        {
            Region region = _map.Regions[i];
            if (_excluded.Contains(region.Element) || region.Name is "figure" or "table" or "pre")
            {
                i = region.End - 1;
                continue;
            }

            if (!region.IsBlock || region.OwnChars == 0 || region.OwnChars != region.Chars) continue;
            string own = MetadataReader.Letters(region.Text);
            bool isStated = own.Length > 0 && letters.Contains(own.Length > 60 ? own[..60] : own, StringComparison.Ordinal);
            blocks.Add((region, isStated));
            if (isStated) matched += own.Length;
            if (region.IsProse) prose += own.Length;
        }

        if (matched < 0.8 * letters.Length || matched < 0.7 * prose) return;
        int first = blocks.FindIndex(block => block is { IsStated: true, Region.IsProse: true });
        int last = blocks.FindLastIndex(block => block is { IsStated: true, Region.IsProse: true });
        for (int i = 0; i < blocks.Count; i++)
        {
            (Region region, bool isStated) = blocks[i];
            bool isLead = i < first && region.IsProse && region.LinkDensity < 0.2;
            if (isStated || isLead || (_headline is not null && (region.Holds(_headline) || _headline.Holds(region)))) continue;
            if (i > last || (i > first && region.LinkDensity > 0.3) || (i < first && region.Name is not ("h2" or "h3"))) _excluded.Add(region.Element);
        }
    }

    /// <summary>
    /// Takes out what stands before the first running text and after the last that is none itself: dates, categories, counts, tags,
    /// and headings at the end that nothing of the article follows.
    /// </summary>
    private void TrimEnds()
    {
        List<Region> blocks = [];
        for (int i = _root.Order + 1; i < _root.End; i++)
        {
            Region region = _map.Regions[i];
            if (_excluded.Contains(region.Element))
            {
                i = region.End - 1;
                continue;
            }

            if (region.Name is "figure" or "table" or "pre" or "blockquote" || (region.IsBlock && region.OwnChars > 0)) blocks.Add(region);
            if (region.Name is "figure" or "table" or "pre" or "blockquote") i = region.End - 1;
        }

        int first = blocks.FindIndex(block => block.IsProse);
        int last = blocks.FindLastIndex(block => block.IsProse);
        for (int i = 0; i < first; i++)
        {
            if (IsLabel(blocks[i])) _excluded.Add(blocks[i].Element);
        }

        for (int i = blocks.Count - 1; i > last && last >= 0; i--)
        {
            bool isTitle = blocks[i].Name is "h2" or "h3" or "h4" or "h5" or "h6" || (blocks[i].Chars < 60 && blocks[i].OwnChars == blocks[i].Chars && !blocks[i].HasPicture && blocks[i].Text.EndsWith(':'));
            if (IsLabel(blocks[i]) || isTitle) _excluded.Add(blocks[i].Element);
            else break;
        }
    }

    /// <summary>Takes out headings whose section was taken out: the next that stands is a heading of their level or above, or nothing.</summary>
    private void DropEmptySections()
    {
        Region? open = null;
        bool tookOut = false;
        for (int i = _root.Order + 1; i <= _root.End; i++)
        {
            Region? region = i < _root.End ? _map.Regions[i] : null;
            if (region is not null && _excluded.Contains(region.Element))
            {
                tookOut |= region.Chars > 0 || region.IsOut;
                i = region.End - 1;
                continue;
            }

            bool isHeading = region is null || region.Name is "h2" or "h3" or "h4" or "h5" or "h6";
            bool stands = region is null || isHeading || (region.IsBlock && region.OwnChars > 0) || region.Name is "figure" or "img" or "table" || region is { HasPicture: true, Chars: 0 };
            if (!stands) continue;
            if (open is not null && tookOut && isHeading && (region is null || string.CompareOrdinal(region.Name, open.Name) <= 0) && !open.HasPicture) _excluded.Add(open.Element);
            open = isHeading ? region : null;
            tookOut = false;
            if (isHeading && region is not null) i = region.End - 1;
        }
    }

    private bool IsLabel(Region block)
    {
        if (block.HasPicture || block.OwnChars != block.Chars || block.Chars >= 80 || block.Stops > 0) return false;
        if (_headline is not null && (block.Holds(_headline) || _headline.Holds(block))) return false;
        return block.Name switch
        {
            "div" or "span" or "section" or "header" or "time" or "address" or "small" => true,
            "p" or "li" or "dd" or "dt" => block.LinkDensity > 0.5 || block.Has(Traits.Field | Traits.Box) || DateParser.Parse(block.Text) is not null,
            _ => false,
        };
    }

    [GeneratedRegex("<[^>]{0,200}>", RegexOptions.CultureInvariant)]
    private static partial Regex TagPattern();
}
