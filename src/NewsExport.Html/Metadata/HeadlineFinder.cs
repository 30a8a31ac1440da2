using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsExport.Html.Extraction;

namespace NewsExport.Html.Metadata;

/// <summary>
/// Finds the headline: the heading on the page that says what the head states as the title, or a part of it, since the paper's name
/// stands before or after it in many ways; else the page's own h1, the heading right above the text, or the title without the paper.
/// </summary>
internal sealed partial class HeadlineFinder
{
    private const int ShortestPart = 12;
    private const int FewestWords = 4;

    private static readonly string[] TitleSeparators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " : ", " < ", "│"];

    private readonly SourcePage _page;
    private readonly string? _publisher;
    private readonly string _site;
    private readonly string _host;
    private readonly (string Source, string? Text)[] _stated;
    private readonly List<Heading> _headings;
    private readonly Region? _text;

    public HeadlineFinder(SourcePage page, HeadFields head, JsonLd json, string? publisher)
    {
        (_page, _publisher) = (page, publisher);
        _site = publisher is null ? "" : MetadataReader.Letters(publisher);
        _host = page.Canonical is { } address && Uri.TryCreate(address, UriKind.Absolute, out Uri? url) ? url.Host.Split('.').SkipLast(1).LastOrDefault() ?? "" : "";
        string? title = page.Document.Title is { Length: > 0 } text ? text : null;
        _stated =
        [
            .. new (string Source, string? Text)[] { ("json-ld", json.Headline), ("open-graph", head.Meta("og:title")), ("meta", head.Meta("twitter:title", "dc.title")), ("html", title), ("meta", head.Meta("title", "headline")) }
                .Select(stated => (stated.Source, stated.Text is null ? null : Dom.Fold(stated.Text).Trim())),
        ];
        _headings = Headings();
        _text = page.Map.Main is { } main ? main.Children.Find(child => child.IsProse && child.IsBlock) ?? main : null;
    }

    /// <summary>What the head states as the title, from each source that states one.</summary>
    public IEnumerable<(string Source, string Text)> Stated => _stated.Where(stated => !string.IsNullOrEmpty(stated.Text))!;

    /// <summary>The headline, the element that shows it if one does, and where it came from; null if there is none.</summary>
    public (string Text, IElement? Element, string Source)? Find()
    {
        if (Match() is { } match) return Fuller(match.Element) is { } fuller ? (fuller.Text, fuller.Element, "html") : (match.Text, match.Element, "html");
        if (Short() is { } part) return (part.Text, part.Element, "html");
        (string source, string? head) = _stated.Select(stated => (stated.Source, WithoutSite(stated.Text, _publisher))).FirstOrDefault(stated => !string.IsNullOrWhiteSpace(stated.Item2));
        if (Unstated(head is not null && !IsSite(head)) is { } heading) return (heading.Text, heading.Element, "html");
        return head is null ? null : (head, null, source);
    }

    /// <summary>
    /// The heading of a page whose head says something else. Many sites keep h1 for their own name, so it is the h1 only where it
    /// stands alone and above the text, and does not look like the paper's name; else the heading right above the text.
    /// </summary>
    private Region? Unstated(bool isTitled)
    {
        List<Region> tops = [.. _headings.Where(heading => heading.Region.Name == "h1" && !IsBelowText(heading.Region)).Select(heading => heading.Region)];
        Region? own = tops.Find(top => IsInArticle(top) && !IsPublisher(top));
        bool isLone = tops.DistinctBy(top => MetadataReader.Letters(top.Text)).Take(2).Count() == 1;
        own ??= isLone && !IsPublisher(tops[0]) && !LooksLikeSiteName(tops[0].Element) ? tops[0] : null;
        if (own is not null) return own;
        if (NearText() is { } near && (!isTitled || (!LooksLikeSiteName(near.Element) && near.Text.Split(' ').Length > 2))) return near;
        return isTitled ? null : _headings.FindLast(heading => heading.Region.Has(Traits.Title) && !IsBelowText(heading.Region) && !IsPublisher(heading.Region))?.Region;
    }

    private bool IsBelowText(Region heading) => _text is not null && heading.Order > _text.Order;

    private bool IsPublisher(Region heading) => IsSite(heading.Text);

    /// <summary>Whether a text is the site's name: the publisher's, or what its address says.</summary>
    private bool IsSite(string text) => MetadataReader.Letters(text) is { Length: > 0 } letters && (letters == _site || letters == _host);

    /// <summary>The heading above the text that is a title's first part, too short to be told from a section's name where a longer part stands on the page.</summary>
    private Region? Short() => _headings.Find(heading => heading.Level <= 3 && heading.Letters.Length is > 4 and <= ShortestPart && !IsBelowText(heading.Region) && !IsPublisher(heading.Region)
        && Stated.Any(stated => Spans(stated.Text).Skip(1).Any(span => MetadataReader.Letters(span) == heading.Letters && stated.Text.StartsWith(span, StringComparison.Ordinal))))?.Region;

    private static bool IsInArticle(Region region)
    {
        for (Region? outer = region.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer.Name is "article" or "main") return true;
        }

        return false;
    }

    /// <summary>The heading right above the page's main text, where no h1 stands nearer.</summary>
    private Region? NearText()
    {
        if (_text is not { } text) return null;
        if (_headings.FindLast(heading => heading.Region.Order < text.Order && text.Order - heading.Region.Order < 120 && heading.Region.Name is "h1" or "h2" && heading.Region.Has(Traits.Title)) is { } named) return named.Region;
        List<Region> above = [.. _headings.Where(heading => heading.Region.Order < text.Order && text.Order - heading.Region.Order < 50 && heading.Region.Name is "h1" or "h2" or "h3" && !IsPublisher(heading.Region)).Select(heading => heading.Region)];
        return above.Count == 0 || _headings.Exists(heading => heading.Region.Name == "h1" && !above.Contains(heading.Region) && !IsPublisher(heading.Region) && heading.Region.Order < text.Order && text.Order - heading.Region.Order < 120) ? null
            : above.OrderBy(heading => heading.Name, StringComparer.Ordinal).ThenByDescending(heading => heading.Order).First();
    }

    private List<Heading> Headings()
    {
        var headings = new List<Heading>();
        PageMap map = _page.Map;
        int furnitureEnd = 0;
        for (int i = 0; i < map.Regions.Count; i++)
        {
            Region region = map.Regions[i];
            if (region.Has(Traits.Sure) && region is { Paragraphs: 0, IsBlock: true }) furnitureEnd = Math.Max(furnitureEnd, region.End);
            if (region.IsHidden || region.Name is "nav" or "footer" or "form" or "aside" || region.Has(Traits.Comments))
            {
                if (region.Prose * 2 < map.Root.Prose || region.Name is "nav" or "footer") i = region.End - 1;
                continue;
            }

            bool isHeading = region.Name is "h1" or "h2" or "h3" or "h4" || (region.Chars is > 1 and < 300 && region.Prose == 0 && ((region.IsMarked && region.Element.GetAttribute("itemprop") == "headline") || region.Has(Traits.Title)));
            if (!isHeading || region.Chars is < 2 or > 400 || region.Has(Traits.Unseen) || (region.Prose > 0 && region.Name[0] != 'h')) continue;
            // A heading that was never closed holds the article.
            if (region.Paragraphs > (region.IsProse ? 1 : 0)) continue;
            // What leads to the front page is the paper's own name.
            if (region.LinkDensity > 0.9 && _page.LinksIn(region.Element).FirstOrDefault() is { } link && IsFrontPage(link.GetAttribute("href")!)) continue;
            headings.Add(new Heading(region, i < furnitureEnd));
        }

        return headings;
    }

    private bool IsFrontPage(string href) => href is "/" or "" or "#" or "./" or "index.html" or "index.php" || (_page.Resolve(href) is { AbsolutePath: "/" or "/index.html" or "/index.php" or "/de/" or "/en/" } url && url.Query.Length == 0);

    private (string Text, IElement Element)? Match()
    {
        List<string> variants = [.. Stated.SelectMany(stated => Spans(stated.Text))];
        List<string> letters = [.. variants.Select(MetadataReader.Letters).Where(variant => variant.Length > 2 && variant != _site && variant != _host).Distinct()];
        // A page without a title states none.
        return letters.Count == 0 ? null : Exact(letters) ?? Partial(variants, letters);
    }

    /// <summary>The heading that is a title or a part of one. An h1 is asked before lower headings, a longer part before a shorter one.</summary>
    private (string Text, IElement Element)? Exact(List<string> letters)
    {
        Heading? repeated = null;
        bool hasTop = _headings.Exists(heading => heading.Level == 1 && !IsPublisher(heading.Region));
        // A short part of a title may be a section's name, which stands above other things too.
        bool IsPart(Heading heading) => heading.Letters.Length <= ShortestPart && letters[0] != heading.Letters;
        // Level by level, since most pages show the title in an h1 and the rest need not be looked at.
        for (int level = 1; level <= Heading.NoLevel; level++)
        {
            IEnumerable<Heading> same = _headings.Where(heading => (heading.Level == level && !(level == 1 && IsPart(heading))) || (level == 2 && heading.Level == 1 && IsPart(heading)));
            foreach (Heading heading in same.Where(heading => letters.Contains(heading.Letters)).OrderByDescending(heading => heading.Letters.Length))
            {
                if (heading.Level > 1 && (IsPart(heading) || (hasTop && IsBelowText(heading.Region)))) continue;
                if (!heading.IsInFurniture) return (Own(heading.Region) ?? heading.Text, heading.Region.Element);
                repeated ??= heading;
            }

            if (level == 1 && _headings.Find(heading => heading.Level == 1 && !heading.IsInFurniture && IsShortened(heading)) is { } shortened) return (shortened.Text, shortened.Region.Element);
        }

        return repeated is null ? null : (repeated.Text, repeated.Region.Element);
    }

    /// <summary>Whether a heading says a title in fewer words: all of its own stand in it, in their order.</summary>
    private bool IsShortened(Heading heading)
    {
        string[] words = [.. heading.Text.Split(' ').Select(MetadataReader.Letters).Where(word => word.Length > 0)];
        return words.Length >= FewestWords && !IsPublisher(heading.Region) && Stated.Any(stated =>
        {
            int next = 0;
            foreach (string word in stated.Text.Split(' ').Select(MetadataReader.Letters)) if (next < words.Length && word == words[next]) next++;
            return next == words.Length;
        });
    }

    /// <summary>The heading between a headline and the text that begins with all of it and says more; null if there is none.</summary>
    private Region? Fuller(IElement? shown)
    {
        int at = _headings.FindIndex(heading => heading.Region.Element == shown);
        if (at < 0 || at + 1 >= _headings.Count) return null;
        (Heading headline, Heading next) = (_headings[at], _headings[at + 1]);
        return headline.Letters.Length > ShortestPart && next.Letters.Length > headline.Letters.Length && next.Level <= 3 && !IsBelowText(next.Region)
            && next.Letters.StartsWith(headline.Letters, StringComparison.Ordinal) ? next.Region : null;
    }

    /// <summary>The heading that holds a title with a kicker or a subtitle, or says nearly the same.</summary>
    private (string Text, IElement Element)? Partial(List<string> variants, List<string> letters)
    {
        foreach (bool top in new[] { true, false })
        {
            List<Heading> level = [.. _headings.Where(heading => heading.Region.Name == "h1" == top && !IsBelowText(heading.Region))];
            foreach (string variant in letters.Where(variant => variant.Length > ShortestPart))
            {
                Heading? holder = level.Find(heading => heading.Letters.Length > variant.Length && heading.Letters.Contains(variant, StringComparison.Ordinal));
                if (holder is null) continue;
                string? words = variants.Find(text => MetadataReader.Letters(text) == variant);
                // Where kicker or standfirst stand in parts of their own, the title is what the head says.
                return (Own(holder.Region) ?? (holder.Region.Children.Exists(part => part.Chars > 0) && words is not null ? words : holder.Text), holder.Region.Element);
            }

            foreach ((_, string candidate) in Stated)
            {
                if (level.Find(heading => !IsPublisher(heading.Region) && MetadataReader.Similar(heading.Text, WithoutSite(candidate, _publisher)!)) is { } like) return (like.Text, like.Region.Element);
            }
        }

        return null;
    }

    /// <summary>The headline within a heading that holds a kicker or a subtitle too, in elements named so or set small; null if it is all of it.</summary>
    private static string? Own(Region heading)
    {
        Region at = heading;
        while (at.Children is [{ } only] && only.Chars == at.Chars) at = only;
        Region? other = at.Children.Find(child => child.Chars > 0 && child.Chars < at.Chars && (child.Has(Traits.Kicker | Traits.Standfirst) || child.Name == "small" || SmallPattern().IsMatch(child.Element.ClassName ?? "")));
        if (other is null) return null;
        string text = string.Join(' ', at.Element.ChildNodes.Where(node => node != other.Element && node is not IElement { LocalName: "script" or "style" }).Select(node => node is IElement element ? Dom.TextOf(element) : node.TextContent));
        text = Dom.Fold(text).Trim().TrimStart(':', '|', '–', '-', ' ');
        return text.Length > 5 ? text : null;
    }

    /// <summary>A title and its runs of parts between separators, the longest first.</summary>
    private static IEnumerable<string> Spans(string title)
    {
        string[] parts = SeparatorPattern().Split(title);
        if (parts.Length == 1) return [title];
        if (parts.Length > 6) return [title, .. parts];
        var spans = new List<string> { title };
        int[] starts = new int[parts.Length];
        int at = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            starts[i] = title.IndexOf(parts[i], at, StringComparison.Ordinal);
            at = starts[i] + parts[i].Length;
        }

        for (int i = 0; i < parts.Length; i++)
        {
            for (int j = i; j < parts.Length; j++) spans.Add(title[starts[i]..(starts[j] + parts[j].Length)].Trim());
        }

        return spans.Where(span => span.Length > 0).OrderByDescending(span => span.Length);
    }

    private bool LooksLikeSiteName(IElement heading)
    {
        string text = Dom.TextOf(heading);
        return (_publisher is not null && text.Equals(_publisher, StringComparison.OrdinalIgnoreCase))
            || heading.QuerySelector("img") is not null || Dom.Closest(heading, outer => outer.LocalName == "header" && outer.ParentElement?.LocalName == "body") is not null
            || Stated.Any(stated => TitleSeparators.Any(separator => stated.Text.EndsWith(separator + text, StringComparison.OrdinalIgnoreCase) || stated.Text.StartsWith(text + separator, StringComparison.OrdinalIgnoreCase)));
    }

    private static string? WithoutSite(string? title, string? publisher)
    {
        if (title is null) return null;
        if (publisher is not null)
        {
            foreach (string separator in TitleSeparators)
            {
                if (title.EndsWith(separator + publisher, StringComparison.OrdinalIgnoreCase)) return title[..^(separator.Length + publisher.Length)].Trim();
                if (title.StartsWith(publisher + separator, StringComparison.OrdinalIgnoreCase)) return title[(publisher.Length + separator.Length)..].Trim();
            }
        }

        // Without the paper's name the longest part is the headline, if the others are short enough to be a name.
        foreach (string separator in TitleSeparators)
        {
            int at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && title.Length - at - separator.Length < Math.Min(40, at) && at > 15) return title[..at].Trim();
        }

        return title;
    }

    /// <summary>A heading; what stands in a breadcrumb repeats one more often than it is one.</summary>
    private sealed class Heading(Region region, bool isInFurniture)
    {
        /// <summary>The level of what is a heading by its class only.</summary>
        public const int NoLevel = 7;

        public Region Region { get; } = region;

        public bool IsInFurniture { get; } = isInFurniture;

        public int Level { get; } = region.Name is ['h', >= '1' and <= '6' and char level] ? level - '0' : NoLevel;

        public string Text => field ??= Region.Text;

        public string Letters => field ??= MetadataReader.Letters(Text);
    }

    // Type that is smaller than the heading's.
    [GeneratedRegex(@"(?:^|[\s_-]|h[1-6]-?)small(?:$|\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SmallPattern();

    [GeneratedRegex(@"\s+[|│–—»«•·:<>/-]{1,3}\s+|\s*[|│»]\s*|:\s+", RegexOptions.CultureInvariant)]
    private static partial Regex SeparatorPattern();
}
