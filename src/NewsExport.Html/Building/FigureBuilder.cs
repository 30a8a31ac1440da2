using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsExport.Html.Metadata;
using NewsExport.Model;

namespace NewsExport.Html.Building;

/// <summary>Makes figures of pictures: their sources, alternative texts, captions and credits.</summary>
internal sealed class FigureBuilder(ArticleContext context)
{
    private static readonly string[] LazyAttributes =
        ["data-src", "data-original", "data-lazy-src", "data-lazy", "data-image", "data-hi-res-src", "data-orig-file", "data-large-file", "data-full-src", "data-url"];

    private static readonly string[] LazySets = ["data-srcset", "data-lazy-srcset", "data-original-set"];

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>A figure of an element that holds pictures and maybe their words; null if no picture can be used.</summary>
    public Figure? Of(IElement element)
    {
        List<IElement> images = element.LocalName is "img" or "amp-img" ? [element]
            : [.. element.QuerySelectorAll("img, amp-img").Where(image => Dom.Closest(image, outer => outer.LocalName == "noscript" && outer != element) is null)];
        var photos = new List<Photo>();
        foreach (IElement image in images)
        {
            if (PhotoOf(image, images.Count > 1 ? OwnFigure(image, element) : null) is { } photo) photos.Add(photo);
        }

        if (photos.Count == 0 && Background(element) is { } background) photos.Add(background);
        if (photos.Count == 0 && images.Count == 0 && Noscript(element) is { } copy) photos.Add(copy);
        if (photos.Count == 0)
        {
            return null;
        }

        // Words are taken only with a photo: without one they stand where they stood.
        Inlines caption = Caption(element, out Inlines credit);
        context.Fates.All(element, Disposition.Dropped, HtmlRules.Furniture);
        return new Figure([.. photos], caption, credit, context.Page.SpanOf(element)) { Anchor = context.Links.AnchorOf(element) };
    }

    /// <summary>One picture, noted in the ledger; null if it is left out.</summary>
    public Photo? PhotoOf(IElement image, IElement? own)
    {
        if (IsTracking(image))
        {
            context.Fates.Drop(image, HtmlRules.TrackingPixel);
            return null;
        }

        List<ImageSource> sources = Sources(image);
        if (sources.Count == 0)
        {
            context.Sink.Report(HtmlRules.NoSource, context.Page.SpanOf(image));
            context.Fates.Drop(image, HtmlRules.NoSource);
            return null;
        }

        if (!_seen.Add(Stem(sources[0].Location)))
        {
            context.Fates.Drop(image, HtmlRules.ImageRepeated);
            return null;
        }

        context.Fates.Keep(image);
        Inlines caption = Inlines.Empty;
        Inlines credit = Inlines.Empty;
        if (own is not null) caption = Caption(own, out credit);
        return new Photo([.. sources], Alt(image), caption, credit, context.Page.SpanOf(image));
    }

    /// <summary>A picture that the page names for itself in its head.</summary>
    public Photo? Stated(string location)
    {
        if (context.Page.LocationOf(location) is not { } found || !_seen.Add(Stem(found))) return null;
        return new Photo([new ImageSource(found)], AltText.Missing, Inlines.Empty, Inlines.Empty, context.Page.SpanOf(context.Page.Document.DocumentElement));
    }

    /// <summary>Whether a picture was made a figure before, in whatever size.</summary>
    public bool WasSeen(string location) => context.Page.LocationOf(location) is { } found && _seen.Contains(Stem(found));

    private static AltText Alt(IElement image)
    {
        string? alt = image.GetAttribute("alt");
        if (alt is null) return AltText.Missing;
        string text = Dom.Fold(alt).Trim();
        if (text.Length == 0) return image.HasAttribute("alt") ? AltText.Decorative : AltText.Missing;
        // A file's name tells a listener nothing.
        return text.EndsWith(".jpg", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".png", StringComparison.OrdinalIgnoreCase) || text.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase)
            ? AltText.Missing : AltText.Of(text);
    }

    private static bool IsTracking(IElement image)
    {
        int? width = Pixels(image.GetAttribute("width"));
        int? height = Pixels(image.GetAttribute("height"));
        if (width is <= 3 || height is <= 3) return true;
        if (width is <= 32 && height is <= 32) return true;
        string source = image.GetAttribute("src") ?? "";
        return LazyAttributes.All(name => !image.HasAttribute(name)) && !image.HasAttribute("srcset")
            && (source.Contains("/pixel", StringComparison.OrdinalIgnoreCase) || source.Contains("doubleclick.", StringComparison.OrdinalIgnoreCase)
                || source.Contains("/beacon", StringComparison.OrdinalIgnoreCase) || source.Contains("1x1", StringComparison.OrdinalIgnoreCase)
                || source.Contains("spacer.gif", StringComparison.OrdinalIgnoreCase) || source.Contains("blank.gif", StringComparison.OrdinalIgnoreCase)
                || (source.StartsWith("data:image/gif", StringComparison.OrdinalIgnoreCase) && source.Length < 200));
    }

    private static int? Pixels(string? text) =>
        text is not null && int.TryParse(text.Trim().Replace("px", "", StringComparison.OrdinalIgnoreCase), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;

    private static bool IsPlaceholder(string source) =>
        (source.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && source.Length < 1500)
        || source.Contains("placeholder", StringComparison.OrdinalIgnoreCase) || source.Contains("blank.", StringComparison.OrdinalIgnoreCase)
        || source.Contains("spacer", StringComparison.OrdinalIgnoreCase) || source.Contains("/loading", StringComparison.OrdinalIgnoreCase)
        || source.Contains("transparent", StringComparison.OrdinalIgnoreCase) || source.Contains("grey.gif", StringComparison.OrdinalIgnoreCase);

    private List<ImageSource> Sources(IElement image)
    {
        var sources = new List<ImageSource>();
        bool lazy = false;
        foreach (string name in LazyAttributes) lazy |= Add(sources, image.GetAttribute(name), null);
        foreach (string name in LazySets) AddSet(sources, image.GetAttribute(name), null);
        string? own = image.GetAttribute("src");
        if (own is not null && !(IsPlaceholder(own) && (lazy || sources.Count > 0 || image.HasAttribute("srcset")))) Add(sources, own, null);
        AddSet(sources, image.GetAttribute("srcset"), null);
        if (image.ParentElement is { LocalName: "picture" } picture)
        {
            foreach (IElement source in picture.Children.Where(child => child.LocalName == "source"))
            {
                AddSet(sources, source.GetAttribute("srcset") ?? source.GetAttribute("data-srcset"), source.GetAttribute("type"));
            }
        }

        if (sources.Count > 0 && sources.TrueForAll(source => IsPlaceholder(source.Location)) && NoscriptCopy(image) is { } copy) sources.InsertRange(0, Sources(copy));
        // A name alone is the page's own choice and stays first; what states a width follows, the widest first.
        return [.. sources.Where(source => source.Width is null), .. sources.Where(source => source.Width is not null).OrderByDescending(source => source.Width)];
    }

    private bool Add(List<ImageSource> sources, string? source, string? type)
    {
        if (string.IsNullOrWhiteSpace(source) || context.Page.LocationOf(source) is not { } location) return false;
        if (sources.Exists(known => known.Location == location)) return true;
        sources.Add(new ImageSource(location, MediaType: type));
        return true;
    }

    // HTML, 4.8.4.2: candidates between commas, each an address and a width or a density.
    private void AddSet(List<ImageSource> sources, string? set, string? type)
    {
        if (set is null) return;
        ReadOnlySpan<char> rest = set;
        while (true)
        {
            rest = rest.TrimStart(" \t\r\n\f,");
            if (rest.IsEmpty) return;
            int end = rest.IndexOfAny(" \t\r\n\f");
            ReadOnlySpan<char> address = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[end..].TrimStart();
            ReadOnlySpan<char> descriptor = default;
            if (address.EndsWith(","))
            {
                address = address.TrimEnd(',');
            }
            else
            {
                int comma = rest.IndexOf(',');
                descriptor = (comma < 0 ? rest : rest[..comma]).Trim();
                rest = comma < 0 ? default : rest[(comma + 1)..];
            }

            if (context.Page.LocationOf(address.ToString()) is not { } location || sources.Exists(known => known.Location == location)) continue;
            int? width = descriptor.EndsWith("w") && int.TryParse(descriptor[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int pixels) && pixels > 0 ? pixels : null;
            double? density = descriptor.EndsWith("x") && double.TryParse(descriptor[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out double ratio) && ratio is > 0 and < 100 ? ratio : null;
            sources.Add(new ImageSource(location, width, density, type));
        }
    }

    private static IElement? NoscriptCopy(IElement image)
    {
        IElement? noscript = image.NextElementSibling?.LocalName == "noscript" ? image.NextElementSibling
            : image.ParentElement?.Children.FirstOrDefault(child => child.LocalName == "noscript");
        return noscript is null ? null : ImageIn(noscript);
    }

    // With scripts off the parser reads a noscript's content as elements; in a head, or from another parser, it is text.
    private static IElement? ImageIn(IElement noscript) => noscript.QuerySelector("img")
        ?? (noscript.TextContent.Contains("<img", StringComparison.OrdinalIgnoreCase) ? new HtmlParser().ParseDocument(noscript.TextContent).QuerySelector("img") : null);

    private Photo? Noscript(IElement element) =>
        element.QuerySelector("noscript") is { } noscript && ImageIn(noscript) is { } image ? PhotoOf(image, null) : null;

    private Photo? Background(IElement element)
    {
        foreach (IElement at in element.QuerySelectorAll("[style*='background']").Prepend(element))
        {
            string style = at.GetAttribute("style") ?? "";
            int start = style.IndexOf("url(", StringComparison.OrdinalIgnoreCase);
            int end = start < 0 ? -1 : style.IndexOf(')', start);
            if (end < 0) continue;
            string address = style[(start + 4)..end].Trim(' ', '"', '\'');
            if (context.Page.LocationOf(address) is not { } location || !_seen.Add(Stem(location))) continue;
            string? label = at.GetAttribute("aria-label") ?? at.GetAttribute("title");
            return new Photo(
                [new ImageSource(location)], string.IsNullOrWhiteSpace(label) ? AltText.Missing : AltText.Of(label.Trim()), Inlines.Empty, Inlines.Empty, context.Page.SpanOf(at));
        }

        return null;
    }

    private static IElement? OwnFigure(IElement image, IElement figure) =>
        Dom.Closest(image, outer => outer.LocalName is "figure" or "li" || Dom.ClassAndId(outer).Contains("wp-caption", StringComparison.Ordinal)) is { } own && own != figure && Dom.Contains(figure, own) ? own : null;

    private Inlines Caption(IElement element, out Inlines credit)
    {
        credit = Inlines.Empty;
        IElement? holder = element.Children.FirstOrDefault(IsCaption) ?? element.QuerySelectorAll("figcaption, .wp-caption-text, .caption, .gallery-caption, [itemprop~='caption']")
            .FirstOrDefault(found => Dom.Closest(found, outer => outer.LocalName == "figure") is not { } inner || inner == element || !Dom.Contains(element, inner));
        var creditElements = new List<IElement>();
        foreach (IElement part in element.QuerySelectorAll("*"))
        {
            if (!IsCreditElement(part) || creditElements.Exists(outer => Dom.Contains(outer, part))) continue;
            if (OwnFigureOf(part, element)) continue;
            creditElements.Add(part);
        }

        if (creditElements.Count > 0)
        {
            var parts = new List<Inline>();
            foreach (IElement part in creditElements)
            {
                Inlines text = new InlineBuilder(context).Build(part.ChildNodes);
                if (text.IsEmpty) continue;
                if (parts.Count > 0) parts.Add(new Text(" "));
                parts.AddRange(text);
                context.Taken.Add(part);
            }

            credit = [.. parts];
        }

        if (holder is null || context.Taken.Contains(holder)) return Inlines.Empty;
        List<Inline> all = [];
        // Captions are written in paragraphs at times: joined, they are one text.
        foreach (INode[] group in Groups(holder))
        {
            Inlines text = new InlineBuilder(context).Build(group);
            if (text.IsEmpty) continue;
            if (all.Count > 0) all.Add(new Text(" "));
            all.AddRange(text);
        }

        context.Taken.Add(holder);
        Inlines caption = [.. all];
        if (!caption.IsEmpty && MetadataReader.Letters(caption.PlainText) == context.Standfirst)
        {
            context.Fates.Overwrite(holder, Disposition.Dropped, HtmlRules.Repeated);
            return Inlines.Empty;
        }

        if (!credit.IsEmpty) return caption;
        (caption, credit) = CreditSplitter.Split(caption);
        return caption;
    }

    private static IEnumerable<INode[]> Groups(IElement holder)
    {
        var group = new List<INode>();
        foreach (INode child in holder.ChildNodes)
        {
            if (child is IElement element && Dom.IsBlock(element))
            {
                if (group.Count > 0) yield return [.. group];
                group.Clear();
                yield return [.. element.ChildNodes];
            }
            else
            {
                group.Add(child);
            }
        }

        if (group.Count > 0) yield return [.. group];
    }

    private static bool OwnFigureOf(IElement part, IElement figure) =>
        Dom.Closest(part, outer => outer.LocalName == "figure") is { } inner && inner != figure && Dom.Contains(figure, inner);

    private static bool IsCaption(IElement element) =>
        element.LocalName == "figcaption" || (element.LocalName is not "img" and not "picture" && HasWord(element, "caption") && !IsCreditElement(element));

    private static bool IsCreditElement(IElement element) =>
        element.LocalName is not ("figure" or "figcaption" or "img" or "picture" or "source")
        && (HasWord(element, "credit") || HasWord(element, "copyright") || HasWord(element, "attribution") || HasWord(element, "photographer") || HasWord(element, "copyrightHolder")
            || element.GetAttribute("itemprop") is "copyrightHolder" or "creditText" or "author")
        && Dom.TextOf(element).Length is > 0 and < 160;

    private static bool HasWord(IElement element, string word) => Dom.ClassAndId(element).Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The part of an address that is the same for every size of one picture.</summary>
    private static string Stem(string location)
    {
        if (location.StartsWith("data:", StringComparison.OrdinalIgnoreCase)) return location;
        int query = location.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? location : location[..query];
    }

    /// <summary>Whether two texts are one but for punctuation.</summary>
    internal static bool SameText(string first, string second) => MetadataReader.Letters(first) is { Length: > 0 } letters && letters == MetadataReader.Letters(second);
}
